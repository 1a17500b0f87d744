import { loadRules } from '@gridweave/access';
import { type Kysely, sql } from 'kysely';
import type { FileDenial, FileGrant, FileLabel, PolicyFile } from './policy-file.ts';
import { ordered, withoutEmpty } from './stable-order.ts';

/** The policy in force as a file has it, with the ids of its grants and denials beside. */
export interface FiledPolicy {
  readonly file: PolicyFile;
  readonly version: string;
  readonly grants: ReadonlyMap<FileGrant, string>;
  readonly denials: ReadonlyMap<FileDenial, string>;
}

/** Reads the policy in force. `db` shows one moment. */
export async function fileOfRules(db: Kysely<any>): Promise<FiledPolicy> {
  const rules = await loadRules(db);
  const grants = new Map<FileGrant, string>();
  const denials = new Map<FileDenial, string>();
  const departments: PolicyFile['departments'] = {};
  for (const { code, areas } of rules.departments.values())
    departments[code] = { areas: [...areas].sort(), grants: [], denials: [] };
  for (const { id, department, ...row } of await readGrants(db)) {
    const grant = withoutEmpty(row) as FileGrant;
    grants.set(grant, id);
    departments[department]?.grants.push(grant);
  }
  const everywhere: FileDenial[] = [];
  for (const { id, department, ...row } of await readDenials(db)) {
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

type Row<T> = T & { readonly id: string; readonly department: string };

async function readGrants(db: Kysely<any>): Promise<readonly Row<FileGrant>[]> {
  const { rows } = await sql<Row<FileGrant>>`
    select id, department, array(select f from unnest(fields) as f order by f) as fields, access, mask,
      array(select o from unnest(operators) as o order by o) as operators,
      case when areas is null then null else array(select a from unnest(areas) as a order by a) end as areas,
      array(select s from unnest(scopes) as s order by s) as scopes, purpose, legal_basis as "legalBasis", client,
      valid_from as "validFrom", valid_until as "validUntil"
    from access.data_grant
    where state = 'active' and emergency is null and (valid_until is null or valid_until > now())`.execute(db);
  return rows;
}

async function readDenials(
  db: Kysely<any>,
): Promise<readonly (FileDenial & { readonly id: string; readonly department: string | null })[]> {
  const { rows } = await sql<FileDenial & { id: string; department: string | null }>`
    select id, department, fields, operators, areas, scopes, client, valid_from as "validFrom", valid_until as "validUntil",
      reason
    from access.denial where until_version is null and (valid_until is null or valid_until > now())`.execute(db);
  return rows;
}
