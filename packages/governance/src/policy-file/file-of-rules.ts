import { loadRules, loadRulesAt } from '@gridweave/access';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { FileDenial, FileGrant, FileLabel, PolicyFile } from './policy-file.ts';
import { ordered, withoutEmpty } from './stable-order.ts';

/** The policy in force as a file has it, with the ids of its grants and denials beside. */
export interface FiledPolicy {
  readonly file: PolicyFile;
  readonly version: string;
  readonly grants: ReadonlyMap<FileGrant, string>;
  readonly denials: ReadonlyMap<FileDenial, string>;
}

/** Reads the policy in force, or that of an earlier version. `db` shows one moment. */
export async function fileOfRules(db: Kysely<any>, version?: string): Promise<FiledPolicy> {
  const rules = version === undefined ? await loadRules(db) : await loadRulesAt(db, version);
  const held =
    version === undefined
      ? { grants: sql`state = 'active'`, denials: sql`until_version is null` }
      : { grants: heldAt(version), denials: heldAt(version) };
  const grants = new Map<FileGrant, string>();
  const denials = new Map<FileDenial, string>();
  const departments: PolicyFile['departments'] = {};
  for (const { code, areas } of rules.departments.values())
    departments[code] = { areas: [...areas].sort(), grants: [], denials: [] };
  for (const { id, department, ...row } of await readGrants(db, held.grants)) {
    const grant = withoutEmpty(row) as FileGrant;
    grants.set(grant, id);
    departments[department]?.grants.push(grant);
  }
  const everywhere: FileDenial[] = [];
  for (const { id, department, ...row } of await readDenials(db, held.denials)) {
    const denial = withoutEmpty(row) as FileDenial;
    denials.set(denial, id);
    (department === null ? everywhere : departments[department]!.denials).push(denial);
  }
  for (const department of Object.values(departments)) {
    department.grants = ordered(department.grants);
    department.denials = ordered(department.denials);
  }
  const { defaults, minimumGroup, graph } = rules;
  const labels = [...graph.tightenings].map(([coordinate, label]) => [coordinate, withoutEmpty(label) as FileLabel]);
  return {
    version: rules.version,
    grants,
    denials,
    file: {
      gridweavePolicy: 1,
      defaults: { enabled: defaults.enabled, except: [...defaults.except].sort(), minimumGroup },
      labels: Object.fromEntries(labels.sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1))),
      disabledPlugins: [...graph.disabled].sort(),
      denials: ordered(everywhere),
      departments,
    },
  };
}

function heldAt(version: string): RawBuilder<unknown> {
  return sql`since_version <= ${version}::int8 and (until_version is null or until_version > ${version}::int8)`;
}

type Row<T> = T & { readonly id: string; readonly department: string };

async function readGrants(db: Kysely<any>, held: RawBuilder<unknown>): Promise<readonly Row<FileGrant>[]> {
  const { rows } = await sql<Row<FileGrant>>`
    select id, department, array(select f from unnest(fields) as f order by f) as fields, access, mask,
      array(select o from unnest(operators) as o order by o) as operators,
      case when areas is null then null else array(select a from unnest(areas) as a order by a) end as areas,
      array(select s from unnest(scopes) as s order by s) as scopes, purpose, legal_basis as "legalBasis", client,
      valid_from as "validFrom", valid_until as "validUntil"
    from access.data_grant
    where ${held} and emergency is null and (valid_until is null or valid_until > now())`.execute(db);
  return rows;
}

async function readDenials(
  db: Kysely<any>,
  held: RawBuilder<unknown>,
): Promise<readonly (FileDenial & { readonly id: string; readonly department: string | null })[]> {
  const { rows } = await sql<FileDenial & { id: string; department: string | null }>`
    select id, department, fields, operators, areas, scopes, client, valid_from as "validFrom", valid_until as "validUntil",
      reason
    from access.denial where ${held} and (valid_until is null or valid_until > now())`.execute(db);
  return rows;
}
