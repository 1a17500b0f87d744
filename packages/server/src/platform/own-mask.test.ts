import { c, defineFields, defineMask, definePlugin, defineTable, defineType, labelsFrom, query } from '@gridweave/kit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

const label = labelsFrom('parking', 'day');
const cars = defineTable(
  'parking',
  'car',
  { street_code: c.text, id: c.int8, plate: c.nullable(c.text) },
  {
    key: ['street_code', 'id'],
    place: { street: 'street_code' },
  },
);
const Car = defineType(cars, { name: 'Car', title: { zh: '车辆', en: 'Car' } });
const plate = defineMask({
  name: 'plate',
  title: { zh: '仅发牌机关', en: 'only the issuing office' },
  sql: (value) => sql`rpad(left(${value}, 2), length(${value}), '*')`,
});
const parking = definePlugin({
  name: 'parking',
  title: { zh: '停车', en: 'Parking' },
  version: '1.0.0',
  kit: '^0.1.0',
  schema: 'parking',
  migrations: [
    {
      name: '001-car',
      breaking: false,
      async up(db) {
        await sql`create table car (street_code text, id bigint, plate text, primary key (street_code, id))`.execute(
          db,
        );
      },
    },
  ],
  tables: [cars],
  types: [Car],
  fields: [
    defineFields(Car, (t) => ({
      plate: t.column('plate', {
        type: 'String',
        label: label('车牌', 'Plate', 'conditional', 'personal', [plate]),
        operators: ['match'],
      }),
    })),
  ],
  queries: [query.list(Car, { name: 'cars', title: { zh: '车辆', en: 'Cars' } })],
});

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [parking],
    departments: [
      {
        code: 'traffic',
        areas: ['4403'],
        grants: [{ fields: ['Car.plate'], access: 'masked', mask: 'own(plate)', operators: ['read', 'match'] }],
      },
      { code: 'tax', areas: ['4403'] },
    ],
    async rows({ pool }) {
      await pool.query(`insert into parking.car values ('440304001', 1, '粤B12345'), ('440304001', 2, null)`);
    },
  });
});
afterAll(() => platform?.close());

test('a mask of a plugin is applied in SQL, is listed as the others are, and null stays null', async () => {
  const { body } = await platform.query('traffic', '{ cars { nodes { plate } } }');
  expect(body.data.cars.nodes).toEqual([{ plate: '粤B*****' }, { plate: null }]);
  expect(body.extensions.gridweave.masked).toEqual([{ field: 'Car.plate', masks: ['own(plate)'] }]);
  const found = await platform.query('traffic', '{ cars(where: { plate: { eq: "粤B12345" } }) { nodes { plate } } }');
  expect(found.body.data.cars.nodes).toEqual([{ plate: '粤B*****' }]);
});

test('the catalogue names it, and what is no mask of the field is refused', async () => {
  const { body } = await platform.query('tax', '{ sharingCatalogue(coordinates: ["Car.plate"]) { masks } }');
  expect(body.data.sharingCatalogue).toEqual([{ masks: ['own(plate)', 'null'] }]);
  const asked = await platform.query(
    'tax',
    `mutation { requestSharing(request: { fields: ["Car.plate"], access: MASKED, mask: "own(other)", operators: [READ],
      purpose: "p", legalBasis: "l" }) { id } }`,
  );
  expect(asked.body.errors[0].message).toContain('its masks are: own(plate), null');
});
