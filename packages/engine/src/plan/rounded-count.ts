import { createHmac } from 'node:crypto';
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { FieldModel, TypeModel } from '@gridweave/kit';
import { covers, nothing, type Scope, unionScopes } from '@gridweave/access';
import type { ArgumentValue } from './argument.ts';
import { bound, type Run } from './bind.ts';
import { fieldPolicy, type PlanContext, typePolicy } from './context.ts';

/**
 * Whether counts tell no more than lists do: each counted row may be read, and the groups are of a field whose values
 * may be read in full or filtered by on each of them. Such counts are exact; others are rounded.
 */
export function tellsOnlyReadable(
  context: PlanContext,
  type: TypeModel,
  counted: Scope,
  grouped: FieldModel | undefined,
): boolean {
  if (!covers(typePolicy(context, type)?.rows ?? nothing, counted)) return false;
  if (!grouped) return true;
  const policy = fieldPolicy(context, grouped);
  const clear = policy?.read.filter(({ mask }) => mask === null).map(({ scope }) => scope) ?? [];
  const filter = policy?.operators.get('filter');
  return covers(unionScopes(nothing, ...clear, ...(filter ? [filter] : [])), counted);
}

/** What a group has to keep of its rows so that its count can be rounded: the same rows give the same mark. */
export function setMark(context: PlanContext, type: TypeModel, alias: string): RawBuilder<unknown> {
  const key = sql.join(
    type.ref.table.key.map((column) => sql`${sql.ref(`${alias}.${column}`)}::text`),
    sql` || '/' || `,
  );
  return sql`bit_xor(hashtextextended(${key}, ${bound(() => secretOf(context, 'rows').readBigInt64BE().toString())}::int8))`;
}

/**
 * A count rounded to a multiple of the smallest group, up or down by a threshold that hangs on the rows, on the values
 * that were asked with and on a secret of the department. The same conditions have the same answer, however they are
 * put together. Conditions with other values are another question, also where they change nothing: over some hundred such
 * questions the answers average out to the count, so they have to be limited in number. Two questions have thresholds that have nothing to do with each other, so that neither equal nor different answers
 * tell whether a row is in one and not in the other. On average over secrets it is the count.
 */
export function roundedCount(
  context: PlanContext,
  where: ArgumentValue | undefined,
  count: Expression<unknown>,
  mark: Expression<unknown>,
): RawBuilder<unknown> {
  const size = sql`${bound(() => context.policy.minimumGroup)}::int8`;
  const secret = sql`${bound((run) => thresholdKey(context, where, run))}::text`;
  const threshold = sql`(('x' || left(encode(sha256(convert_to(${mark}::text || ${secret}, 'UTF8')), 'hex'), 15))::bit(60)::int8 % ${size})`;
  return sql`((${count} + ${threshold}) / ${size}) * ${size}`;
}

function thresholdKey(context: PlanContext, where: ArgumentValue | undefined, run: Run): string {
  const asked = new Set<string>();
  if (where) collectValues(where, '', run, asked);
  const text = JSON.stringify([...asked].sort());
  return createHmac('sha256', secretOf(context, 'threshold')).update(text).digest('hex');
}

/** The values of a filter with the fields that they are compared with; how they are put together does not matter. */
function collectValues(value: ArgumentValue, path: string, run: Run, found: Set<string>): void {
  switch (value.kind) {
    case 'object':
      for (const [name, inner] of value.fields)
        collectValues(inner, name === 'and' || name === 'or' || name === 'not' ? path : `${path}.${name}`, run, found);
      return;
    case 'list':
      for (const item of value.items) collectValues(item, path, run, found);
      return;
    case 'value': {
      const given = value.get(run);
      const values = Array.isArray(given) ? given.map((item) => JSON.stringify(item)).sort() : JSON.stringify(given);
      found.add(`${path}=${String(values)}`);
    }
  }
}

/** Known to nobody outside: it never stands in a statement's text. */
function secretOf({ policy }: PlanContext, use: string): Buffer {
  return createHmac('sha256', policy.pseudonymKey).update(`counts ${use}`).digest();
}
