import type { TestDatabase } from '@gridweave/testing';
import * as fc from 'fast-check';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townDatabase } from '../fixture/town-database.ts';
import { townModel } from '../fixture/town.ts';
import type { Scope, ScopeClause } from '../policy/scope.ts';
import { everything, exceptScope, nothing, scopeOf, unionScopes } from '../policy/scope-algebra.ts';
import { scopeSql } from './scope-sql.ts';

let town: TestDatabase;
beforeAll(async () => {
  town = await townDatabase();
});
afterAll(() => town.drop());

interface HouseRow {
  readonly id: string;
  readonly street_code: string;
  readonly community_code: string | null;
  readonly grid_code: string | null;
  readonly rental: boolean;
  readonly area: number | null;
}

const House = townModel.types.get('House')!;
const Person = townModel.types.get('Person')!;
const Notice = townModel.types.get('Notice')!;

async function idsIn(condition: RawBuilder<SqlBool> | boolean, table: string): Promise<readonly string[]> {
  const where = typeof condition === 'boolean' ? sql.lit(condition) : condition;
  const { rows } = await sql<{
    id: string;
  }>`select id::text from ${sql.table(`town.${table}`)} as t0 where ${where} order by id`.execute(town.database.db);
  return rows.map((row) => row.id);
}

const scope = (clause: Partial<ScopeClause>): Scope => scopeOf({ areas: null, named: [], ...clause });

const ids = (code: string) => idsIn(scopeSql(scope({ areas: [code] }), House, 't0'), 'house');

const text = (codes: readonly string[]) => {
  const built = scopeSql(scope({ areas: codes }), House, 't0') as RawBuilder<SqlBool>;
  return built.compile(town.database.db);
};

describe('areas', () => {
  test('of every level', async () => {
    expect(await ids('4403')).toHaveLength(9);
    expect(await ids('4402')).toEqual([]);
    expect(await ids('440304')).toEqual(['1', '2', '3', '4', '5', '6', '9']);
    expect(await ids('440304001')).toEqual(['1', '2', '3', '4', '9']);
    expect(await ids('440304001002')).toEqual(['3', '4']);
    expect(await ids('44030400100201')).toEqual(['3']);
  });

  test('finer than the table can tell hold no row, and take all of the street in an exception', async () => {
    expect(scopeSql(scope({ areas: ['440304001002', '44030400100201'] }), Person, 't0')).toBe(false);
    const without = exceptScope(scope({ areas: ['440304'] }), scope({ areas: ['44030400100201'] }));
    expect(await idsIn(scopeSql(without, Person, 't0'), 'person')).toEqual(['5', '6']);
  });

  test('take the rows of the street whose community is not known in an exception', async () => {
    const rest = async (code: string) =>
      idsIn(scopeSql(exceptScope(scope({ areas: ['440304'] }), scope({ areas: [code] })), House, 't0'), 'house');
    expect(await rest('440304001002')).toEqual(['1', '2', '5', '6']);
    expect(await rest('44030400100201')).toEqual(['1', '2', '4', '5', '6']);
    expect(await rest('440304002001')).toEqual(['1', '2', '3', '4', '9']);
  });

  test('do not apply to a type without a place', () => {
    expect(scopeSql(scope({ areas: ['440304'] }), Notice, 't0')).toBe(true);
    expect(scopeSql(nothing, Notice, 't0')).toBe(false);
    expect(scopeSql(exceptScope(scope({ areas: ['440304'] }), scope({ areas: ['440304001'] })), Notice, 't0')).toBe(
      false,
    );
  });

  test('are always bound, the text does not depend on them', () => {
    expect(text(['440304001', '440304002']).sql).toBe(text(['440305001']).sql);
    expect(text(['440304001']).sql).not.toContain('440304');
    expect(text(['440304001']).sql).toBe('"t0"."street_code" = any($1::text[])');
    expect(text(['440304']).parameters).toEqual(['440304', '440305']);
  });
});

describe('named scopes', () => {
  test('hold the rows that they say, all of them together', async () => {
    expect(await idsIn(scopeSql(scope({ named: ['rented'] }), House, 't0'), 'house')).toEqual([
      '1',
      '3',
      '5',
      '7',
      '9',
    ]);
    expect(await idsIn(scopeSql(scope({ named: ['large'], areas: ['440304001'] }), House, 't0'), 'house')).toEqual([
      '2',
      '4',
    ]);
    expect(await idsIn(scopeSql(scope({ named: ['large', 'rented'] }), House, 't0'), 'house')).toEqual([]);
  });

  test('that do not cover the type hold none of its rows', () => {
    expect(scopeSql(scope({ named: ['minors'] }), House, 't0')).toBe(false);
    expect(scopeSql(exceptScope(everything, scope({ named: ['minors'] })), House, 't0')).toBe(false);
  });

  test('as exceptions leave rows where they are not known to hold', async () => {
    const adults = exceptScope(everything, scope({ named: ['minors'] }));
    expect(await idsIn(scopeSql(adults, Person, 't0'), 'person')).toEqual(['1', '3', '5', '7']);
  });
});

test('the SQL of any scope holds the rows that the scope means', async () => {
  const { rows } =
    await sql<HouseRow>`select id::text, street_code, community_code, grid_code, rental, area from town.house`.execute(
      town.database.db,
    );
  const named: Record<string, (row: HouseRow) => boolean> = {
    rented: (row) => row.rental,
    large: (row) => row.area !== null && row.area > 100,
  };
  const inArea = (row: HouseRow, area: string): boolean =>
    (area.length <= 9 ? row.street_code : area.length === 12 ? row.community_code : row.grid_code)?.startsWith(area) ??
    false;
  const inClause = (clause: ScopeClause, row: HouseRow): boolean =>
    (clause.areas === null || clause.areas.some((area) => inArea(row, area))) &&
    clause.named.every((name) => named[name]!(row)) &&
    !(clause.except ?? []).some((gap) => inException(gap, row));
  const isUnknown = (row: HouseRow, area: string): boolean =>
    area.length > 9 && row.community_code === null && area.startsWith(row.street_code);
  const inException = (gap: ScopeClause, row: HouseRow): boolean =>
    (gap.areas === null || gap.areas.some((area) => inArea(row, area) || isUnknown(row, area))) &&
    gap.named.every((name) => named[name]!(row));
  const codes = ['4403', '440304', '440304001', '440304001001', '44030400100201', '440304002001', '440305001'];
  const clause = fc.record({
    areas: fc.option(fc.subarray(codes), { nil: null }),
    named: fc.subarray(Object.keys(named)),
  });
  const simple = fc.array(clause, { maxLength: 3 }).map((clauses) => unionScopes(nothing, ...clauses.map(scopeOf)));
  const cut = fc.tuple(simple, simple).map(([some, removed]) => exceptScope(some, removed));
  await fc.assert(
    fc.asyncProperty(cut, cut, async (a, b) => {
      const union = unionScopes(a, b);
      const expected = rows.filter(
        (row) => union.any.some((c) => inClause(c, row)) && !union.except.some((c) => inException(c, row)),
      );
      const found = await idsIn(scopeSql(union, House, 't0'), 'house');
      expect(found).toEqual(expected.map((row) => row.id).sort());
    }),
    { numRuns: 150 },
  );
});
