import { randomUUID } from 'node:crypto';
import type { Model, Operator } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { changePolicy, type PolicyGuard, type Touched } from './change.ts';
import { requireDepartment } from './departments.ts';
import { requireClientOf } from './parties.ts';
import { type Fault, refused, refusedOne } from './refused.ts';
import { areaFaults } from './validate-grant.ts';

/** What is to be forbidden whatever is granted. */
export interface NewDenial {
  /** Left out: for every department. */
  readonly department?: string | null;
  readonly client?: string | null;
  readonly fields: readonly string[];
  /** Left out: all. */
  readonly operators?: readonly Operator[] | null;
  /** Left out: everywhere. */
  readonly areas?: readonly string[] | null;
  readonly scopes?: readonly string[];
  readonly reason: string;
  readonly validFrom?: Date | null;
  readonly validUntil?: Date | null;
}

/** Forbids fields or mutations from now on; returns the id of the denial. */
export async function denyFields(db: Kysely<any>, model: Model, denial: NewDenial, by: string): Promise<string> {
  const faults = denialFaults(model, denial);
  if (faults.length > 0) throw refused({ zh: '禁止条件有误', en: 'The denial cannot be made like this' }, faults);
  return changePolicy(db, { by, what: `denied: ${denial.fields.join(', ')}`, reason: denial.reason }, (trx, version) =>
    insertDenial(trx, denial, by, version),
  );
}

/** Writes a checked denial within a change of the policy. */
export async function insertDenial(
  trx: Transaction<any>,
  denial: NewDenial,
  by: string,
  version: string,
): Promise<{ result: string; touched: Touched }> {
  const id = randomUUID();
  const { department = null, client = null } = denial;
  if (department !== null) {
    await requireDepartment(trx, department);
    await requireClientOf(trx, department, client);
  }
  await sql`
    insert into access.denial (id, department, client, fields, operators, areas, scopes, reason, valid_from, valid_until,
      created_by, since_version)
    values (${id}, ${department}, ${client}, ${denial.fields}::text[], ${denial.operators ?? null}::text[],
      ${denial.areas ?? null}::text[], ${denial.scopes ?? []}::text[], ${denial.reason},
      ${denial.validFrom ?? null}, ${denial.validUntil ?? null}, ${by}, ${version}::int8)`.execute(trx);
  return { result: id, touched: touchedBy(department) };
}

/** Ends a denial; what was granted holds again. */
export async function liftDenial(
  db: Kysely<any>,
  id: string,
  by: string,
  reason: string | null = null,
  guard?: PolicyGuard,
): Promise<void> {
  await changePolicy(db, { by, what: `denial ${id} lifted`, reason, guard }, (trx, version) =>
    endDenial(trx, id, by, version),
  );
}

/** Ends a denial within a change of the policy. */
export async function endDenial(
  trx: Transaction<any>,
  id: string,
  by: string,
  version: string,
): Promise<{ result: undefined; touched: Touched }> {
  const { rows } = await sql<{ department: string | null }>`
    update access.denial set lifted_by = ${by}, lifted_at = now(), until_version = ${version}::int8
    where id = ${id} and lifted_at is null returning department`.execute(trx);
  if (!rows[0])
    throw refusedOne(`denial ${id}`, '禁止不存在或已解除', 'there is no such denial, or it is lifted already');
  return { result: undefined, touched: touchedBy(rows[0].department) };
}

function touchedBy(department: string | null): Touched {
  return department === null ? 'all' : [department];
}

/** All that is wrong in a denial; empty when it can be made. */
export function denialFaults(model: Model, denial: NewDenial): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (where: string, zh: string, en: string): void => {
    faults.push({ where, zh, en });
  };
  if (denial.fields.length === 0) add('fields', '至少需要一个字段', 'name at least one field');
  if (!denial.reason.trim()) add('reason', '须写明理由', 'give the reason');
  if (denial.client && !denial.department)
    add('department', '限定客户端时须给出其部门', 'name the department of the client');
  areaFaults(denial.areas ?? null, add);
  for (const coordinate of denial.fields) {
    const [typeName = '', name = ''] = coordinate.split('.');
    const type = model.types.get(typeName);
    const known = typeName === 'Mutation' ? model.mutations.has(name) : type?.fields.has(name);
    if (!known) add(coordinate, '不存在', 'does not exist');
    for (const scope of denial.scopes ?? [])
      if (!type?.scopes.has(scope))
        add(
          coordinate,
          `命名范围 ${scope} 不覆盖该类型`,
          `the named scope ${scope} does not cover its type; without it all rows are denied`,
        );
  }
  return faults;
}
