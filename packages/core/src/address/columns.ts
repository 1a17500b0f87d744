import { c } from '@gridweave/kit';

/** The elements of a standard address, each a column of its own; the full text stands beside them. */
export const addressColumns = {
  province: c.nullable(c.text),
  city: c.nullable(c.text),
  district: c.nullable(c.text),
  dev_zone: c.nullable(c.text),
  town: c.nullable(c.text),
  community: c.nullable(c.text),
  road: c.nullable(c.text),
  road_no: c.nullable(c.text),
  sub_road: c.nullable(c.text),
  sub_road_no: c.nullable(c.text),
  estate: c.nullable(c.text),
  sub_estate: c.nullable(c.text),
  building_no: c.nullable(c.text),
  unit_no: c.nullable(c.text),
  floor_no: c.nullable(c.text),
  room_no: c.nullable(c.text),
} as const;
