import { core, grids, professionalGridDockings, professionalGrids } from '@gridweave/core';
import { defineProfessionalGrid, definePlugin, type Table } from '@gridweave/kit';
import { dockingFaults, testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const title = { zh: '消防', en: 'Fire' };
const fire = defineProfessionalGrid({
  code: 'fire',
  title,
  objectCode: '119000',
  owner: title,
  shape: 'polygons',
  coverage: 'complete',
  overlap: 'none',
});
const plugin = definePlugin({
  name: 'fire',
  title,
  version: '1.0.0',
  kit: '^0.1.0',
  schema: 'fire',
  dependsOn: [core],
  grids: [fire],
});
const street = '440306017';
const community = '440306017001';
/** 0.001° at 22.5° north is 102.8962 by 110.7371 metres, by the radii of curvature of WGS 84. */
const cell = 102.8962 * 110.7371;

/** A rectangle in thousandths of a degree. */
function box(x: number, y: number, width: number, height: number): object {
  const at = (i: number, j: number) => [
    Number((114 + (x + i) / 1000).toFixed(6)),
    Number((22.5 + (y + j) / 1000).toFixed(6)),
  ];
  return { type: 'Polygon', coordinates: [[at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)]] };
}

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, plugin],
    departments: [],
    rows: async ({ db }) => {
      const put = (table: Table<any>, rows: readonly object[]) =>
        db
          .insertInto(`${table.schema}.${table.name}`)
          .values(rows.map((row) => ({ street_code: street, community_code: community, ...row })))
          .execute();
      // six basic grids in a row, each of one cell; the sixth was given up in 2026, the seventh is in another community
      await put(
        grids,
        ['01', '02', '03', '04', '05', '06'].map((n, i) => ({
          code: `${community}${n}`,
          name: n,
          boundary: box(i, 0, 1, 1),
          valid_from: '2020-01-01',
          valid_to: n === '06' ? '2026-03-01' : null,
        })),
      );
      await put(grids, [
        { community_code: '440306017002', code: '44030601700201', name: '7', boundary: box(0, 5, 1, 1) },
      ]);
      const grid = (id: number, boundary: object | null, more: object = {}) => ({
        id,
        code: `119000${community}0${id}`,
        kind: 'fire',
        name: `grid ${id}`,
        organisation: 'fire',
        boundary: boundary === null ? null : boundary,
        valid_from: '2021-01-01',
        valid_to: null,
        ...more,
      });
      await put(professionalGrids, [
        // its own basic grid, and 0.4 of the next as it is docked
        grid(1, box(0, 0, 1.4, 1)),
        // the rest of that, the third, and a strip of 0.2 that is nobody's
        grid(2, box(1.4, 0, 1.6, 1.2)),
        // only half of the fourth
        grid(3, box(3, 0, 0.5, 1)),
        // on what was given up, and on nothing else
        grid(4, null),
        // was closed, its docking was not
        grid(5, null, { valid_to: '2026-02-01' }),
        grid(6, null),
        // of another department
        grid(7, box(50, 50, 9, 9), { kind: 'police', code: '11000044030601700107' }),
      ]);
      const docking = (on: string, id: number, more: object = {}) => ({
        grid_code: `${community}${on}`,
        professional_grid_id: id,
        share: 1,
        from_on: '2021-01-01',
        ...more,
      });
      await put(
        professionalGridDockings,
        [
          docking('01', 1),
          docking('02', 1, { share: 0.4 }),
          docking('02', 2, { share: 0.6 }),
          docking('03', 2),
          docking('04', 3),
          docking('04', 6),
          docking('06', 4),
          docking('05', 5),
          docking('05', 7),
          docking('05', 2, { to_on: '2022-01-01' }),
        ].map((row) => ({ to_on: null, ...row })),
      );
    },
  });
});
afterAll(() => platform?.close());

const document = `query ($kind: String!, $area: String, $on: String, $tolerance: Float, $first: Int) {
  professionalGridDocking(kind: $kind, area: $area, on: $on, tolerance: $tolerance, first: $first) {
    kind on basicGrids professionalGrids counts { problem count }
    faults { problem gridCode professionalGridCode covered overlapArea gapArea } } }`;

