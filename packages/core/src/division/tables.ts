import { c, defineTable, defineType } from '@gridweave/kit';

/** Administrative divisions from the province to the community: GB/T 2260 and GB/T 10114 codes. A reference table. */
export const divisions = defineTable(
  'core',
  'division',
  {
    code: c.text,
    level: c.text,
    parent_code: c.nullable(c.text),
    name: c.text,
    full_name: c.text,
    centre: c.nullable(c.jsonb),
    pseudo: c.bool,
    valid_from: c.nullable(c.date),
    valid_to: c.nullable(c.date),
  },
  { key: ['code'] },
);

/** Names that people still write for a division, with the time in which they were right: 宝安区民治. */
export const divisionAliases = defineTable(
  'core',
  'division_alias',
  {
    id: c.int8,
    alias: c.text,
    division_code: c.text,
    rank: c.int4,
    kind: c.text,
    valid_from: c.nullable(c.date),
    valid_to: c.nullable(c.date),
    source: c.text,
  },
  { key: ['id'] },
);

/** Areas of administration without a division code of their own: 大鹏新区. */
export const functionalZones = defineTable(
  'core',
  'functional_zone',
  {
    code: c.text,
    name: c.text,
    full_name: c.text,
    district_code: c.text,
    valid_from: c.nullable(c.date),
    valid_to: c.nullable(c.date),
    source: c.text,
  },
  { key: ['code'] },
);

/** The streets of a functional zone. */
export const functionalZoneStreets = defineTable(
  'core',
  'functional_zone_street',
  { zone_code: c.text, street_code: c.text },
  { key: ['zone_code', 'street_code'] },
);

export const Division = defineType(divisions, {
  name: 'Division',
  title: { zh: '行政区划', en: 'Administrative division' },
  id: 'code',
});

export const DivisionAlias = defineType(divisionAliases, {
  name: 'DivisionAlias',
  title: { zh: '区划别名', en: 'Alias of a division' },
  order: [
    { column: 'alias', direction: 'asc' },
    { column: 'rank', direction: 'asc' },
  ],
});

export const FunctionalZone = defineType(functionalZones, {
  name: 'FunctionalZone',
  title: { zh: '功能区', en: 'Functional zone' },
  id: 'code',
});
