import type { TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessDatabase } from '../fixture/access-database.ts';
import { townModel } from '../fixture/town.ts';
import { createDepartment } from '../grants/departments.ts';
import { type Bundle, endBundle, findBundle, listBundles, requestBundle, saveBundle } from './bundles.ts';

let access: TestDatabase;
beforeAll(async () => {
  access = await accessDatabase();
  await createDepartment(db(), { code: 'fire', title: { zh: '消防', en: 'Fire' }, areas: ['440304'] });
});
afterAll(() => access.drop());

const db = () => access.database.db;
const rental: Bundle = {
  name: 'rental-basics',
  title: { zh: '租赁基础', en: 'Rental basics' },
  emergency: false,
  items: [
    { fields: ['House.rent'], access: 'full', operators: ['read'], scopes: ['rented'] },
    { fields: ['Person.name'], access: 'masked', mask: 'keep(1,0)', operators: ['read'] },
  ],
};
const request = { department: 'fire', purpose: 'inspection', legalBasis: 'law', areas: ['440304001'] };

async function requests(): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select id, state, fields, mask, areas, scopes, bundle from access.data_grant order by fields`.execute(db());
  return rows;
}

test('a bundle is asked for as a whole, and each item goes its way as a request', async () => {
  await saveBundle(db(), townModel, rental, 'li');
  expect(await listBundles(db())).toEqual([rental]);
  const ids = await requestBundle(db(), townModel, rental.name, request, 'wang');
  const made = { state: 'requested', areas: ['440304001'], bundle: rental.name };
  expect(await requests()).toEqual([
    { ...made, id: ids[0], fields: ['House.rent'], mask: null, scopes: ['rented'] },
    { ...made, id: ids[1], fields: ['Person.name'], mask: 'keep(1,0)', scopes: [] },
  ]);
  await expect(requestBundle(db(), townModel, rental.name, { ...request, purpose: '' }, 'wang')).rejects.toThrow(
    /purpose/,
  );
  expect(await requests()).toHaveLength(2);
});

test('another edition leaves what the earlier one gave, and both are on record', async () => {
  await saveBundle(db(), townModel, { ...rental, items: rental.items.slice(0, 1) }, 'zhao');
  expect((await findBundle(db(), rental.name)).items).toHaveLength(1);
  expect(await requests()).toHaveLength(2);
  await endBundle(db(), rental.name, 'li');
  await expect(requestBundle(db(), townModel, rental.name, request, 'wang')).rejects.toThrow(/has ended/);
  await expect(endBundle(db(), rental.name, 'li')).rejects.toThrow(/has ended/);
  const { rows } = await sql<{ step: string; by: string; n: number | null }>`
    select step, by, jsonb_array_length(items) as n from access.bundle_step where bundle = ${rental.name} order by id`.execute(
    db(),
  );
  expect(rows.map(({ step, by, n }) => `${step} ${by} ${n}`)).toEqual(['saved li 2', 'saved zhao 1', 'ended li null']);
});

test('a bundle for emergencies cannot be asked for', async () => {
  await saveBundle(db(), townModel, { ...rental, name: 'rescue', emergency: true }, 'li');
  await expect(requestBundle(db(), townModel, 'rescue', request, 'wang')).rejects.toThrow(/for emergencies only/);
});

test('says all that is wrong in a bundle, with its place', async () => {
  const wrong: Bundle = {
    name: 'Rescue!',
    title: { zh: '', en: 'x' },
    emergency: false,
    items: [rental.items[0]!, { fields: ['House.gone'], access: 'full', operators: [] }],
  };
  await expect(saveBundle(db(), townModel, wrong, 'li')).rejects.toMatchObject({
    details: {
      faults: [
        { where: 'name' },
        { where: 'title' },
        { where: 'items[1] operators' },
        { where: 'items[1] House.gone' },
      ],
    },
  });
  await expect(saveBundle(db(), townModel, { ...rental, items: [] }, 'li')).rejects.toThrow(/at least one item/);
});
