import { establishGrant, revokeGrant } from '@gridweave/access';
import { type FieldModel, maskText, type Operator } from '@gridweave/kit';
import {
  putCommunity,
  smallCommunity,
  type TestDepartment,
  testPlatform,
  type TestPlatform,
  type Attempt,
} from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../gridweave.config.ts';
import { conditional, elsewhere, model, street, attempts } from './fixture/city.ts';

/** For each operator two conditional fields that declare it, from different plugins where there are. */
const operators: readonly Operator[] = ['read', 'match', 'filter', 'order', 'search', 'aggregate'];
const tested: readonly FieldModel[] = [
  ...new Set(
    operators.flatMap((operator) => {
      const able = conditional.filter(
        ({ operators: own, definition: { kind } }) => own.has(operator) && (kind === 'column' || kind === 'computed'),
      );
      const other = able.find(({ plugin }) => plugin !== able[0]?.plugin);
      return [able[0], other].filter((field) => field !== undefined);
    }),
  ),
];

/** One department for each field: it has every other field in full, so that only this one decides. */
function departmentFor(field: FieldModel, i: number): TestDepartment {
  const others = conditional.filter(({ coordinate }) => coordinate !== field.coordinate);
  const byOperators = Map.groupBy(others, (other) => [...other.operators].join());
  return {
    code: `m${i}`,
    areas: ['4403'],
    grants: [...byOperators].map(([own, some]) => ({
      fields: some.map(({ coordinate }) => coordinate),
      access: 'full',
      operators: own.split(',') as Operator[],
    })),
  };
}

let platform: TestPlatform;
beforeAll(async () => {
  const unlimited = 100_000_000;
  platform = await testPlatform({
    plugins: config.plugins,
    environment: { requestRate: unlimited, fieldRate: unlimited, costRate: unlimited },
    departments: tested.map(departmentFor),
    async rows(database) {
      for (const [i, code] of [`${street}001`, `${elsewhere}001`].entries())
        await putCommunity(database, smallCommunity(config.plugins, { code, seed: i + 1, today: '2025-03-03' }));
    },
  });
}, 600_000);
afterAll(() => platform?.close());

type Access = 'none' | 'full' | 'masked';
const scopes: Readonly<Record<string, readonly string[] | null>> = { jurisdiction: null, street: [street] };

/** Grants the field like this, while `work` runs; nothing for `none`. */
async function during(
  department: string,
  field: FieldModel,
  access: Access,
  operator: Operator,
  areas: readonly string[] | null,
  work: () => Promise<void>,
): Promise<void> {
  const { db } = platform.database;
  const [mask] = field.label.masks;
  const id =
    access === 'none'
      ? undefined
      : await establishGrant(
          db,
          model,
          {
            department,
            fields: [field.coordinate],
            access,
            mask: access === 'masked' ? (mask ? maskText(mask) : 'null') : null,
            operators: [operator],
            areas,
            purpose: 'matrix',
            legalBasis: 'matrix',
          },
          { requester: 'r', approvers: ['a', 'b'] },
        );
  const caughtUp = async (): Promise<void> => {
    const { rows } = await platform.database.pool.query('select version from access.policy_version');
    await platform.services.policies.caughtUp(rows[0].version);
  };
  await caughtUp();
  await work();
  if (id) await revokeGrant(db, id, 'a', 'over');
}

const ways = (field: FieldModel): readonly Attempt[] => [...attempts.selections(field), ...attempts.uses(field)];

test.each(tested.map((field, i) => [field.coordinate, field, i] as const))(
  'attack 1-13: %s under each access, operator, scope and path does what was granted and nothing else',
  async (coordinate, field, i) => {
    const department = `m${i}`;
    const wrong: string[] = [];
    let tried = 0;
    for (const access of ['none', 'full', 'masked'] as const)
      for (const granted of operators) {
        if (!field.operators.has(granted) || (access === 'none' && granted !== 'read')) continue;
        // masked access brings reading and matching only
        if (access === 'masked' && granted !== 'read' && granted !== 'match') continue;
        for (const [scope, areas] of Object.entries(scopes))
          await during(department, field, access, granted, areas, async () => {
            for (const { how, operator, asks } of ways(field)) {
              const [{ document, variables }] = asks as [Attempt['asks'][number]];
              const { body } = await platform.query(department, document, variables);
              const denied = body.errors?.[0].extensions.denied?.map((use: any) => use.coordinate) ?? [];
              // equality in a filter is also what filter allows
              const isGranted =
                access !== 'none' && (granted === operator || (granted === 'filter' && operator === 'match'));
              tried++;
              if (denied.includes(coordinate) === isGranted)
                wrong.push(`${access} ${granted} ${scope}: ${how} (${operator}) ${isGranted ? 'refused' : 'answered'}`);
            }
          });
      }
    expect([...new Set(wrong)].slice(0, 20)).toEqual([]);
    expect(tried).toBeGreaterThan(20);
  },
  600_000,
);
