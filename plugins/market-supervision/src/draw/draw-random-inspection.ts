import { DivisionCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import { textOf } from '../text-of.ts';
import { conditional, internal, label } from '../labels.ts';
import { LicenceKind } from '../licence/codes.ts';
import { drawCommitment, drawLots } from './lots.ts';
import { DrawnInspection, InspectionDraw } from './tables.ts';
import { lineOf } from './verify.ts';

interface DrawOrder {
  readonly streetCode: string;
  readonly planNumber: string;
  readonly subject: string;
  readonly licenceKind: string;
  readonly seed: string;
  readonly count: number;
  readonly perEntity?: number | null;
}

const mostDrawn = 500;

/** Draws businesses and their inspectors by lot. A plan is drawn once, so that nobody draws until the list pleases. */
export const drawRandomInspection = defineMutation(InspectionDraw, {
  name: 'drawRandomInspection',
  label: label('双随机抽取', 'Draw a random inspection', ...conditional, [], {
    zh: '同一种子和名录库得出同一名单;一个计划只抽一次',
    en: 'the same seed and registers give the same list; one draw for a plan',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    planNumber: required('String', label('抽查计划编号', 'Number of the plan', ...internal)),
    subject: required('String', label('抽查事项', 'Subject', ...internal)),
    licenceKind: required(LicenceKind, label('抽查对象证照种类', 'Kind of licence drawn from', ...internal)),
    seed: required(
      'String',
      label('随机种子', 'Seed', ...internal, [], {
        zh: '8 至 200 字,宜取事先约定、事后才知的公开数字',
        en: '8 to 200 characters; best a public number agreed on beforehand and known only later',
      }),
    ),
    count: required('Int', label('抽取户数', 'How many', ...internal)),
    perEntity: optional(
      'Int',
      label('每户检查人数', 'Inspectors for each', ...internal, [], {
        zh: '缺省为 2',
        en: '2 unless told, at least 2',
      }),
    ),
  },
  async resolve(args: DrawOrder, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const street = args.streetCode;
    const planNumber = textOf('planNumber', args.planNumber, 2, 50);
    const subject = textOf('subject', args.subject, 2, 200);
    const seed = textOf('seed', args.seed, 8, 200);
    const perEntity = args.perEntity ?? 2;
    const entities = await entityRegister(transaction, street, args.licenceKind);
    const inspectors = await inspectorRegister(transaction, street);
    checkNumbers(args.count, perEntity, entities.size, inspectors.length);
    const input = { seed, entities: [...entities.keys()], inspectors, count: args.count, perEntity };
    const drawn = drawLots(input);
    const key = await records.create(InspectionDraw, {
      id: await claimPlan(transaction, street, planNumber),
      street_code: street,
      plan_number: planNumber,
      subject,
      licence_kind: args.licenceKind,
      seed,
      commitment: drawCommitment(input),
      entity_register: input.entities.toSorted(),
      inspector_register: inspectors.toSorted(),
      per_entity: perEntity,
      drawn: drawn.map(lineOf),
      drawn_at: new Date().toISOString(),
    });
    for (const [i, pair] of drawn.entries())
      await records.create(DrawnInspection, {
        street_code: street,
        ...entities.get(pair.entity)!,
        draw_id: key.id,
        position: i + 1,
        legal_entity_id: pair.entity,
        inspectors: pair.inspectors,
      });
    return key;
  },
});

function checkNumbers(count: number, perEntity: number, entities: number, inspectors: number): void {
  const most = Math.min(entities, mostDrawn);
  if (entities === 0) throw wrong('licenceKind', '名录库中没有这类在册主体', 'has no active entity in the register');
  if (count < 1 || count > most) throw wrong('count', `应为 1 至 ${most}`, `is from 1 to ${most}`);
  if (perEntity < 2 || perEntity > inspectors)
    throw wrong(
      'perEntity',
      `应为 2 至在岗检查人员数(${inspectors})`,
      `is from 2 to the number of inspectors on duty (${inspectors})`,
    );
}

interface EntityPlace {
  readonly community_code: string | null;
  readonly grid_code: string | null;
}

/** The businesses of a street that hold a valid licence of the kind, by id. */
async function entityRegister(
  trx: Transaction<any>,
  street: string,
  kind: string,
): Promise<ReadonlyMap<string, EntityPlace>> {
  const { rows } = await sql<EntityPlace & { id: string }>`
    select e.id::text, e.community_code, e.grid_code from core.legal_entity e
    where e.street_code = ${street} and e.ended_on is null and exists (
      select 1 from market_supervision.licence l
      where l.street_code = e.street_code and l.legal_entity_id = e.id and l.kind = ${kind} and l.state = '1')
    order by e.id`.execute(trx);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

async function inspectorRegister(trx: Transaction<any>, street: string): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    select number from market_supervision.inspector where street_code = ${street} and active order by number`.execute(
    trx,
  );
  return rows.map(({ number }) => number);
}

/** The id of a new draw, once nobody else can draw for the plan at the same time. */
async function claimPlan(trx: Transaction<any>, street: string, plan: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`draw ${street} ${plan}`}, 0))`.execute(trx);
  const { rows: done } = await sql`
    select 1 from market_supervision.inspection_draw where street_code = ${street} and plan_number = ${plan}`.execute(
    trx,
  );
  if (done.length > 0)
    throw wrong('planNumber', `计划 ${plan} 已抽取,不得重抽`, `${plan} was drawn already; a plan is drawn once`);
  const { rows } = await sql<{ id: string }>`
    select nextval(pg_get_serial_sequence('market_supervision.inspection_draw', 'id'))::text as id`.execute(trx);
  return rows[0]!.id;
}
