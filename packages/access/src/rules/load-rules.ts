import type { Operator, Tightening } from '@gridweave/kit';
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { DenialFacts, DepartmentFacts, GrantFacts } from '../policy/facts.ts';
import { asDeclared } from './graph-models.ts';
import type { GraphFacts, Rules, VersionedDepartment } from './rules.ts';

/** The version of the last change of permissions. */
export async function readVersion(db: Kysely<any>): Promise<string> {
  const { rows } = await sql<{ version: string }>`select version from access.policy_version`.execute(db);
  return rows[0]!.version;
}

/**
 * The rules in force; `trx` shows one moment. Grants of departments that did not change since `known` are taken from it,
 * so that a change costs no more than the departments that it touches.
 */
export async function loadRules(trx: Kysely<any>, known?: Rules): Promise<Rules> {
  const version = await readVersion(trx);
  const departments = await loadDepartments(trx);
  const isSame = (code: string): boolean =>
    known !== undefined && known.departments.get(code)?.version === departments.get(code)!.version;
  const changed = [...departments.keys()].filter((code) => !isSame(code));
  const fresh = await loadGrants(trx, sql`state = 'active' and department = any(${changed}::text[])`);
  const grants = new Map<string, readonly GrantFacts[]>();
  for (const code of departments.keys()) {
    const list = isSame(code) ? known!.grants.get(code) : fresh.get(code);
    if (list) grants.set(code, list);
  }
  return {
    version,
    departments,
    grants,
    denials: await loadDenials(trx, sql`until_version is null`),
    ...(await loadDefaults(trx, version)),
    graph: await loadGraph(trx, version, known),
  };
}

/** The rules as they stood at an earlier version; each department's version is then that version. */
export async function loadRulesAt(trx: Kysely<any>, version: string): Promise<Rules> {
  const held = sql<SqlBool>`since_version <= ${version}::int8 and (until_version is null or until_version > ${version}::int8)`;
  return {
    version,
    departments: await loadDepartments(trx, version),
    grants: await loadGrants(trx, held),
    denials: await loadDenials(trx, held),
    ...(await loadDefaults(trx, version)),
    graph: await loadGraph(trx, version),
  };
}

async function loadDepartments(trx: Kysely<any>, at?: string): Promise<ReadonlyMap<string, VersionedDepartment>> {
  const areas =
    at === undefined
      ? sql`areas`
      : sql`(select v.areas from access.department_version as v where v.code = d.code and v.since_version <= ${at}::int8
          order by v.since_version desc limit 1)`;
  const { rows } = await sql<{
    code: string;
    zh: string;
    en: string;
    parent: string | null;
    areas: string[] | null;
    pseudonymKey: string;
    version: string;
  }>`
    select code, title_zh as zh, title_en as en, parent, ${areas} as areas, pseudonym_key as "pseudonymKey", version
    from access.department as d order by code`.execute(trx);
  const there = rows.filter((row) => row.areas !== null) as (Omit<(typeof rows)[number], 'areas'> & {
    areas: string[];
  })[];
  const byCode = new Map(there.map((row) => [row.code, row]));
  const above = (code: string | null): DepartmentFacts['parent'] => {
    const row = code === null ? undefined : byCode.get(code);
    return row ? { areas: row.areas, parent: above(row.parent) } : null;
  };
  return new Map(
    there.map(({ code, zh, en, parent, areas: own, pseudonymKey, version }) => [
      code,
      {
        code,
        title: { zh, en },
        areas: own,
        parent: above(parent),
        parentCode: parent,
        pseudonymKey,
        version: at ?? version,
      },
    ]),
  );
}

async function loadGrants(
  trx: Kysely<any>,
  which: RawBuilder<unknown>,
): Promise<ReadonlyMap<string, readonly GrantFacts[]>> {
  const { rows } = await sql<GrantFacts & { operators: Operator[] }>`
    select id, department, client, 'active' as state, fields, access, mask, operators, areas, scopes,
      ${milliseconds('valid_from')} as "validFrom", ${milliseconds('valid_until')} as "validUntil"
    from access.data_grant where ${which} order by id`.execute(trx);
  return Map.groupBy(rows, (row) => row.department);
}

async function loadDenials(trx: Kysely<any>, which: RawBuilder<unknown>): Promise<readonly DenialFacts[]> {
  const { rows } = await sql<DenialFacts>`
    select id, department, client, fields, operators, areas, scopes,
      ${milliseconds('valid_from')} as "validFrom", ${milliseconds('valid_until')} as "validUntil"
    from access.denial where ${which} order by id`.execute(trx);
  return rows;
}

async function loadDefaults(trx: Kysely<any>, version: string): Promise<Pick<Rules, 'defaults' | 'minimumGroup'>> {
  const { rows } = await sql<{ enabled: boolean; except: string[]; minimum: number }>`
    select enabled, except_fields as except, minimum_group as minimum from access.default_policy_version
    where since_version <= ${version}::int8 order by since_version desc limit 1`.execute(trx);
  const { enabled, except, minimum } = rows[0]!;
  return { defaults: { enabled, except }, minimumGroup: minimum };
}

async function loadGraph(trx: Kysely<any>, version: string, known?: Rules): Promise<GraphFacts> {
  const { rows: labels } = await sql<Required<Tightening> & { coordinate: string; withoutMasks: string[] }>`
    select coordinate, sharing, sensitivity, without_masks as "withoutMasks", legal_basis as "legalBasis"
    from access.label_change
    where since_version <= ${version}::int8 and (until_version is null or until_version > ${version}::int8)
    order by coordinate`.execute(trx);
  const { rows: switches } = await sql<{ plugin: string; enabled: boolean }>`
    select distinct on (plugin) plugin, enabled from access.plugin_switch where since_version <= ${version}::int8
    order by plugin, since_version desc`.execute(trx);
  const disabled = switches.filter(({ enabled }) => !enabled).map(({ plugin }) => plugin);
  if (labels.length === 0 && disabled.length === 0) return asDeclared;
  const key = JSON.stringify([labels, disabled]);
  if (known?.graph.key === key) return known.graph;
  return { key, disabled, tightenings: new Map(labels.map(({ coordinate, ...label }) => [coordinate, label])) };
}

function milliseconds(column: string): RawBuilder<unknown> {
  return sql`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;
}
