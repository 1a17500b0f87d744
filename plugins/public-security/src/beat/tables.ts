import { inGrid, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Police beats 警务区: the area of one community police officer, a set of basic grids. */
export const policeBeats = defineTable(
  'public_security',
  'police_beat',
  {
    ...streetKey,
    community_code: c.text,
    code: c.text,
    name: c.text,
    station: c.text,
    duty_phone: c.nullable(c.text),
    officer_name: c.nullable(c.text),
    officer_number: c.nullable(c.text),
    officer_phone: c.nullable(c.text),
    valid_from: c.date,
    valid_to: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

/** Which basic grids a beat covers from when to when. */
export const policeBeatDockings = defineTable(
  'public_security',
  'police_beat_docking',
  {
    ...streetKey,
    ...placeInGrid,
    beat_id: c.int8,
    whole: c.bool,
    from_on: c.date,
    to_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const PoliceBeat = defineType(policeBeats, {
  name: 'PoliceBeat',
  title: { zh: '警务区', en: 'Police beat' },
});

export const PoliceBeatDocking = defineType(policeBeatDockings, {
  name: 'PoliceBeatDocking',
  title: { zh: '警务区网格对接', en: 'Docking of a police beat' },
  order: [{ column: 'from_on', direction: 'desc' }],
});
