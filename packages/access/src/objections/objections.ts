import { randomUUID } from 'node:crypto';
import { dueAfterWorkingDays, type GridweaveError } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';
import { refused as refusedFor } from '../grants/refused.ts';
import { leaveNotice } from '../notices/index.ts';
import type { Policy } from '../policy/policy.ts';

/** How an objection 校核纠错 ended: the value was wrong and was corrected, it is right, or the department took it back. */
export type ObjectionOutcome = 'corrected' | 'confirmed' | 'withdrawn';

/** A department's doubt about a value, and what came of it. */
export interface Objection {
  readonly id: string;
  readonly raisedAt: string;
  readonly department: string;
  readonly clientName: string;
  /** Its coordinate: `House.use`. */
  readonly field: string;
  /** The id of the record. */
  readonly record: string;
  readonly doubt: string;
  readonly answerDue: string;
  readonly isOverdue: boolean;
  readonly outcome: ObjectionOutcome | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
}

/** Working days within which it is answered (Measures for the sharing of government data). */
const answerDays = 10;
const longest = 1_000;

/** Raises an objection to a value that the department can read. @throws GridweaveError BAD_USER_INPUT with faults */
export async function raiseObjection(
  db: Kysely<any>,
  policy: Policy,
  caller: { readonly department: string; readonly client: string; readonly name: string },
  { field, record, doubt }: { readonly field: string; readonly record: string; readonly doubt: string },
): Promise<Objection> {
  const [type = '', name = ''] = field.split('.');
  const isRead = (policy.types.get(type)?.fields.get(name)?.read.length ?? 0) > 0;
  if (!isRead) throw refused('field', '本部门读不到这一字段', 'the department cannot read this field');
  if (!/^[\w:.-]{1,64}$/.test(record)) throw refused('record', '不是记录的标识', 'this is no id of a record');
  const text = textOf(doubt, 'doubt', '请写明何处有误', 'say what is wrong');
  return db.transaction().execute(async (trx) => {
    const id = randomUUID();
    await sql`insert into access.objection (id, department, client, client_name, field, record, doubt, answer_due)
      values (${id}, ${caller.department}, ${caller.client}, ${caller.name}, ${field}, ${record}, ${text},
        ${dueAfterWorkingDays(new Date(), answerDays)})`.execute(trx);
    await leaveNotice(trx, {
      audience: 'catalogue-keeper',
      kind: 'objection',
      subject: id,
      zh: `部门 ${caller.department} 对 ${field} 的一个值提出校核`,
      en: `Department ${caller.department} doubts a value of ${field}`,
    });
    return (await findObjection(trx, id))!;
  });
}

/** Ends an objection, once. @throws GridweaveError BAD_USER_INPUT with faults */
export async function answerObjection(
  db: Kysely<any>,
  id: string,
  by: string,
  { outcome, answer }: { readonly outcome: ObjectionOutcome; readonly answer: string },
): Promise<Objection> {
  const text = textOf(answer, 'answer', '请写明核实的结果', 'say what was found');
  return db.transaction().execute(async (trx) => {
    const objection = await findObjection(trx, id);
    if (!objection) throw refused('id', '没有这项校核', 'there is no such objection');
    const { rows } = await sql`insert into access.objection_answer (objection, by, outcome, answer)
      values (${id}, ${by}, ${outcome}, ${text}) on conflict do nothing returning objection`.execute(trx);
    if (rows.length === 0) throw refused('id', '这项校核已有答复', 'this objection was answered already');
    if (outcome !== 'withdrawn')
      await leaveNotice(trx, {
        audience: `department:${objection.department}`,
        kind: 'objection',
        subject: id,
        zh: `对 ${objection.field} 的校核已有答复:${outcome === 'corrected' ? '已更正' : '核实无误'}`,
        en: `The objection to a value of ${objection.field} was answered: ${outcome === 'corrected' ? 'corrected' : 'confirmed as right'}`,
      });
    return (await findObjection(trx, id))!;
  });
}

export async function findObjection(db: Kysely<any>, id: string): Promise<Objection | undefined> {
  const [found] = await read(db, sql`where o.id = ${id}`, 1);
  return found;
}

/** Objections, those that wait for an answer first, in the order in which they are due, then the latest. */
export function listObjections(
  db: Kysely<any>,
  { department, isOpen, first }: { readonly department?: string; readonly isOpen?: boolean; readonly first: number },
): Promise<readonly Objection[]> {
  return read(
    db,
    sql`where ${department ?? null}::text is null or o.department = ${department ?? null}
      ${isOpen === undefined ? sql`` : isOpen ? sql`and a.at is null` : sql`and a.at is not null`}`,
    first,
  );
}

async function read(db: Kysely<any>, where: ReturnType<typeof sql>, first: number): Promise<readonly Objection[]> {
  const { rows } = await sql<Objection>`
    select o.id, o.raised_at as "raisedAt", o.department, o.client_name as "clientName", o.field, o.record, o.doubt,
      o.answer_due as "answerDue", a.at is null and o.answer_due < now() as "isOverdue",
      a.outcome, a.answer, a.by as "answeredBy", a.at as "answeredAt"
    from access.objection as o left join access.objection_answer as a on a.objection = o.id
    ${where}
    order by a.at is not null, case when a.at is null then o.answer_due end, o.raised_at desc, o.id
    limit ${first}`.execute(db);
  return rows;
}

function textOf(given: string, where: string, zh: string, en: string): string {
  const text = given.trim();
  if (text === '') throw refused(where, zh, en);
  if (text.length > longest) throw refused(where, `至多 ${longest} 字`, `at most ${longest} characters`);
  return text;
}

function refused(where: string, zh: string, en: string): GridweaveError {
  return refusedFor({ zh: '校核未能提交', en: 'The objection was not taken' }, [{ where, zh, en }]);
}
