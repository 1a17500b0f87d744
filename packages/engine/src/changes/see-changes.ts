import { type Expression, type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import {
  covers,
  intersectScopes,
  nothing,
  type Policy,
  reaches,
  type Scope,
  scopeOf,
  scopeSql,
} from '@gridweave/access';
import type { ChangeKind, Model, TypeModel } from '@gridweave/kit';
import type { LoggedChange } from '../change-log.ts';
import { fieldsOfColumns, typeOf } from './changed-fields.ts';

/** Changes of one record that came together, as one. */
interface Merged {
  readonly first: LoggedChange;
  readonly last: LoggedChange;
  /** The changes after the first, the last one included. */
  readonly later: readonly bigint[];
  /** Where it was before each of them, and where it is. */
  readonly streets: ReadonlySet<string | null>;
  readonly columns: readonly string[];
}

/** A change that a caller may know of. */
export interface SeenChange {
  readonly kind: ChangeKind & ('CREATED' | 'CHANGED' | 'ENTERED' | 'LEFT');
  readonly type: string;
  readonly street: string;
  readonly record: string;
  readonly at: string;
  readonly fields: readonly string[];
}

/** Whose eyes, and which part of what they may see. */
export interface Viewer {
  readonly model: Model;
  readonly policy: Policy;
  readonly areas: readonly string[] | null;
  readonly ids: ReadonlySet<string> | null;
}

/** The rows of a type that a viewer follows: may read some field of, may subscribe to, and asked for. */
export function followedRows({ policy, areas }: Viewer, type: string): Scope {
  const of = policy.types.get(type);
  const followed = of?.fields.get('id')?.operators.get('subscribe');
  if (!of || !followed) return nothing;
  const rows = intersectScopes(of.rows, followed);
  return areas === null ? rows : intersectScopes(rows, scopeOf({ areas, named: [] }));
}

/**
 * What a viewer sees of changes: who may see a record before a change is decided on the row as it was, and after it on
 * the row as it is now. Several changes of one record are one, in the place of the last. A record that came and left
 * again has left: the viewer may have read it in between.
 */
export async function seeChanges(
  db: Kysely<any>,
  viewer: Viewer,
  changes: readonly LoggedChange[],
): Promise<readonly SeenChange[]> {
  const merged = mergeChanges(viewer.ids ? changes.filter(({ record }) => viewer.ids!.has(record)) : changes);
  const byType = Map.groupBy(merged, ({ last }) => last.type);
  const seen = await Promise.all([...byType].map(([type, some]) => seeOfType(db, viewer, type, some)));
  const found = new Map(seen.flat());
  return merged.flatMap((change) => found.get(change) ?? []);
}

function mergeChanges(changes: readonly LoggedChange[]): readonly Merged[] {
  const merged = new Map<string, Merged>();
  for (const change of changes) {
    const key = `${change.type} ${change.record}`;
    const before = merged.get(key);
    merged.delete(key);
    merged.set(key, {
      first: before?.first ?? change,
      last: change,
      later: before ? [...before.later, change.id] : [],
      streets: new Set([...(before?.streets ?? []), change.from, change.street]),
      columns: before ? [...new Set([...before.columns, ...change.columns])] : change.columns,
    });
  }
  return [...merged.values()];
}

async function seeOfType(
  db: Kysely<any>,
  viewer: Viewer,
  name: string,
  all: readonly Merged[],
): Promise<readonly (readonly [Merged, SeenChange])[]> {
  const type = typeOf(viewer.model, name);
  const rows = followedRows(viewer, name);
  const merged = all.filter(({ streets }) => [...streets].some((street) => street !== null && reaches(rows, street)));
  if (merged.length === 0) return [];
  const told = toldFields(viewer.policy, type, rows, merged);
  const scopes = [...new Map([...told.values()].flatMap((field) => (field ? [[field.key, field]] : []))).values()];
  const flags = scopes.map((scope, i) => sql`${holds(scope, type, 't0')} as ${sql.ref(`s${i}`)}`);
  const table = sql.table(`${type.ref.table.schema}.${type.ref.table.name}`);
  const later = merged.flatMap(({ later: ids }, i) => ids.map((id) => ({ ord: i + 1, id: String(id) })));
  const before = (entry: string): RawBuilder<unknown> => sql`
      select ${holds(rows, type, 'b0')} as was from jsonb_populate_record(null::${table}, ${sql.ref(entry)}.before) as b0
      where ${sql.ref(entry)}.before is not null`;
  const { rows: found } = await sql<Record<string, unknown> & Record<'now' | 'was' | 'between', boolean | null>>`
    select ${sql.join([sql`n.now`, sql`b.was`, sql`p.between`, ...scopes.map((_, i) => sql.ref(`n.s${i}`))])}
    from unnest(${merged.map(({ first }) => String(first.id))}::int8[], ${merged.map(({ last }) => String(last.id))}::int8[])
      with ordinality as m (first, last, ord)
    join change.entry as l on l.id = m.last
    join change.entry as f on f.id = m.first
    left join lateral (
      select ${sql.join([sql`${holds(rows, type, 't0')} as now`, ...flags])} from ${table} as t0
      where t0.street_code = l.street_code and t0.id = l.record) as n on true
    left join lateral (${before('f')}) as b on true
    left join (
      select s.ord, bool_or(w.was) as between
      from unnest(${later.map(({ ord }) => ord)}::int8[], ${later.map(({ id }) => id)}::int8[]) as s (ord, id)
      join change.entry as e on e.id = s.id
      cross join lateral (${before('e')}) as w
      group by s.ord) as p on p.ord = m.ord
    order by m.ord`.execute(db);
  return merged.flatMap((change, i): (readonly [Merged, SeenChange])[] => {
    const { now, was, between, ...held } = found[i]!;
    const fields = fieldsOfColumns(type, change.columns)
      .filter((field) => {
        const scope = told.get(field.coordinate);
        return scope === null || (scope !== undefined && held[`s${scopes.indexOf(scope)}`] === true);
      })
      .map((field) => field.name);
    const isNew = change.first.kind === 'created';
    const kind = now ? kindOf(isNew, was === true, fields.length > 0) : was || between ? 'LEFT' : undefined;
    if (!kind) return [];
    const { at, record, street } = change.last;
    return [[change, { kind, type: name, street: street!, record, at, fields: kind === 'LEFT' ? [] : fields }]];
  });
}

function kindOf(isNew: boolean, was: boolean, isTold: boolean): SeenChange['kind'] | undefined {
  if (isNew) return 'CREATED';
  if (!was) return 'ENTERED';
  return isTold ? 'CHANGED' : undefined;
}

/** Where changes of each field are told: null on all rows that are followed, absent nowhere. */
function toldFields(
  policy: Policy,
  type: TypeModel,
  rows: Scope,
  merged: readonly Merged[],
): ReadonlyMap<string, Scope | null> {
  const told = new Map<string, Scope | null>();
  const same = new Map<string, Scope>();
  for (const { name, coordinate } of fieldsOfColumns(
    type,
    merged.flatMap(({ columns }) => columns),
  )) {
    const scope = policy.types.get(type.name)?.fields.get(name)?.operators.get('subscribe');
    if (name === 'id' || !scope) continue;
    const shared = same.get(scope.key) ?? scope;
    same.set(scope.key, shared);
    told.set(coordinate, covers(shared, rows) ? null : shared);
  }
  return told;
}

function holds(scope: Scope, type: TypeModel, alias: string): RawBuilder<SqlBool> {
  const condition: Expression<SqlBool> | boolean = scopeSql(scope, type, alias);
  return typeof condition === 'boolean'
    ? sql<SqlBool>`${sql.lit(condition)}`
    : sql<SqlBool>`coalesce(${condition}, false)`;
}
