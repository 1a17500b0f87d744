import { inGrid, PlaceBound, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Within how many hours a duty to declare has to be done. A reference table. */
export const declarationLimits = defineTable(
  'public_security',
  'declaration_limit',
  { kind: c.text, hours: c.int4, obliged: c.text, basis: c.text },
  { key: ['kind'] },
);

/** Declarations that the police took, beside the occupancies of the grid office. */
export const declarations = defineTable(
  'public_security',
  'declaration',
  {
    ...streetKey,
    ...placeInGrid,
    occupancy_id: c.int8,
    move_in_at: c.nullable(c.timestamptz),
    move_out_at: c.nullable(c.timestamptz),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** The declaration stands beside the occupancy. */
export const besideOccupancy = {
  table: declarations,
  on: { street_code: 'street_code', id: 'occupancy_id' },
} as const;

/** Sub-letting 转租: a tenant lets to others, and has to tell the landlord in time. */
export const sublettings = defineTable(
  'public_security',
  'subletting',
  {
    ...streetKey,
    ...placeInGrid,
    house_id: c.int8,
    tenant_name: c.text,
    tenant_phone: c.nullable(c.text),
    subtenants: c.int4,
    from_on: c.date,
    inform_by: c.date,
    informed_on: c.nullable(c.date),
    ended_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const DeclarationLimit = defineType(declarationLimits, {
  name: 'DeclarationLimit',
  title: { zh: '申报时限', en: 'Time limit of a declaration' },
  id: 'kind',
});

export const Subletting = defineType(sublettings, {
  name: 'Subletting',
  title: { zh: '转租', en: 'Sub-letting' },
  order: [{ column: 'from_on', direction: 'desc' }],
  interfaces: [PlaceBound],
});
