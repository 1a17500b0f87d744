import { randomUUID } from 'node:crypto';
import type { Model } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';
import { refused, refusedOne } from '../grants/refused.ts';
import type { Invariant } from './invariant.ts';
import { validateInvariant } from './validate-invariant.ts';

/** An invariant that holds, with who wrote it and why. */
export interface StoredInvariant extends Invariant {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** Writes an invariant that every change from now on has to keep; returns its id. */
export async function saveInvariant(
  db: Kysely<any>,
  model: Model,
  invariant: Invariant,
  reason: string,
  by: string,
): Promise<string> {
  const faults = validateInvariant(model, invariant);
  if (faults.length > 0) throw refused({ zh: '规则有误', en: 'The invariant cannot be like this' }, faults);
  if (!reason.trim()) throw refusedOne('reason', '须写明理由', 'give the reason');
  const id = randomUUID();
  const { title, fields, operators, except, only } = invariant;
  await sql`
    insert into access.invariant (id, title_zh, title_en, rule, reason, by)
    values (${id}, ${title.zh}, ${title.en}, ${JSON.stringify({ fields, operators, except, only })}::jsonb, ${reason}, ${by})`.execute(
    db,
  );
  return id;
}

/** Ends an invariant; it stays on record. */
export async function endInvariant(db: Kysely<any>, id: string, reason: string, by: string): Promise<void> {
  if (!reason.trim()) throw refusedOne('reason', '须写明理由', 'give the reason');
  const { rows } = await sql`
    update access.invariant set ended_by = ${by}, ended_at = now(), end_reason = ${reason}
    where id = ${id} and ended_at is null returning id`.execute(db);
  if (rows.length === 0)
    throw refusedOne(`invariant ${id}`, '规则不存在或已终止', 'there is no such invariant, or it has ended');
}

/** The invariants that hold, in the order in which they were written. */
export async function listInvariants(db: Kysely<any>): Promise<readonly StoredInvariant[]> {
  const { rows } = await sql<{
    id: string;
    zh: string;
    en: string;
    rule: Pick<Invariant, 'fields' | 'operators' | 'except' | 'only'>;
    reason: string;
    by: string;
    at: string;
  }>`select id, title_zh as zh, title_en as en, rule, reason, by, at from access.invariant
    where ended_at is null order by at, id`.execute(db);
  return rows.map(({ id, zh, en, rule, reason, by, at }) => ({ id, title: { zh, en }, ...rule, reason, by, at }));
}
