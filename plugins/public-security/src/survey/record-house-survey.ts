import { CalendarDate, dayOf, DivisionCode, House, HouseCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { conditional, internal, label, personal } from '../labels.ts';
import { houseAt } from '../house-at.ts';
import { textOf } from '../text-of.ts';
import { HouseSurveyState } from './codes.ts';
import { besideHouse } from './tables.ts';

interface Survey {
  readonly streetCode: string;
  readonly houseCode: string;
  readonly state: string;
  readonly rooms?: number | null;
  readonly surveyedOn?: string | null;
  readonly surveyedBy: string;
}

/** Records how a house was found to be lived in; former findings stay in the history of the house. */
export const recordHouseSurvey = defineMutation(House, {
  name: 'recordHouseSurvey',
  label: label('登记人房核查', 'Record a check of a house', ...conditional),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    houseCode: required(HouseCode, label('房屋编码', 'House code', ...internal)),
    state: required(HouseSurveyState, label('实际居住状态', 'How the house is lived in', ...internal)),
    rooms: optional('Int', label('居住房间数', 'Rooms to live in', ...internal)),
    surveyedOn: optional(
      CalendarDate,
      label('核查日期', 'Checked on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
    surveyedBy: required('String', label('核查人', 'Checked by', ...personal)),
  },
  async resolve(args: Survey, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const day = dayOf('surveyedOn', args.surveyedOn);
    const by = textOf('surveyedBy', args.surveyedBy, 2, 50);
    const rooms = args.rooms ?? null;
    if (rooms !== null && (rooms < 0 || rooms > 200)) throw wrong('rooms', '应为 0 至 200', 'is from 0 to 200');
    const house = await houseAt(transaction, args.streetCode, args.houseCode);
    const key = { street_code: args.streetCode, id: house.id };
    const found = { state: args.state, surveyed_on: day, surveyed_by: by };
    await records.changeBeside(House, key, besideHouse, () => ({ ...found, rooms }), {
      initial: { community_code: house.community_code, grid_code: house.grid_code, ...found },
    });
    return key;
  },
});
