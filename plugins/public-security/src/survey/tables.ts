import { inGrid, PlaceBound, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Checks of houses against the people registered there 人房核查: the latest of each house. */
export const houseSurveys = defineTable(
  'public_security',
  'house_survey',
  {
    ...streetKey,
    ...placeInGrid,
    house_id: c.int8,
    state: c.text,
    rooms: c.nullable(c.int4),
    surveyed_on: c.date,
    surveyed_by: c.text,
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** How many people may live in a house of a use: by floor area and by rooms. A reference table. */
export const occupancyLimits = defineTable(
  'public_security',
  'occupancy_limit',
  { use: c.text, least_area: c.nullable(c.numeric), most_per_room: c.nullable(c.int4), basis: c.text },
  { key: ['use'] },
);

export const HouseSurvey = defineType(houseSurveys, {
  name: 'HouseSurvey',
  title: { zh: '人房核查', en: 'Check of a house against its people' },
  interfaces: [PlaceBound],
});

export const OccupancyLimit = defineType(occupancyLimits, {
  name: 'OccupancyLimit',
  title: { zh: '居住人数限制', en: 'Limit of residents' },
  id: 'use',
});

/** The check stands beside the house. */
export const besideHouse = { table: houseSurveys, on: { street_code: 'street_code', id: 'house_id' } } as const;
