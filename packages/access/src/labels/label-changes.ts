import { randomUUID } from 'node:crypto';
import { bothTightenings, type Model, type Tightening, tighteningFaults } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { changePolicy, type PolicyGuard } from '../grants/change.ts';
import { type Fault, reasonFaults, refused, refusedOne } from '../grants/refused.ts';
import { labelOf } from '../grants/requirements.ts';

/** A field or mutation whose label is made stricter. */
export interface LabelTightening extends Tightening {
  readonly coordinate: string;
}

/**
 * Makes a label stricter than it is, for everybody from now on. What an earlier tightening asks for stays: only
 * `restoreLabel` and drafts give anything back. `declared` has the labels of the code.
 */
export async function tightenLabel(
  db: Kysely<any>,
  declared: Model,
  change: LabelTightening,
  reason: string,
  by: string,
): Promise<void> {
  const faults = [...labelFaults(declared, change), ...reasonFaults(reason)];
  if (faults.length > 0) throw refused({ zh: '标注不可如此变更', en: 'The label cannot be changed like this' }, faults);
  const { coordinate } = change;
  await changePolicy(db, { by, what: `label of ${coordinate} made stricter`, reason }, async (trx, version) => {
    const held = await tighteningOf(trx, coordinate);
    return insertLabelChange(trx, { coordinate, ...bothTightenings(held, change) }, reason, by, version);
  });
}

async function tighteningOf(trx: Transaction<any>, coordinate: string): Promise<Tightening> {
  const { rows } = await sql<Tightening>`
    select sharing, sensitivity, without_masks as "withoutMasks", legal_basis as "legalBasis" from access.label_change
    where coordinate = ${coordinate} and until_version is null`.execute(trx);
  return rows[0] ?? {};
}

/** Takes the tightening of a label back; the label of the code holds again. */
export async function restoreLabel(
  db: Kysely<any>,
  coordinate: string,
  reason: string,
  by: string,
  guard?: PolicyGuard,
): Promise<void> {
  const faults = reasonFaults(reason);
  if (faults.length > 0) throw refused({ zh: '标注不可恢复', en: 'The label cannot be restored' }, faults);
  await changePolicy(db, { by, what: `label of ${coordinate} restored`, reason, guard }, (trx, version) =>
    endLabelChange(trx, coordinate, reason, by, version),
  );
}

/** What is wrong in a tightening; the labels of the code are what it is compared with. */
export function labelFaults(declared: Model, change: LabelTightening): readonly Fault[] {
  const label = labelOf(declared, change.coordinate);
  if (!label) return [{ where: change.coordinate, zh: '字段不存在', en: 'there is no such field' }];
  if (change.coordinate.endsWith('.id'))
    return [
      {
        where: change.coordinate,
        zh: '标识随行而来,不可单独变更',
        en: 'an id comes with its row and has no label of its own',
      },
    ];
  return tighteningFaults(label, change).map(({ where, zh, en }) => ({
    where: `${change.coordinate} ${where}`,
    zh,
    en,
  }));
}

/** Writes a checked tightening within a change of the policy. */
export async function insertLabelChange(
  trx: Transaction<any>,
  { coordinate, sharing, sensitivity, withoutMasks = [], legalBasis }: LabelTightening,
  reason: string,
  by: string,
  version: string,
): Promise<{ result: undefined; touched: 'all' }> {
  await sql`
    update access.label_change set until_version = ${version}::int8, ended_by = ${by}, ended_at = now(), end_reason = ${reason}
    where coordinate = ${coordinate} and until_version is null`.execute(trx);
  await sql`
    insert into access.label_change (id, coordinate, sharing, sensitivity, without_masks, legal_basis, reason, by, since_version)
    values (${randomUUID()}, ${coordinate}, ${sharing ?? null}, ${sensitivity ?? null}, ${withoutMasks}::text[],
      ${legalBasis ?? null}, ${reason}, ${by}, ${version}::int8)`.execute(trx);
  return { result: undefined, touched: 'all' };
}

/** Ends a tightening within a change of the policy. */
export async function endLabelChange(
  trx: Transaction<any>,
  coordinate: string,
  reason: string,
  by: string,
  version: string,
): Promise<{ result: undefined; touched: 'all' }> {
  const { rows } = await sql`
    update access.label_change set until_version = ${version}::int8, ended_by = ${by}, ended_at = now(), end_reason = ${reason}
    where coordinate = ${coordinate} and until_version is null returning id`.execute(trx);
  if (rows.length === 0)
    throw refusedOne(coordinate, '标注未被收紧,无可恢复', 'its label is as the code has it; nothing can be restored');
  return { result: undefined, touched: 'all' };
}
