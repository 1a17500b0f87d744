import {
  checkPolygon,
  core,
  grids,
  makeProfessionalGrids,
  professionalGridDockings,
  professionalGridDuties,
  professionalGrids,
} from '@gridweave/core';
import { defineProfessionalGrid, definePlugin } from '@gridweave/kit';
import { expect, test } from 'vitest';
import { madeCommunity, streetPlans } from '../fixture/community.ts';

const title = { zh: '警务区', en: 'Police beat' };
const kind = defineProfessionalGrid({
  code: 'police',
  title,
  objectCode: '110000',
  owner: title,
  shape: 'polygons',
  coverage: 'complete',
  overlap: 'none',
});
const plugin = definePlugin({
  name: 'police',
  title,
  version: '1.0.0',
  kit: '^0.1.0',
  schema: 'police',
  dependsOn: [core],
  grids: [kind],
  sample: (community) =>
    void makeProfessionalGrids(community, {
      kind,
      source: 'police',
      size: 4,
      name: (sequence) => `${sequence}`,
      organisation: '派出所',
      organisationPhone: '110',
      roles: ['白班', '夜班'],
    }),
});
const made = streetPlans.map((plan) => madeCommunity({ plan, people: 12_000, plugins: [plugin] }));

test('basic grids are covered once, whole or in shares, but for a mistake here and there', () => {
  const covered = made.flatMap(({ rows }) => {
    const current = rows(professionalGridDockings).filter(({ to_on: to }) => to === null);
    const byGrid = Map.groupBy(current, ({ grid_code: code }) => code);
    return rows(grids).map(({ code }) => (byGrid.get(code) ?? []).map(({ share }) => Number(share)));
  });
  const sums = covered.map((shares) => shares.reduce((sum, share) => sum + share, 0));
  const mistakes = sums.filter((sum) => Math.abs(sum - 1) > 1e-9);
  expect(covered.filter((shares) => shares.length === 2 && shares[0]! < 1).length).toBeGreaterThan(0);
  expect(mistakes.length).toBeGreaterThan(0);
  expect(mistakes.length).toBeLessThan(sums.length / 20);
});

test('their boundaries are polygons, their codes their own, and somebody is on duty', () => {
  for (const { plan, rows } of made) {
    const own = rows(professionalGrids);
    for (const { boundary } of own) expect(checkPolygon(boundary)).toMatchObject({ ok: true });
    expect(new Set(own.map(({ code }) => code)).size).toBe(own.length);
    expect(own.every(({ code }) => code.startsWith(`110000${plan.code}`))).toBe(true);
    expect(rows(professionalGridDuties)).toHaveLength(own.length * 2);
  }
});
