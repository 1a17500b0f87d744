import { c, defineTable, defineType, defineUnion } from '@gridweave/kit';
import { CityPart } from '../city-part/tables.ts';
import { Grid } from '../grid/tables.ts';
import { House } from '../house/tables.ts';
import { inGrid, placeIfKnown, streetKey } from '../place/columns.ts';
import { PlaceBound } from '../place/place-bound.ts';
import { recordColumns } from '../record/columns.ts';

/** Actual events 实有事件, from the report to the rating. */
export const events = defineTable(
  'core',
  'event',
  {
    ...streetKey,
    ...placeIfKnown,
    house_id: c.nullable(c.int8),
    city_part_id: c.nullable(c.int8),
    number: c.text,
    major: c.text,
    minor: c.text,
    situation: c.nullable(c.text),
    description: c.text,
    address: c.nullable(c.text),
    point: c.nullable(c.jsonb),
    reporter_id: c.nullable(c.int8),
    reporter_name: c.nullable(c.text),
    reporter_phone: c.nullable(c.text),
    media: c.textArray,
    stage: c.text,
    reported_at: c.timestamptz,
    verified_at: c.nullable(c.timestamptz),
    filed_at: c.nullable(c.timestamptz),
    dispatched_at: c.nullable(c.timestamptz),
    handled_at: c.nullable(c.timestamptz),
    checked_at: c.nullable(c.timestamptz),
    closed_at: c.nullable(c.timestamptz),
    due_at: c.nullable(c.timestamptz),
    handling_unit: c.nullable(c.text),
    handler: c.nullable(c.text),
    operator: c.nullable(c.text),
    checker: c.nullable(c.text),
    supervisor: c.nullable(c.text),
    result: c.nullable(c.text),
    extensions: c.int4,
    reworks: c.int4,
    redispatches: c.int4,
    redispatch_reason: c.nullable(c.text),
    rating: c.nullable(c.int4),
    dispute_scale: c.nullable(c.text),
    dispute_kind: c.nullable(c.text),
    people_involved: c.nullable(c.int4),
    mediator: c.nullable(c.text),
    outcome: c.nullable(c.text),
    follow_up: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const Event = defineType(events, {
  name: 'Event',
  title: { zh: '事件', en: 'Event' },
  order: [{ column: 'reported_at', direction: 'desc' }],
  interfaces: [PlaceBound],
});

/** Where an event is: the house, else the city part, else the grid. */
export const EventPlace = defineUnion({
  name: 'EventPlace',
  title: { zh: '事件地点', en: 'Place of an event' },
  members: [House, CityPart, Grid],
});
