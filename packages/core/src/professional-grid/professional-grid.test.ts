import { defineProfessionalGrid, definePlugin } from '@gridweave/kit';
import { dockingFaults, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { core } from '../core.ts';
import { houses } from '../house/tables.ts';
import { legalEntities } from '../legal-entity/tables.ts';
import { persons } from '../person/tables.ts';
import { registerGridKinds } from './register.ts';
import { makeProfessionalGrids } from './sample/make-professional-grids.ts';
import { professionalGridDockings, professionalGrids } from './tables.ts';

const title = (zh: string, en: string) => ({ zh, en });
const fire = defineProfessionalGrid({
  code: 'fire',
  title: title('消防网格', 'Fire grid'),
  objectCode: '119000',
  owner: title('消防', 'Fire'),
  shape: 'basic-grids',
  coverage: 'complete',
  overlap: 'none',
});
const police = defineProfessionalGrid({
  ...fire,
  code: 'police',
  title: title('警务区', 'Police beat'),
  objectCode: '110000',
  shape: 'polygons',
});
const departments = definePlugin({
  name: 'departments',
  title: title('部门', 'Departments'),
  version: '1.0.0',
  kit: '^0.1.0',
  schema: 'departments',
  dependsOn: [core],
  grids: [fire, police],
  sample(community) {
    for (const kind of [fire, police])
      makeProfessionalGrids(community, {
        kind,
        source: kind.code,
        size: kind === fire ? 1 : 2,
        name: (sequence) => `${kind.title.zh} ${sequence}`,
        organisation: `${kind.owner.zh}大队`,
        organisationPhone: '0755-1',
        roles: ['白班', '夜班'],
      });
  },
});
// with this seed the police cuts a basic grid
const community = smallCommunity([departments], { seed: 15 });
const own = (kind: string) => ({
  fields: ['ProfessionalGrid.personInCharge', 'ProfessionalGridDuty.name', 'ProfessionalGridDuty.phone'],
  access: 'full' as const,
  operators: ['read' as const],
  scopes: [`grids-${kind}`],
});
let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, departments],
    rows: (database) => putCommunity(database, community),
    departments: [
      { code: 'fire', areas: ['440309'], grants: [own('fire')] },
      {
        code: 'police',
        areas: ['440309'],
        grants: [
          {
            fields: ['Person.professionalGrids', 'Person.name', 'ProfessionalGrid.persons'],
            access: 'full',
            operators: ['read'],
          },
        ],
      },
      { code: 'elsewhere', areas: ['440305'] },
    ],
  });
});
afterAll(() => platform?.close());

