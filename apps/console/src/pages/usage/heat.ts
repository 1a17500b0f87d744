import type { FieldUsage } from './documents.ts';

/** What a department did with a field, or with the fields of a type. */
export interface Heat {
  readonly operations: number;
  readonly rows: number;
  /** Milliseconds since the epoch; 0 when it was never used. */
  readonly lastUsed: number;
  /** Fields that the department can use. */
  readonly held: number;
  /** Of these, the fields that it used. */
  readonly used: number;
}

export interface HeatRow {
  /** A type, or the coordinate of a field. */
  readonly key: string;
  readonly cells: ReadonlyMap<string, Heat>;
  readonly children?: readonly HeatRow[];
}

/** Fields that departments can use, by coordinate. */
export type Holdings = ReadonlyMap<string, ReadonlySet<string>>;

const nothing: Heat = { operations: 0, rows: 0, lastUsed: 0, held: 0, used: 0 };

/** Rows of types with rows of their fields, from what departments have and what they used. */
export function heatRows(usage: readonly FieldUsage[], holdings: Holdings): readonly HeatRow[] {
  const fields = new Map<string, Map<string, Heat>>();
  const cellsOf = (coordinate: string): Map<string, Heat> => {
    const cells = fields.get(coordinate) ?? new Map<string, Heat>();
    fields.set(coordinate, cells);
    return cells;
  };
  for (const [coordinate, departments] of holdings)
    for (const department of departments) cellsOf(coordinate).set(department, { ...nothing, held: 1 });
  for (const { coordinate: used, department, operations, rows, lastUsed } of usage) {
    // filtering by a field uses it as reading it does
    const cells = cellsOf(used.split(':')[0]!);
    const before = cells.get(department) ?? nothing;
    cells.set(department, {
      operations: before.operations + operations,
      rows: before.rows + rows,
      lastUsed: Math.max(before.lastUsed, Date.parse(lastUsed)),
      held: before.held,
      used: 1,
    });
  }
  const types = new Map<string, HeatRow[]>();
  for (const [key, cells] of [...fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const type = key.split('.')[0]!;
    types.set(type, [...(types.get(type) ?? []), { key, cells }]);
  }
  const rows = [...types].map(([key, children]) => ({ key, cells: summed(children), children: usedFirst(children) }));
  return usedFirst(rows);
}

/** Rows that somebody used stand before those that nobody did; in each part the order stays. */
function usedFirst(rows: readonly HeatRow[]): readonly HeatRow[] {
  const isUsed = ({ cells }: HeatRow): boolean => [...cells.values()].some(({ lastUsed }) => lastUsed > 0);
  return [...rows].sort((a, b) => Number(isUsed(b)) - Number(isUsed(a)));
}

function summed(rows: readonly HeatRow[]): ReadonlyMap<string, Heat> {
  const sums = new Map<string, Heat>();
  for (const { cells } of rows)
    for (const [department, heat] of cells) {
      const sum = sums.get(department) ?? nothing;
      sums.set(department, {
        operations: sum.operations + heat.operations,
        // rows of one answer count for each of its fields: the largest says how many there were
        rows: Math.max(sum.rows, heat.rows),
        lastUsed: Math.max(sum.lastUsed, heat.lastUsed),
        held: sum.held + heat.held,
        used: sum.used + heat.used,
      });
    }
  return sums;
}

const day = 86_400_000;

/** How warm a cell is, 0 to 5: by when it was used last, or by how much on a scale of tens. */
export function warmth(heat: Heat, measure: 'lastUsed' | 'operations' | 'rows', now: number): number {
  if (heat.lastUsed === 0) return 0;
  if (measure === 'lastUsed') {
    const age = (now - heat.lastUsed) / day;
    return age < 1 ? 5 : age < 7 ? 4 : age < 30 ? 3 : age < 90 ? 2 : 1;
  }
  const most = measure === 'rows' ? 6 : 5;
  return Math.max(1, Math.min(5, Math.ceil((Math.log10(heat[measure] + 1) / most) * 5)));
}
