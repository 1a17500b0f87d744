import { type Operator, operators, type TypeModel } from '@gridweave/kit';
import type { TestDatabase } from '@gridweave/testing';
import * as fc from 'fast-check';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { denial, grant, policyOf } from '../fixture/facts.ts';
import { anyPolicy, coordinates } from '../fixture/random-rules.ts';
import { townDatabase } from '../fixture/town-database.ts';
import { townModel } from '../fixture/town.ts';
import { areasAround } from '../policy/area.ts';
import type { Policy } from '../policy/policy.ts';
import { holdsKind, type RowKind } from '../policy/row-kinds.ts';
import type { Scope } from '../policy/scope.ts';
import { nothing, scopeOf } from '../policy/scope-algebra.ts';
import { scopeSql } from '../sql/scope-sql.ts';
import { breachesOf } from './breaches-of.ts';
import type { Invariant } from './invariant.ts';
import { timesToCheck } from './times-to-check.ts';
import { validateInvariant } from './validate-invariant.ts';

let town: TestDatabase;
beforeAll(async () => {
  town = await townDatabase();
});
afterAll(() => town.drop());

const title = { zh: '规则', en: 'rule' };

function invariant(fields: readonly string[], more: Partial<Invariant> = {}): Invariant {
  return { title, fields, operators: ['clear'], except: { departments: [] }, ...more };
}

function broken(policy: Policy, rule: Invariant): readonly string[] {
  return breachesOf(rule, [policy], townModel).map(({ coordinate, operator, scope, certain }) =>
    [coordinate, operator, scope.key, ...(certain ? [] : ['uncertain'])].join(' '),
  );
}

const anyInvariant: fc.Arbitrary<Invariant> = fc
  .record({
    operators: fc.subarray(['clear', ...operators] as const, { minLength: 1 }),
    areas: fc.option(fc.subarray(['440304', '440304001', '44030400100101', '440304002001'], { minLength: 1 })),
    named: fc.subarray(['rented', 'minors', 'large'], { maxLength: 2 }),
    limited: fc.boolean(),
  })
  .map(({ operators: forbidden, areas, named, limited }) =>
    invariant(coordinates, { operators: forbidden, ...(limited ? { only: { areas, named } } : {}) }),
  );

/** The rows of a type that an invariant allows to everybody. */
function allowed({ only }: Invariant, type: TypeModel): Scope {
  if (!only || only.named.some((name) => !type.scopes.has(name))) return nothing;
  return only.areas && !type.ref.table.place ? nothing : scopeOf(only);
}

/** In which of the scopes each row of a type is, by PostgreSQL. */
async function rowsIn(type: TypeModel, scopes: readonly Scope[]): Promise<readonly (readonly boolean[])[]> {
  const { schema, name } = type.ref.table;
  const columns = scopes.map((scope): RawBuilder<SqlBool> => {
    const condition = scopeSql(scope, type, 't0');
    return typeof condition === 'boolean' ? sql.lit(condition) : sql`coalesce(${condition}, false)`;
  });
  const { rows } = await sql<{ held: boolean[] }>`
    select array[${sql.join(columns)}] as held from ${sql.table(`${schema}.${name}`)} as t0`.execute(town.database.db);
  return rows.map(({ held }) => held);
}

