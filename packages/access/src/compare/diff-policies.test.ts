import type { TestDatabase } from '@gridweave/testing';
import { maskText, type TypeModel } from '@gridweave/kit';
import * as fc from 'fast-check';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grant, policyOf } from '../fixture/facts.ts';
import { anyGrant, anyPolicy, anyRules, policyFrom, type Rules } from '../fixture/random-rules.ts';
import { townDatabase } from '../fixture/town-database.ts';
import { townModel } from '../fixture/town.ts';
import type { Policy } from '../policy/policy.ts';
import type { Scope } from '../policy/scope.ts';
import { scopeSql } from '../sql/scope-sql.ts';
import type { Change, PolicyDiff } from './changes.ts';
import { countRowChanges } from './count-row-changes.ts';
import { differenceIsEmpty, diffPolicies } from './diff-policies.ts';
import type { Direction } from './direction.ts';
import { revealsAll, type Shown } from './reveals.ts';
import type { Level } from './rows-changed.ts';
import { widensNothing } from './widens-nothing.ts';

let town: TestDatabase;
beforeAll(async () => {
  town = await townDatabase();
});
afterAll(() => town.drop());

const models = { before: townModel, after: townModel };
const one = (before: Policy | undefined, after: Policy | undefined): PolicyDiff => diffPolicies(before, after, models);

/** How each row of a type shows a field, decided row by row. */
async function shownRows(policy: Policy, coordinate: string): Promise<ReadonlyMap<string, Shown>> {
  const [typeName = '', name = ''] = coordinate.split('.');
  const type = townModel.types.get(typeName)!;
  const of = policy.types.get(typeName);
  const read = of?.fields.get(name)?.read ?? [];
  const { schema, name: table } = type.ref.table;
  const { rows } = await sql<{ id: string; served: boolean; holds: boolean[] }>`
    select id::text, ${holds(of?.rows, type)} as served,
      array[${sql.join([sql`true`, ...read.map(({ scope }) => holds(scope, type))])}] as holds
    from ${sql.table(`${schema}.${table}`)} as t0`.execute(town.database.db);
  return new Map(
    rows.map((row): [string, Shown] => {
      const rule = row.served ? read.find((_rule, i) => row.holds[i + 1]) : undefined;
      return [row.id, rule ? rule.mask : 'none'];
    }),
  );
}

function holds(scope: Scope | undefined, type: TypeModel): RawBuilder<SqlBool> {
  const condition = scope ? scopeSql(scope, type, 't0') : false;
  return typeof condition === 'boolean'
    ? sql<SqlBool>`${sql.lit(condition)}`
    : sql<SqlBool>`coalesce(${condition}, false)`;
}

function level(shown: Shown): Level {
  if (shown === 'none') return 'none';
  return shown === null ? 'full' : `masked:${maskText(shown)}`;
}

const mirrored: Readonly<Record<Direction, Direction>> = {
  wider: 'narrower',
  narrower: 'wider',
  both: 'both',
  equal: 'equal',
};
const reversed = {
  gained: 'lost',
  lost: 'gained',
  widened: 'narrowed',
  narrowed: 'widened',
  mask: 'mask',
  mixed: 'mixed',
};

function mirror(change: Change): unknown {
  const turned = { ...change, direction: mirrored[change.direction] };
  if (change.kind === 'minimumGroup') return { ...turned, before: change.after, after: change.before };
  if (change.kind !== 'field') return swap(change);
  return { ...turned, access: change.access && swap(change.access), operators: change.operators.map(swap) };
}

function swap<T extends { became: keyof typeof reversed; direction: Direction; before: unknown; after: unknown }>(
  of: T,
): unknown {
  return { ...of, became: reversed[of.became], direction: mirrored[of.direction], before: of.after, after: of.before };
}

