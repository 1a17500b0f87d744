import { CalendarDate, dayOf, DivisionCode, GridCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql } from 'kysely';
import { FireFacilityState } from '../facility/codes.ts';
import { conditional, internal, label } from '../labels.ts';
import { textOf } from '../text-of.ts';
import { measureDistances } from './measure-distances.ts';
import { FireHydrant } from './tables.ts';

interface Hydrant {
  readonly streetCode: string;
  readonly gridCode: string;
  readonly number: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly state: string;
  readonly pressure?: number | null;
  readonly maintainer: string;
  readonly checkedOn?: string | null;
}

interface Known {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** Records a new hydrant, or the check of one that is known; where it is new or moved, distances are measured anew. */
export const recordFireHydrant = defineMutation(FireHydrant, {
  name: 'recordFireHydrant',
  label: label('登记消火栓', 'Record a hydrant or its check', ...conditional, [], {
    zh: '编号已有的为检查;新设或移位的重算周边楼栋的最近消火栓',
    en: 'a known number is a check; the nearest hydrants of buildings around a new or moved one are measured anew',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    gridCode: required(GridCode, label('网格编码', 'Grid code', ...internal)),
    number: required('String', label('消火栓编号', 'Number', ...internal)),
    longitude: required('Float', label('经度', 'Longitude', ...internal)),
    latitude: required('Float', label('纬度', 'Latitude', ...internal)),
    state: required(FireFacilityState, label('消火栓状态', 'State', ...internal)),
    pressure: optional('Float', label('出水压力', 'Pressure', ...internal, [], { zh: 'MPa', en: 'MPa' })),
    maintainer: required('String', label('管养单位', 'Who keeps it up', ...internal)),
    checkedOn: optional(
      CalendarDate,
      label('检查日期', 'Checked on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
  },
  async resolve(args: Hydrant, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const { longitude, latitude, streetCode, gridCode } = args;
    if (Math.abs(longitude) > 180) throw wrong('longitude', '应为 −180 至 180', 'is from −180 to 180');
    if (Math.abs(latitude) > 90) throw wrong('latitude', '应为 −90 至 90', 'is from −90 to 90');
    if (!gridCode.startsWith(streetCode)) throw wrong('gridCode', '不属于该街道', 'is no grid of that street');
    const number = textOf('number', args.number, 2, 40);
    const row = {
      street_code: streetCode,
      community_code: gridCode.slice(0, 12),
      grid_code: gridCode,
      longitude,
      latitude,
      state: args.state,
      pressure: args.pressure ?? null,
      maintainer: textOf('maintainer', args.maintainer, 2, 100),
      checked_on: dayOf('checkedOn', args.checkedOn),
    };
    const { rows } = await sql<Known>`
      select id::text, longitude, latitude from fire.hydrant
      where street_code = ${streetCode} and number = ${number} for update`.execute(transaction);
    const [known] = rows;
    if (!known) {
      const key = await records.create(FireHydrant, { ...row, number });
      await measureDistances(transaction, streetCode, row);
      return key;
    }
    const key = { street_code: streetCode, id: known.id };
    await records.change(FireHydrant, key, row);
    if (known.longitude !== longitude || known.latitude !== latitude) {
      await measureDistances(transaction, streetCode, known);
      await measureDistances(transaction, streetCode, row);
    }
    return key;
  },
});