async function ask(department: string, document: string, variables?: Record<string, unknown>) {
  const { body } = await platform.query(department, document, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}
const gridsOf = (kind: string) => community.rows(professionalGrids).filter((grid) => grid.kind === kind);

test('the kinds that plugins declare are listed', async () => {
  const { professionalGridKinds } = await ask(
    'fire',
    `{ professionalGridKinds { nodes { code titleZh objectCode ownerEn shape coverage overlap declared grids { totalCount } } } }`,
  );
  expect(professionalGridKinds.nodes).toEqual([
    {
      code: 'fire',
      titleZh: '消防网格',
      objectCode: '119000',
      ownerEn: 'Fire',
      shape: 'BASIC_GRIDS',
      coverage: 'COMPLETE',
      overlap: 'NONE',
      declared: true,
      grids: { totalCount: 4 },
    },
    expect.objectContaining({ code: 'police', shape: 'POLYGONS', grids: { totalCount: 2 } }),
  ]);
});

test('a place has grids of every kind, and of one by the filter', async () => {
  const house = community.rows(houses)[0]!;
  const { house: found } = await ask(
    'fire',
    `query ($code: HouseCode!) { house(houseCode: $code) {
      professionalGrids { nodes { kind name ofKind { titleEn } } }
      fire: professionalGrids(where: { kind: { eq: "fire" } }) { nodes { code community { name } } } } }`,
    { code: house.house_code },
  );
  expect(found.professionalGrids.nodes).toEqual(
    expect.arrayContaining([
      { kind: 'fire', name: '消防网格 1', ofKind: { titleEn: 'Fire grid' } },
      { kind: 'police', name: '警务区 1', ofKind: { titleEn: 'Police beat' } },
    ]),
  );
  expect(found.fire.nodes).toEqual([{ code: '11900044030900200101', community: { name: expect.any(String) } }]);
});

test('grids, entities, events and city parts answer for their professional grids as well', async () => {
  const where = 'professionalGrids(where: { kind: { eq: "fire" } }) { nodes { code } }';
  const data = await ask(
    'fire',
    `{ grids(first: 4) { nodes { code ${where} } } legalEntities(first: 50) { nodes { gridCode ${where} } }
       events(first: 50) { nodes { gridCode ${where} } } cityParts(first: 1) { nodes { ${where} } } }`,
  );
  const expected = (grid: string) => ({ nodes: [{ code: `119000440309002001${grid.slice(-2)}` }] });
  for (const { code, professionalGrids: found } of data.grids.nodes) expect(found).toEqual(expected(code));
  for (const { gridCode, professionalGrids: found } of [...data.legalEntities.nodes, ...data.events.nodes])
    expect(found).toEqual(expected(gridCode));
  expect(data.legalEntities.nodes.length).toBeGreaterThan(10);
});

test('a professional grid knows what it covers today', async () => {
  const { professionalGrid: found } = await ask(
    'police',
    `{ professionalGrid(code: "11900044030900200102") { grids { nodes { code } }
       dockings { nodes { whole share fromOn toOn professionalGrid { kind } } } houses { totalCount }
       persons { totalCount } legalEntities { totalCount } events { totalCount } duties { nodes { role now } } } }`,
  );
  const inGrid = (row: { grid_code: string | null }) => row.grid_code === '44030900200102';
  expect(found).toMatchObject({
    grids: { nodes: [{ code: '44030900200102' }] },
    dockings: { nodes: [{ whole: true, share: 1, toOn: null, professionalGrid: { kind: 'fire' } }] },
    houses: { totalCount: community.rows(houses).filter(inGrid).length },
    persons: { totalCount: community.rows(persons).filter(inGrid).length },
    legalEntities: { totalCount: community.rows(legalEntities).filter(inGrid).length },
    events: { totalCount: 5 },
  });
  expect(found.duties.nodes.map(({ role }: any) => role).toSorted()).toEqual(['夜班', '白班']);
});

test('where people live is personal, and so are those in charge', async () => {
  const asked = '{ persons(first: 1) { nodes { name professionalGrids { nodes { kind } } } } }';
  const { persons: page } = await ask('police', asked);
  expect(page.nodes[0].professionalGrids.nodes.map(({ kind }: any) => kind)).toEqual(
    expect.arrayContaining(['fire', 'police']),
  );
  const refused = await platform.query('fire', asked);
  expect(refused.body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
  const inCharge = await platform.query('police', '{ professionalGrids { nodes { personInCharge } } }');
  expect(inCharge.body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
});

test('the scope of a kind shows those in charge of its own grids only, and its own roster', async () => {
  const { professionalGrids: page } = await ask(
    'fire',
    '{ professionalGrids(first: 50) { nodes { kind personInCharge duties { nodes { name } } } } }',
  );
  for (const { kind, personInCharge, duties } of page.nodes) {
    expect(personInCharge !== null).toBe(kind === 'fire');
    expect(duties.nodes.every(({ name }: any) => (name !== null) === (kind === 'fire'))).toBe(true);
    expect(duties.nodes).toHaveLength(2);
  }
});

test('outside of its area a department sees none', async () => {
  expect(await ask('elsewhere', '{ professionalGrids { totalCount } }')).toEqual({
    professionalGrids: { totalCount: 0 },
  });
});

test('grids are counted by kind', async () => {
  const { body } = await platform.query('fire', '{ professionalGridCounts(by: STREET, group: KIND) { value count } }');
  // small groups have no answer
  expect(body.errors).toBeUndefined();
  expect(body.data.professionalGridCounts).toEqual([]);
});

test('the divisions of the sample are valid, a shared basic grid included', async () => {
  const shares = community.rows(professionalGridDockings).map(({ share }) => share);
  expect(shares.filter((share) => share !== '1')).toEqual(['0.75', '0.25']);
  for (const kind of [fire, police]) expect(await dockingFaults(platform.database, kind)).toEqual([]);
  expect(gridsOf('police').every(({ boundary }) => boundary !== null)).toBe(true);
});

describe('kinds are written at each start', () => {
  const kinds = async () => {
    const { professionalGridKinds } = await ask(
      'fire',
      '{ professionalGridKinds { nodes { code titleEn declared } } }',
    );
    return professionalGridKinds.nodes;
  };

  test('what changed is changed, what nobody declares stays, and any number may start at once', async () => {
    const { db } = platform.database;
    await registerGridKinds(db, [{ ...fire, title: title('消防网格', 'Grid of the fire service') }]);
    expect(await kinds()).toEqual([
      { code: 'fire', titleEn: 'Grid of the fire service', declared: true },
      { code: 'police', titleEn: 'Police beat', declared: false },
    ]);
    await Promise.all([1, 2, 3, 4].map(() => registerGridKinds(db, [police, fire])));
    expect(await kinds()).toEqual([
      { code: 'fire', titleEn: 'Fire grid', declared: true },
      { code: 'police', titleEn: 'Police beat', declared: true },
    ]);
  });

  test('nothing is written where nothing changed', async () => {
    const { db } = platform.database;
    const versions = () =>
      db
        .selectFrom('core.professional_grid_kind')
        .select(['code', 'xmin' as any])
        .execute();
    const before = await versions();
    await registerGridKinds(db, [fire, police]);
    expect(await versions()).toEqual(before);
  });
});