describe('a difference', () => {
  test('of a policy with itself is empty, also when its rules come in another order', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const turned: Rules = { ...rules, grants: [...rules.grants].reverse(), denials: [...rules.denials].reverse() };
        expect(differenceIsEmpty(one(policyFrom(rules), policyFrom(turned)))).toBe(true);
      }),
    );
    expect(differenceIsEmpty(one(undefined, undefined))).toBe(true);
  });

  test('read from the other end is its mirror', () => {
    fc.assert(
      fc.property(fc.option(anyPolicy, { nil: undefined }), anyPolicy, (a, b) => {
        const there = one(a, b);
        const back = one(b, a);
        expect(back.changes).toEqual(there.changes.map(mirror));
        expect(back.direction).toBe(mirrored[there.direction]);
      }),
    );
  });

  test('of one more grant takes no row away, and is about its coordinates and the ids of their types only', () => {
    fc.assert(
      fc.property(anyRules, anyGrant, (rules, more) => {
        const diff = one(policyFrom(rules), policyFrom({ ...rules, grants: [...rules.grants, more] }));
        const about = new Set([...more.fields, ...more.fields.map((field) => `${field.split('.')[0]}.id`)]);
        const types = new Set(more.fields.map((field) => field.split('.')[0]));
        for (const change of diff.changes) {
          if (change.kind === 'rows') expect(types).toContain(change.type);
          else if (change.kind !== 'minimumGroup') expect(about).toContain(change.coordinate);
          // another mask can come before one that it cannot be compared with
          if (change.kind === 'field' && change.access) {
            expect(change.access.direction).not.toBe('narrower');
            expect(['gained', 'widened', 'mask', 'mixed']).toContain(change.access.became);
          }
        }
      }),
    );
  });

  test('is what happens to every row that there is', async () => {
    let looked = 0;
    await fc.assert(
      fc.asyncProperty(anyPolicy, anyPolicy, async (before, after) => {
        const diff = one(before, after);
        const changed = new Map(
          diff.changes.flatMap((change) =>
            change.kind === 'field' && change.access ? [[change.coordinate, change.access]] : [],
          ),
        );
        const proof = widensNothing(before, after, models);
        for (const coordinate of [
          'House.rent',
          'House.address',
          'Person.idNumber',
          'Person.birthDate',
          'Notice.title',
          'House.id',
        ]) {
          const [was, is] = [await shownRows(before, coordinate), await shownRows(after, coordinate)];
          const rows = [...was].map(([id, shown]) => [shown, is.get(id)!] as const);
          const access = changed.get(coordinate);
          if (access) looked += rows.length;
          if (!access || access.direction === 'narrower') expect(rows.every(([x, y]) => revealsAll(x, y))).toBe(true);
          if (!access || access.direction === 'wider') expect(rows.every(([x, y]) => revealsAll(y, x))).toBe(true);
          if (proof.proved) expect(rows.every(([x, y]) => revealsAll(x, y))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
    expect(looked).toBeGreaterThan(0);
  });
});

describe('counted rows', () => {
  test('are those that a look at each row finds, for every field that changes and no other', async () => {
    await fc.assert(
      fc.asyncProperty(anyPolicy, anyPolicy, async (before, after) => {
        const counted = await countRowChanges({
          db: town.database.db,
          before,
          after,
          models,
          statementTimeoutMs: 10_000,
        });
        const byField = new Map(
          counted.flatMap(({ fields, became }) => fields.map((field) => [field, became] as const)),
        );
        for (const type of townModel.types.values())
          for (const { coordinate } of type.fields.values()) {
            const [was, is] = [await shownRows(before, coordinate), await shownRows(after, coordinate)];
            const found = new Map<string, number>();
            for (const [id, shown] of was) {
              const [from, to] = [level(shown), level(is.get(id)!)];
              if (from !== to) found.set(`${from} ${to}`, (found.get(`${from} ${to}`) ?? 0) + 1);
            }
            const became = byField.get(coordinate) ?? [];
            expect(new Map(became!.map(({ from, to, rows }) => [`${from} ${to}`, rows]))).toEqual(found);
          }
      }),
      { numRuns: 25 },
    );
  });

  test('are not known where their statement takes too long, and others are counted', async () => {
    await sql`create function town.slowly(x boolean) returns boolean language plpgsql volatile as
      $$ begin perform pg_sleep(1); return x; end $$`.execute(town.database.db);
    await sql`alter table town.notice rename to notice_rows`.execute(town.database.db);
    await sql`create view town.notice as select id, title, draft from town.notice_rows where town.slowly(true)`.execute(
      town.database.db,
    );
    const after = policyOf([grant(['Notice.title', 'House.rent'])]);
    const counted = await countRowChanges({
      db: town.database.db,
      before: undefined,
      after,
      models,
      statementTimeoutMs: 300,
    });
    expect(counted).toEqual([
      {
        type: 'House',
        fields: ['House.id', 'House.rent'],
        became: [{ from: 'none', to: 'full', rows: 9 }],
        timedOut: false,
      },
      { type: 'Notice', fields: ['Notice.id', 'Notice.title'], became: null, timedOut: true },
    ]);
  });
});
