import { core, House } from '@gridweave/core';
import { catalogueTexts, defineLayer, definePanel, definePlugin } from '@gridweave/kit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const title = { zh: '房屋', en: 'House' };
const plugin = definePlugin({
  name: 'shown',
  title,
  version: '1.0.0',
  kit: '^0.1.0',
  schema: 'shown',
  dependsOn: [core],
  console: [
    definePanel(House, { name: 'mixed', title, fields: ['ownerName', 'houseCode', 'ownerPhone'] }),
    definePanel(House, { name: 'owner', title, fields: ['ownerName'] }),
    defineLayer(House, { name: 'open', title, label: 'houseCode', colour: 'use' }),
    defineLayer(House, { name: 'owned', title, label: 'ownerName' }),
    ...catalogueTexts(House, { houseCode: { zh: '见统一地址', en: 'See the unified address' } }),
  ],
});

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, plugin],
    departments: [
      { code: 'plain', areas: ['4403'] },
      {
        code: 'owner',
        areas: ['4403'],
        grants: [{ fields: ['House.ownerName'], access: 'full', operators: ['read'] }],
      },
    ],
  });
});
afterAll(() => platform?.close());

const parts = '{ panels { plugin name type fields } layers { name type longitude label colour } }';

test('a department is shown nothing about fields that it cannot read', async () => {
  const layer = { name: 'open', type: 'House', longitude: null, label: 'houseCode', colour: 'use' };
  const of = async (department: string) =>
    (await platform.query(department, `{ sharingConsole ${parts} }`)).body.data.sharingConsole;
  expect(await of('plain')).toEqual({
    panels: [{ plugin: 'shown', name: 'mixed', type: 'House', fields: ['houseCode'] }],
    layers: [layer],
  });
  expect(await of('owner')).toMatchObject({
    panels: [{ fields: ['ownerName', 'houseCode'] }, { fields: ['ownerName'] }],
    layers: [layer, { name: 'owned' }],
  });
});

test('admins are shown all, and the catalogue has the texts of plugins', async () => {
  const { body } = await platform.govern('auditor', `{ consoleContributions ${parts} }`);
  expect(body.data.consoleContributions.panels.map((panel: any) => panel.fields.length)).toEqual([3, 1]);
  expect(body.data.consoleContributions.layers.length).toBe(2);
  const entries = await platform.query(
    'plain',
    '{ sharingCatalogue(search: "House.houseCode") { coordinate reading { en } } }',
  );
  const found = entries.body.data?.sharingCatalogue.find(({ coordinate }: any) => coordinate === 'House.houseCode');
  expect(found.reading).toEqual({ en: 'See the unified address' });
});
