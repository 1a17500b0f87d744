import { usage } from '@gridweave/audit';
import type { AdminContext } from '../context.ts';

/** What a department did with a field. */
export interface FieldUse {
  readonly department: string;
  readonly operations: number;
  readonly rows: string;
  readonly lastUsed: string;
}

type Uses = ReadonlyMap<string, readonly FieldUse[]>;

const known = new WeakMap<AdminContext, Map<number, Promise<Uses>>>();

/** Uses of the last days by coordinate, the latest first; read from the log once for each call. */
export function fieldUses(context: AdminContext, days = 90): Promise<Uses> {
  const ofCall = known.get(context) ?? new Map<number, Promise<Uses>>();
  known.set(context, ofCall);
  let found = ofCall.get(days);
  if (!found) ofCall.set(days, (found = read(context, days)));
  return found;
}

async function read({ db }: AdminContext, days: number): Promise<Uses> {
  const uses = new Map<string, Map<string, { operations: number; rows: number; last: number }>>();
  for (const { department, coordinate, operations, rows, lastUsed } of await usage(db, {
    from: new Date(Date.now() - days * 86_400_000),
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
