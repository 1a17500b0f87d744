import type { AdminEntry, Department, Names } from '../../sharing/admin-catalogue.ts';
import type { Kind, MatrixAnswer } from './documents.ts';

/** A field with what each department may do with it. */
export interface FieldRow {
  readonly entry: AdminEntry;
  /** By department, in the order of `MatrixTable.departments`. */
  readonly kinds: readonly Kind[];
  /** What it was in the policy that is compared with; empty without one. */
  readonly before: readonly (Kind | undefined)[];
  readonly isDifferent: readonly boolean[];
}

export interface MatrixTable {
  readonly departments: readonly Department[];
  readonly rows: readonly FieldRow[];
  /** How many cells differ from the policy that is compared with. */
  readonly differences: number;
}

/** The matrix with its names, and beside each cell what it is compared with. */
export function tableOf(shown: MatrixAnswer, names: Names, base?: MatrixAnswer): MatrixTable {
  const marks = new Map<Kind, string>();
  for (const kind of [...shown.kinds, ...(base?.kinds ?? [])]) marks.set(kind, meaning(kind));
  const baseRows = new Map(base?.rows.map(({ coordinate, cells }) => [coordinate, cells]));
  const places = shown.departments.map((code) => base?.departments.indexOf(code) ?? -1);
  let differences = 0;
  const rows = shown.rows.flatMap(({ coordinate, cells }): readonly FieldRow[] => {
    const entry = names.entries.get(coordinate);
    if (!entry) return [];
    const kinds = cells.map((place) => shown.kinds[place]!);
    if (!base) return [{ entry, kinds, before: [], isDifferent: [] }];
    const old = baseRows.get(coordinate);
    const before = places.map((place) => base.kinds[old?.[place] ?? -1]);
    const isDifferent = kinds.map((kind, i) => marks.get(kind) !== (before[i] ? marks.get(before[i]) : nothing));
    differences += isDifferent.filter(Boolean).length;
    return [{ entry, kinds, before, isDifferent }];
  });
  const departments = shown.departments.map(
    (code) => names.departments.get(code) ?? { code, title: { zh: code, en: code }, areas: [], parent: null },
  );
  return { departments, rows, differences };
}

/** What a cell allows, whatever gives it; equal meanings have equal texts. */
function meaning({ read, masks, isMixed, operators, where, validUntil, isDenied }: Kind): string {
  return JSON.stringify([read, masks, isMixed, [...operators].sort(), where?.en ?? null, validUntil, isDenied]);
}

const nothing = JSON.stringify(['none', [], false, [], null, null, false]);