describe('breaches', () => {
  test('none is the proof that no row is used against the invariant', async () => {
    await fc.assert(
      fc.asyncProperty(anyPolicy, anyInvariant, async (policy, rule) => {
        const found = new Set(breachesOf(rule, [policy], townModel).map((b) => `${b.coordinate} ${b.operator}`));
        for (const type of townModel.types.values()) {
          const of = policy.types.get(type.name);
          if (!of) continue;
          for (const { coordinate, read, operators: used } of of.fields.values()) {
            if (!coordinates.includes(coordinate as never)) continue;
            const scopes = [of.rows, allowed(rule, type), ...read.map(({ scope }) => scope)];
            const shown = (await rowsIn(type, scopes)).map(([served, isAllowed, ...held]) => ({
              isAllowed,
              rule: served ? read[held.indexOf(true)] : undefined,
            }));
            const forbidden = shown.filter(({ isAllowed, rule: by }) => by && !isAllowed);
            if (!found.has(`${coordinate} read`) && rule.operators.includes('read')) expect(forbidden).toEqual([]);
            if (!found.has(`${coordinate} clear`) && rule.operators.includes('clear'))
              expect(forbidden.filter(({ rule: by }) => by?.mask === null)).toEqual([]);
            for (const [operator, scope] of used) {
              if (found.has(`${coordinate} ${operator}`) || !rule.operators.includes(operator)) continue;
              if (!canDeclare(type, coordinate, operator)) continue;
              const rows = await rowsIn(type, [scope, allowed(rule, type)]);
              expect(rows.filter(([isUsed, isAllowed]) => isUsed && !isAllowed)).toEqual([]);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('one that is certain has a kind of row that breaks it, and every breach says where', () => {
    fc.assert(
      fc.property(anyPolicy, anyInvariant, (policy, rule) => {
        for (const { coordinate, operator, scope, certain, zh, en } of breachesOf(rule, [policy], townModel)) {
          expect([zh, en].join()).not.toMatch(/undefined|null/);
          const [typeName = '', name = ''] = coordinate.split('.');
          const type = townModel.types.get(typeName);
          if (!type || !certain) continue;
          const { rows, fields } = policy.types.get(typeName)!;
          const { read, operators: used } = fields.get(name)!;
          const isUsed = (kind: RowKind): boolean => {
            if (operator !== 'read' && operator !== 'clear') return holdsKind(used.get(operator)!, kind, type);
            const by = holdsKind(rows, kind, type) ? read.find((one) => holdsKind(one.scope, kind, type)) : undefined;
            return by !== undefined && (operator === 'read' || by.mask === null);
          };
          const witness = kindsOf(type).some(
            (kind) => holdsKind(scope, kind, type) && isUsed(kind) && !holdsKind(allowed(rule, type), kind, type),
          );
          expect(witness).toBe(true);
        }
      }),
    );
  });

  test('are those of departments that are not excepted, mutations too', () => {
    const policy = policyOf([grant(['Person.idNumber', 'Mutation.recordHouse'])]);
    const rule = invariant(['Person.*', 'Mutation.recordHouse'], { operators: ['clear', 'read'] });
    expect(broken(policy, rule).map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      'Mutation.recordHouse read',
      'Person.idNumber clear',
      'Person.idNumber read',
    ]);
    expect(broken(policy, { ...rule, except: { departments: ['fire'] } })).toEqual([]);
    expect(broken(policy, { ...rule, except: { departments: ['police'] } })).toHaveLength(3);
  });

  test('are the rows that lie outside of what everybody may', () => {
    const rule = invariant(['Person.*'], { only: { areas: null, named: ['minors'] } });
    const within = policyOf([grant(['Person.name'], { scopes: ['minors'] })]);
    expect(broken(within, rule)).toEqual([]);
    expect(broken(policyOf([grant(['Person.name'])]), rule)).toEqual([
      expect.stringMatching(/^Person\.name clear .*minors/),
    ]);
    expect(broken(policyOf([grant(['Person.name'], { access: 'masked', mask: 'exists' })]), rule)).toEqual([]);
    const street = invariant(['House.rent'], { only: { areas: ['440304001'], named: [] } });
    expect(broken(policyOf([grant(['House.rent'], { areas: ['440304001001'] })]), street)).toEqual([]);
    expect(broken(policyOf([grant(['House.rent'], { areas: ['440304'] })]), street)).toHaveLength(1);
    const cut = policyOf([grant(['House.rent'], { areas: ['440304'] })], {
      denials: [denial(['House.rent'], { areas: ['440304002'] })],
    });
    expect(
      broken(cut, invariant(['House.rent'], { only: { areas: ['440304001', '440304003'], named: [] } })),
    ).toHaveLength(1);
  });

  test('of telling are found for whoever may not read', () => {
    const policy = policyOf([grant(['Person.birthDate'], { operators: ['filter'] })]);
    expect(broken(policy, invariant(['Person.birthDate']))).toEqual([]);
    expect(broken(policy, invariant(['Person.birthDate'], { operators: ['tell'] }))).toEqual([
      expect.stringMatching(/^Person\.birthDate filter/),
    ]);
  });

  test('are about the fields that a pattern selects by their labels', () => {
    const policy = policyOf([grant(['Person.idNumber', 'Person.name', 'House.area'])]);
    const fields = (pattern: string): readonly string[] =>
      broken(policy, invariant([pattern])).map((one) => one.split(' ')[0]!);
    expect(fields('sensitivity:sensitive')).toEqual(['Person.idNumber']);
    expect(fields('sharing:unconditional')).toEqual(['House.area']);
    expect(fields('plugin:town')).toEqual(['House.area', 'Person.idNumber', 'Person.name']);
    expect(fields('source:grid-office')).toEqual(fields('*.*'));
  });
});

test('an invariant that checks nothing, or what there is not, is refused', () => {
  const where = (rule: Invariant): readonly string[] => validateInvariant(townModel, rule).map((fault) => fault.where);
  expect(where(invariant(['Person.*']))).toEqual([]);
  expect(where(invariant(['*.*'], { only: { areas: ['440304'], named: ['minors'] } }))).toEqual([]);
  expect(where(invariant(['Person.gone', 'Gone.*', 'sensitivity:secret', 'colour:red']))).toHaveLength(4);
  expect(where(invariant(['Mutation.recordHouse']))).toEqual(['Mutation.recordHouse']);
  expect(where(invariant(['House.area'], { operators: ['search'] }))).toEqual(['House.area']);
  expect(where(invariant([], { operators: [], title: { zh: '', en: 'x' } }))).toEqual(['title', 'operators', 'fields']);
  expect(where(invariant(['*.*'], { operators: ['guess' as Operator] }))).toContain('operators');
  expect(where(invariant(['*.*'], { except: { departments: [' '] } }))).toEqual(['except.departments']);
  expect(where(invariant(['*.*'], { only: { areas: ['44'], named: ['gone'] } }))).toEqual(['only.areas', 'only.named']);
  expect(where(invariant(['*.*'], { only: { areas: null, named: [] } }))).toEqual(['only']);
});

test('between the moments to check nothing changes, and each of them can change something', () => {
  const limit = fc.option(fc.integer({ min: 0, max: 20 }));
  fc.assert(
    fc.property(
      fc.array(fc.record({ validFrom: limit, validUntil: limit })),
      fc.integer({ min: 0, max: 20 }),
      (rules, now) => {
        const inForce = (time: number): string =>
          rules
            .filter(({ validFrom, validUntil }) => (validFrom ?? 0) <= time && time < (validUntil ?? Infinity))
            .map((rule) => rules.indexOf(rule))
            .join();
        const times = timesToCheck(rules, now);
        expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
        const changing = Array.from({ length: 40 }, (_, i) => now + i + 1).filter((t) => inForce(t) !== inForce(t - 1));
        expect(times.filter((t) => t <= now + 40)).toEqual(changing);
      },
    ),
  );
});

function canDeclare(type: TypeModel, coordinate: string, operator: Operator): boolean {
  return (
    operator === 'subscribe' ||
    coordinate.endsWith('.id') ||
    type.fields.get(coordinate.split('.')[1]!)!.operators.has(operator)
  );
}

/** Rows of all kinds that the random rules can tell apart, as far as the table of a type tells. */
function kindsOf(type: TypeModel): readonly RowKind[] {
  const grids = ['01', '02'].flatMap((grid) =>
    [
      '440304001001',
      '440304001002',
      '440304002001',
      '440304002002',
      '440304003001',
      '440305001001',
      '440305002001',
    ].map((community) => community + grid),
  );
  grids.push('44030600100101', '44010100100101');
  const streets = [...new Set(grids.map((grid) => grid.slice(0, 9)))];
  const known = grids.map((grid) => ({ areas: areasAround(grid), unknown: [] }));
  const inStreets = streets.map((street) => ({
    areas: areasAround(street),
    unknown: [12, 14].map((length) => ({ within: street, length })),
  }));
  const inCommunities = [...new Set(grids.map((grid) => grid.slice(0, 12)))].map((community) => ({
    areas: areasAround(community),
    unknown: [{ within: community, length: 14 }],
  }));
  const { place } = type.ref.table;
  const places = place?.grid ? [...known, ...inCommunities, ...inStreets] : inStreets;
  const named = [...type.scopes.values()];
  return places.flatMap((at) =>
    Array.from({ length: 2 ** named.length }, (_, bits) => ({
      ...at,
      named: new Set<unknown>(named.filter((_scope, i) => (bits >> i) % 2 === 1)),
    })),
  );
}
