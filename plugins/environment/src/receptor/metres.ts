import { type Expression, type RawBuilder, sql } from 'kysely';

interface TwoPoints {
  readonly source_longitude: Expression<unknown>;
  readonly source_latitude: Expression<unknown>;
  readonly longitude: Expression<unknown>;
  readonly latitude: Expression<unknown>;
}

/** Receptors farther away than this are not kept. */
export const reach = 1000;

/** Metres between two points in degrees: the haversine formula on a sphere of the Earth's mean radius. */
export const metresBetween = (row: TwoPoints): RawBuilder<number> => sql<number>`(2 * 6371008.8 * asin(least(1, sqrt(
  power(sin(radians(${row.latitude} - ${row.source_latitude}) / 2), 2)
  + cos(radians(${row.source_latitude})) * cos(radians(${row.latitude}))
  * power(sin(radians(${row.longitude} - ${row.source_longitude}) / 2), 2)))))`;