async function report(variables: object) {
  const { body } = await platform.govern('keeper', document, { kind: 'fire', on: '2026-06-01', ...variables });
  expect(body.errors).toBeUndefined();
  return body.data.professionalGridDocking;
}
const pick = (faults: readonly any[]) =>
  faults.map(({ problem, gridCode, professionalGridCode }) =>
    [problem, gridCode?.slice(-2), professionalGridCode?.slice(-2)].filter(Boolean).join(' '),
  );

test('gaps, doubles, void dockings and boundaries are found', async () => {
  const found = await report({ area: community });
  expect(found).toMatchObject({ kind: 'fire', on: '2026-06-01', basicGrids: 5, professionalGrids: 5 });
  expect(pick(found.faults)).toEqual([
    'COVERED_TWICE 04',
    'NOT_COVERED 05',
    'ORPHANED_DOCKING 05 05',
    'ORPHANED_DOCKING 06 04',
    'BOUNDARY_MISMATCH 02',
    'BOUNDARY_MISMATCH 03',
    'WITHOUT_DOCKING 04',
  ]);
  expect(found.counts).toEqual([
    { problem: 'NOT_COVERED', count: 1 },
    { problem: 'COVERED_TWICE', count: 1 },
    { problem: 'BOUNDARY_MISMATCH', count: 2 },
    { problem: 'ORPHANED_DOCKING', count: 2 },
    { problem: 'WITHOUT_DOCKING', count: 1 },
  ]);
});

test('areas are in square metres', async () => {
  const { faults } = await report({});
  const of = (id: string) =>
    faults.find((f: any) => f.problem === 'BOUNDARY_MISMATCH' && f.professionalGridCode.endsWith(id));
  // 1.6 cells wide, 0.2 high, above its basic grids
  expect(of('02').overlapArea / (cell * 0.32)).toBeCloseTo(1, 3);
  expect(of('02').gapArea).toBeLessThan(5);
  expect(of('03').overlapArea).toBe(0);
  expect(of('03').gapArea / (cell * 0.5)).toBeCloseTo(1, 3);
  expect(faults.find((f: any) => f.problem === 'COVERED_TWICE').covered).toBe(2);
});

test('what is let pass, which day and which area are the caller’s choice', async () => {
  const loose = await report({ tolerance: 4000 });
  expect(pick(loose.faults).filter((fault) => fault.startsWith('BOUNDARY'))).toEqual(['BOUNDARY_MISMATCH 03']);
  const before = await report({ on: '2026-01-31', area: community });
  expect(pick(before.faults)).toEqual(['COVERED_TWICE 04', 'BOUNDARY_MISMATCH 02', 'BOUNDARY_MISMATCH 03']);
  const street2 = await report({ area: '440306' });
  expect(pick(street2.faults)).toContain('NOT_COVERED 01');
  expect(pick((await report({ area: '440306017002' })).faults)).toEqual(['NOT_COVERED 01']);
  expect((await report({ area: '440305' })).faults).toEqual([]);
  const one = await report({ first: 1 });
  expect(one.faults).toHaveLength(1);
  expect(one.counts[0]).toEqual({ problem: 'NOT_COVERED', count: 2 });
});

test.each<[string, object, RegExp]>([
  ['a kind that nobody declares', { kind: 'tobacco' }, /no kind of professional grids tobacco; there are: fire/],
  ['an area that is none', { area: '44030' }, /Division code has/],
  ['a day that is none', { on: '2026-02-30' }, /Date is wrong/],
])('%s is told', async (_, variables, message) => {
  const { body } = await platform.govern('keeper', document, { kind: 'fire', ...variables });
  expect(body.errors[0]).toMatchObject({
    message: expect.stringMatching(message),
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('for tests the faults are sentences', async () => {
  expect(await dockingFaults(platform.database, fire, '2026-06-01')).toContainEqual(
    expect.stringMatching(
      /^11900044030601700103 reaches 0 m² beyond its basic grids and leaves out 5\d{3} m² of them$/,
    ),
  );
});
