import { type RawBuilder, sql, type Transaction } from 'kysely';
import { metresPerDegree, reach } from './reach.ts';

/** The distance of two points in metres by the haversine formula on a sphere, rounded to decimetres. */
const metres = (a: { lon: string; lat: string }, b: { lon: string; lat: string }): RawBuilder<number> => {
  const [lonA, latA, lonB, latB] = [a.lon, a.lat, b.lon, b.lat].map((name) => sql.ref(name));
  return sql`round((2 * 6371008.8 * asin(least(1, sqrt(sin(radians(${latB} - ${latA}) / 2) ^ 2
    + cos(radians(${latA})) * cos(radians(${latB})) * sin(radians(${lonB} - ${lonA}) / 2) ^ 2))))::numeric, 1)::float8`;
};

/**
 * Measures anew which hydrants are the nearest of the buildings around a point of a street. The rows are derived from
 * points of houses and hydrants, so they have neither history nor changes of their own.
 */
export async function measureDistances(
  trx: Transaction<any>,
  street: string,
  around: { readonly longitude: number; readonly latitude: number },
): Promise<void> {
  const { rows } = await sql<{ codes: readonly string[] | null }>`
    select array_agg(distinct building_code) as codes from core.house
    where street_code = ${street} and deregistered_on is null and point is not null
      and ${distanceTo(around)} <= ${reach.metres}`.execute(trx);
  const codes = rows[0]?.codes ?? [];
  await sql`
    delete from fire.hydrant_distance where street_code = ${street} and building_code = any(${codes})`.execute(trx);
  await sql`
    with building as (
      select building_code, min((point -> 'coordinates' ->> 0)::float8) as lon,
        min((point -> 'coordinates' ->> 1)::float8) as lat
      from core.house
      where street_code = ${street} and building_code = any(${codes}) and deregistered_on is null and point is not null
      group by building_code)
    insert into fire.hydrant_distance (street_code, building_code, hydrant_id, distance)
    select ${street}, building.building_code, near.id, near.distance
    from building cross join lateral (
      select hydrant.id, ${metres({ lon: 'building.lon', lat: 'building.lat' }, { lon: 'hydrant.longitude', lat: 'hydrant.latitude' })} as distance
      from fire.hydrant
      where hydrant.street_code = ${street}
        and hydrant.latitude between building.lat - ${reach.metres / metresPerDegree}::float8
          and building.lat + ${reach.metres / metresPerDegree}::float8
      order by distance limit ${reach.nearest}) as near
    where near.distance <= ${reach.metres}`.execute(trx);
}

/** How far the point of a house is from a point, good enough to choose the buildings around it. */
function distanceTo({ longitude, latitude }: { readonly longitude: number; readonly latitude: number }) {
  return sql<number>`sqrt((((point -> 'coordinates' ->> 0)::float8 - ${longitude}::float8) * cos(radians(${latitude}::float8))) ^ 2
    + ((point -> 'coordinates' ->> 1)::float8 - ${latitude}::float8) ^ 2) * ${metresPerDegree}`;
}
