import type { AreaDirectory, ColumnType, TypeModel } from '@gridweave/kit';
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { FieldPolicy, Policy } from '../policy/policy.ts';
import type { Scope } from '../policy/scope.ts';
import { covers, unionScopes } from '../policy/scope-algebra.ts';
import { maskSql } from './mask-sql.ts';
import { scopeSql } from './scope-sql.ts';

export interface ReadContext {
  readonly field: FieldPolicy | undefined;
  /** The rows that the statement selects of the type: `TypePolicy.rows`. */
  readonly rows: Scope;
  readonly type: TypeModel;
  /** The alias of the type's own table. */
  readonly alias: string;
  readonly value: Expression<unknown>;
  readonly column: ColumnType;
  readonly policy: Pick<Policy, 'pseudonymKey'>;
  readonly areas: AreaDirectory | undefined;
}

export interface ReadExpression {
  readonly expression: RawBuilder<unknown>;
  /** Some rows are shown under a mask. */
  readonly masked: boolean;
  /** Some rows that the statement selects may come without the value. */
  readonly partial: boolean;
  /** The expression is text whatever the column is: dates as `YYYY-MM-DD`, times as `YYYY-MM-DDThh:mm:ss.sssZ`. */
  readonly text: boolean;
}

/**
 * A field's value as its policy shows it, decided row by row: the value itself where all rows are read in full, else
 * `case when <scope> then <value> when <scope> then <mask> end`. Computed values must be of a text type for masks
 * other than null, as the policy sees to.
 */
export function readSql(context: ReadContext): ReadExpression {
  const { field, rows, type, alias } = context;
  const value = sql`${context.value}`;
  const rules = field?.read ?? [];
  const first = rules[0];
  if (first?.mask === null && covers(first.scope, rows))
    return { expression: value, masked: false, partial: false, text: false };
  const text = rules.some((rule) => rule.mask !== null && rule.mask.kind !== 'null');
  const branches: RawBuilder<unknown>[] = [];
  let otherwise: RawBuilder<unknown> = sql`null`;
  let masked = false;
  let partial = true;
  const seen: Scope[] = [];
  for (const rule of rules) {
    seen.push(rule.scope);
    const whole = covers(rule.scope, rows);
    const condition = whole ? true : scopeSql(rule.scope, type, alias);
    if (condition === false) continue;
    masked ||= rule.mask !== null;
    const shown = shownSql(rule.mask, context, text);
    if (condition === true) {
      otherwise = shown;
      partial = false;
      break;
    }
    branches.push(sql`when ${condition} then ${shown}`);
  }
  partial &&= !covers(unionScopes(...seen), rows);
  const expression = branches.length === 0 ? otherwise : sql`case ${sql.join(branches, sql` `)} else ${otherwise} end`;
  return { expression, masked, partial, text };
}

function shownSql(mask: FieldPolicy['read'][number]['mask'], context: ReadContext, text: boolean): RawBuilder<unknown> {
  if (mask === null) return text ? textSql(context.value, context.column) : sql`${context.value}`;
  // an untyped null takes the type of the other branches
  return mask.kind === 'null' ? sql`null` : maskSql(mask, { ...context, pseudonymKey: context.policy.pseudonymKey });
}

/** A value as the text that it has in JSON. Sessions run in UTC. */
function textSql(value: Expression<unknown>, column: ColumnType): RawBuilder<string> {
  if (column !== 'timestamptz') return sql`(${value})::text`;
  return sql`to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
