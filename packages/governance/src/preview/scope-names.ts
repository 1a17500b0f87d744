import type { Rules, ScopeNames } from '@gridweave/access';
import { type Kysely, sql } from 'kysely';
import type { AdminContext } from '../context.ts';
import type { PolicyPoint } from './policy-point.ts';

/** Names of the areas that occur in some rules, for sentences. */
export async function scopeNames({ db, policies }: AdminContext, points: readonly PolicyPoint[]): Promise<ScopeNames> {
  const codes = new Set(points.flatMap(({ rules }) => [...areasOf(rules)]));
  const names = await areaNames(db, [...codes]);
  return {
    areaName: (code) => names.get(code),
    scopeTitle: (name) => policies.models.declared.scopes.get(name)?.title,
  };
}

function* areasOf({ departments, grants, denials }: Rules): Generator<string> {
  for (const { areas } of departments.values()) yield* areas;
  for (const list of grants.values()) for (const { areas } of list) yield* areas ?? [];
  for (const { areas } of denials) yield* areas ?? [];
}

async function areaNames(db: Kysely<any>, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('core.division') is not null as there`.execute(db);
  if (!rows[0]!.there || codes.length === 0) return new Map();
  const { rows: found } = await sql<{ code: string; name: string }>`
    select code, name from core.division where code = any(${codes}::text[])`.execute(db);
  return new Map(found.map(({ code, name }) => [code, name]));
}
