import type { Title } from '../label/label.ts';
import type { NamedScope } from '../type/scope.ts';

/** A kind of professional grid 专业网格: how one department divides the city. Its grids are rows of the core. */
export interface ProfessionalGridKind {
  readonly kind: 'professional-grid';
  /** Lower-case words with hyphens, unique: `fire`. */
  readonly code: string;
  readonly title: Title;
  /** The first 6 digits of the codes of its grids (after CJ/T 349). */
  readonly objectCode: string;
  /** The department that divides the city so. */
  readonly owner: Title;
  /** What its grids are made of: whole basic grids, or polygons of their own that are docked onto basic grids. */
  readonly shape: 'basic-grids' | 'polygons';
  /** Whether every basic grid has to be covered. */
  readonly coverage: 'complete' | 'partial';
  /** Whether a basic grid may belong to several of its grids. */
  readonly overlap: 'none' | 'allowed';
}

/**
 * Declares a kind of professional grid:
 *
 * ```ts
 * export const fireGrid = defineProfessionalGrid({ code: 'fire', title: { zh: '消防网格', en: 'Fire grid' }, objectCode: '020100',
 *   owner: { zh: '消防救援支队', en: 'Fire and rescue' }, shape: 'basic-grids', coverage: 'complete', overlap: 'none' });
 * ```
 */
export function defineProfessionalGrid(options: Omit<ProfessionalGridKind, 'kind'>): ProfessionalGridKind {
  return { kind: 'professional-grid', ...options };
}

/** What kinds of grids bring along where the grids of all kinds are kept; declared by the core only. */
export interface ProfessionalGridDirectory {
  /** The scope over the grids of a kind, so that a department can be granted fields of its own grids only. */
  readonly scopeOf: (kind: ProfessionalGridKind) => NamedScope;
}
