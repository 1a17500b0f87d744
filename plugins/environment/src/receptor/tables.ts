import { inGrid, PlaceBound, placeIfKnown, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Sensitive receptors 环境敏感目标, with their points in degrees. */
export const sensitiveReceptors = defineTable(
  'environment',
  'sensitive_receptor',
  {
    ...streetKey,
    ...placeInGrid,
    kind: c.text,
    name: c.text,
    house_id: c.nullable(c.int8),
    people: c.nullable(c.int4),
    longitude: c.float8,
    latitude: c.float8,
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/**
 * Receptors within reach of a source, of its street and of others: a row belongs to the street of the source. Both
 * points stand in it, so that the distance is an expression over the row.
 */
export const receptorsNearSources = defineTable(
  'environment',
  'receptor_near_source',
  {
    ...streetKey,
    ...placeIfKnown,
    pollution_source_id: c.int8,
    receptor_street_code: c.text,
    receptor_id: c.int8,
    kind: c.text,
    name: c.text,
    source_longitude: c.float8,
    source_latitude: c.float8,
    longitude: c.float8,
    latitude: c.float8,
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const SensitiveReceptor = defineType(sensitiveReceptors, {
  name: 'SensitiveReceptor',
  title: { zh: '环境敏感目标', en: 'Sensitive receptor' },
  order: [{ column: 'name', direction: 'asc' }],
  interfaces: [PlaceBound],
});

export const ReceptorNearSource = defineType(receptorsNearSources, {
  name: 'ReceptorNearSource',
  title: { zh: '污染源周边敏感目标', en: 'Sensitive receptor near a source' },
});
