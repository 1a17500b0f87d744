import { DateTime, DivisionCode, Occupancy, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql } from 'kysely';
import { internal, label, personal } from '../labels.ts';
import { besideOccupancy } from './tables.ts';

interface Declaration {
  readonly streetCode: string;
  readonly occupancyId: string;
  readonly moveOut?: boolean | null;
  readonly declaredAt?: string | null;
}

/** Records that a landlord, manager or employer declared that somebody moved in or out. */
export const recordDeclaration = defineMutation(Occupancy, {
  name: 'recordDeclaration',
  label: label('登记入住或离开申报', 'Record a declaration', ...personal, [], {
    zh: '已申报的不再更改',
    en: 'what was declared is not declared again',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    occupancyId: required('ID', label('居住记录标识', 'Id of the occupancy', ...personal)),
    moveOut: optional(
      'Boolean',
      label('是否离开申报', 'Of a move-out', ...internal, [], { zh: '缺省为入住', en: 'of a move-in unless told' }),
    ),
    declaredAt: optional(
      DateTime,
      label('申报时间', 'Declared at', ...internal, [], { zh: '缺省为现在', en: 'now unless told' }),
    ),
  },
  async resolve(args: Declaration, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    if (!/^\d{1,18}$/.test(args.occupancyId))
      throw wrong('occupancyId', '不是居住记录标识', 'is no id of an occupancy');
    const at = new Date(args.declaredAt ?? Date.now());
    if (at.getTime() > Date.now()) throw wrong('declaredAt', '不得晚于现在', 'is not later than now');
    const key = { street_code: args.streetCode, id: args.occupancyId };
    const moveOut = args.moveOut ?? false;
    const { rows } = await sql<{ community_code: string; grid_code: string; moved: string | null; told: boolean }>`
      select community_code, grid_code, ${moveOut ? sql`to_on` : sql`from_on`}::timestamp at time zone 'Asia/Shanghai' as moved,
        ${moveOut ? sql`ended_declared_at` : sql`declared_at`} is not null as told
      from core.occupancy where street_code = ${key.street_code} and id = ${key.id}::int8`.execute(transaction);
    const [found] = rows;
    if (!found) throw wrong('occupancyId', '本街道没有该居住记录', 'is no occupancy of that street');
    if (found.moved === null) throw wrong('moveOut', '该人仍现住,尚无离开日期', 'the person still lives there');
    if (at < new Date(found.moved))
      throw wrong('declaredAt', '不得早于入住或离开日期', 'is not earlier than the day of the move');
    const column = moveOut ? 'move_out_at' : 'move_in_at';
    await records.changeBeside(
      Occupancy,
      key,
      besideOccupancy,
      // the row is locked here, so that of two declarations at once one is refused
      (before) => {
        if (found.told || before[column] !== null) throw wrong('occupancyId', '已申报', 'was declared before');
        return { [column]: at.toISOString() };
      },
      { initial: { community_code: found.community_code, grid_code: found.grid_code } },
    );
    return key;
  },
});
