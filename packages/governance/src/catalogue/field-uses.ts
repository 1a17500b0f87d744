import { usage } from '@gridweave/audit';
import type { AdminContext } from '../context.ts';

/** What a department did with a field. */
export interface FieldUse {
  readonly department: string;
  readonly operations: number;
  readonly rows: string;
  readonly lastUsed: string;
}

const DAYS = 90;
const known = new WeakMap<AdminContext, Promise<ReadonlyMap<string, readonly FieldUse[]>>>();

/** Uses of the last 90 days by coordinate, the latest first; read from the log once for each call. */
export function fieldUses(context: AdminContext): Promise<ReadonlyMap<string, readonly FieldUse[]>> {
  let found = known.get(context);
  if (!found) {
    found = read(context);
    known.set(context, found);
  }
  return found;
}

async function read({ db }: AdminContext): Promise<ReadonlyMap<string, readonly FieldUse[]>> {
  const uses = new Map<string, Map<string, { operations: number; rows: number; last: number }>>();
  for (const { department, coordinate, operations, rows, lastUsed } of await usage(db, {
    from: new Date(Date.now() - DAYS * 86_400_000),
  })) {
    // reading a field and filtering by it are uses of the same field
    const [field = ''] = coordinate.split(':');
    const of = uses.get(field) ?? new Map();
    const sum = of.get(department) ?? { operations: 0, rows: 0, last: 0 };
    of.set(department, {
      operations: sum.operations + operations,
      rows: sum.rows + rows,
      last: Math.max(sum.last, lastUsed),
    });
    uses.set(field, of);
  }
  return new Map(
    [...uses].map(([field, of]) => [
      field,
      [...of]
        .sort(([, a], [, b]) => b.last - a.last)
        .map(([department, { operations, rows, last }]) => ({
          department,
          operations,
          rows: String(rows),
          lastUsed: new Date(last).toISOString(),
        })),
    ]),
  );
}
