import { type Atom, pieceHolds, type Piece } from './atom.ts';
import { canonicalScope, piecesOf } from './canonical.ts';
import type { Scope, ScopeClause } from './scope.ts';

/**
 * Areas are compared by their codes. For a type without a place, take the areas away before (`scopeOf({ areas: null,
 * … })`), since in SQL they do not apply to it.
 */

/** Every row. */
export const everything: Scope = canonicalScope([{ area: null, named: [], except: [] }]);

/** No row. */
export const nothing: Scope = canonicalScope([]);

/** The rows of one clause. */
export function scopeOf(clause: ScopeClause): Scope {
  return canonicalScope(piecesOf({ any: [clause], except: [] }));
}

/** Rows of at least one of the scopes, exactly. */
export function unionScopes(...scopes: readonly Scope[]): Scope {
  const first = scopes[0];
  if (first && scopes.every((scope) => scope.key === first.key)) return first;
  return canonicalScope(scopes.flatMap(piecesOf));
}

/** Rows of a scope that are in no clause of `removed`; exceptions of `removed` do not bring rows back. */
export function exceptScope(scope: Scope, removed: Scope): Scope {
  if (removed.any.length === 0) return scope;
  const gaps: readonly Atom[] = piecesOf({ any: removed.any, except: [] }).map(({ area, named }) => ({ area, named }));
  return canonicalScope(
    piecesOf(scope).map(({ area, named, except }) => ({ area, named, except: [...except, ...gaps] })),
  );
}

/** Rows of both scopes. */
export function intersectScopes(left: Scope, right: Scope): Scope {
  if (left.key === right.key) return left;
  const both: Piece[] = [];
  for (const a of piecesOf(left))
    for (const b of piecesOf(right)) {
      const area = commonArea(a.area, b.area);
      if (area === undefined) continue;
      const named = [...new Set([...a.named, ...b.named])].sort();
      both.push({ area, named, except: [...a.except, ...b.except] });
    }
  return canonicalScope(both);
}

/** True only when every row of `inner` is certainly in `outer`; false may mean that it cannot be told. */
export function covers(outer: Scope, inner: Scope): boolean {
  if (outer.key === inner.key || outer.key === everything.key) return true;
  const outerPieces = piecesOf(outer);
  return piecesOf(inner).every((piece) => outerPieces.some((candidate) => pieceHolds(candidate, piece)));
}

/** Whether two scopes are written alike; scopes that differ here may still hold the same rows. */
export function sameScope(a: Scope, b: Scope): boolean {
  return a.key === b.key;
}

/** Whether certainly every row of a street is in the scope; a scope smaller than the street does not hold it. */
export function holdsStreet(scope: Scope, streetCode: string): boolean {
  const street: Piece = { area: streetCode, named: [], except: [] };
  return piecesOf(scope).some((piece) => pieceHolds(piece, street));
}

/** Whether some row of a street may be in the scope, as far as its areas tell. */
export function reaches({ any }: Scope, streetCode: string): boolean {
  return any.some(
    ({ areas }) => areas === null || areas.some((area) => area.startsWith(streetCode) || streetCode.startsWith(area)),
  );
}

function commonArea(a: string | null, b: string | null): string | null | undefined {
  if (a === null || (b !== null && b.startsWith(a))) return b;
  if (b === null || a.startsWith(b)) return a;
  return undefined;
}
