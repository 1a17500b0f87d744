import { DivisionCode, HouseCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext, type RecordKey } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import { textOf } from '../text-of.ts';
import { conditional, internal, label } from '../labels.ts';
import { ReceptorKind } from './codes.ts';
import { metresBetween, reach } from './metres.ts';
import { SensitiveReceptor } from './tables.ts';

interface Receptor {
  readonly streetCode: string;
  readonly houseCode: string;
  readonly kind: string;
  readonly name: string;
  readonly people?: number | null;
}

/** Records a school, hospital, kindergarten or home, and near which sources it is. */
export const recordSensitiveReceptor = defineMutation(SensitiveReceptor, {
  name: 'recordSensitiveReceptor',
  label: label('登记环境敏感目标', 'Record a sensitive receptor', ...conditional, [], {
    zh: '同时列入 1000 米内各污染源的周边敏感目标',
    en: 'it is listed with each source within 1,000 m',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    houseCode: required(HouseCode, label('所在房屋编码', 'House code', ...internal)),
    kind: required(ReceptorKind, label('类型', 'Kind', ...internal)),
    name: required('String', label('名称', 'Name', ...internal)),
    people: optional('Int', label('人数', 'People', ...internal)),
  },
  async resolve(args: Receptor, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const name = textOf('name', args.name, 2, 100);
    if (args.people != null && (args.people < 0 || args.people > 100_000))
      throw wrong('people', '应为 0 至 100000', 'is from 0 to 100000');
    const house = await houseWithPoint(transaction, args.streetCode, args.houseCode);
    const key = await records.create(SensitiveReceptor, {
      street_code: args.streetCode,
      ...house,
      kind: args.kind,
      name,
      people: args.people ?? null,
    });
    await listNearSources(transaction, key);
    return key;
  },
});

interface HouseWithPoint {
  readonly house_id: string;
  readonly community_code: string;
  readonly grid_code: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** A house and its point, or that of its basic grid. */
async function houseWithPoint(trx: Transaction<any>, street: string, code: string): Promise<HouseWithPoint> {
  const { rows } = await sql<HouseWithPoint>`
    select h.id::text as house_id, h.community_code, h.grid_code, p.longitude, p.latitude
    from core.house h left join core.grid g on g.street_code = h.street_code and g.code = h.grid_code
    cross join lateral (select (at #>> '{coordinates,0}')::float8 as longitude, (at #>> '{coordinates,1}')::float8 as latitude
      from (select coalesce(h.point, g.centre) as at) as known) as p
    where h.street_code = ${street} and h.house_code = ${code} and h.deregistered_on is null
      and p.longitude is not null`.execute(trx);
  if (rows[0]) return rows[0];
  throw wrong(
    'houseCode',
    `街道 ${street} 没有有坐标的在册房屋 ${code}`,
    `${code} is no registered house of street ${street} whose point is known`,
  );
}

/** Lists a receptor with the sources in reach, whatever street they are in; degrees narrow them down by the index first. */
async function listNearSources(trx: Transaction<any>, { street_code: street, id }: RecordKey): Promise<void> {
  const far = reach / 100_000;
  const between = metresBetween({
    source_longitude: sql.ref('s.longitude'),
    source_latitude: sql.ref('s.latitude'),
    longitude: sql.ref('r.longitude'),
    latitude: sql.ref('r.latitude'),
  });
  await sql`
    insert into environment.receptor_near_source (street_code, community_code, grid_code, pollution_source_id,
      receptor_street_code, receptor_id, kind, name, source_longitude, source_latitude, longitude, latitude)
    select s.street_code, s.community_code, s.grid_code, s.id, r.street_code, r.id, r.kind, r.name,
      s.longitude, s.latitude, r.longitude, r.latitude
    from environment.sensitive_receptor r, environment.pollution_source s
    where r.street_code = ${street} and r.id = ${id}::int8 and s.ended_on is null
      and s.latitude between r.latitude - ${far}::float8 and r.latitude + ${far}::float8
      and ${between} <= ${reach}::float8`.execute(trx);
}
