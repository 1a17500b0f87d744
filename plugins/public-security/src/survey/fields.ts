import {
  CalendarDate,
  Grid,
  House,
  HouseUse,
  Occupancy,
  Person,
  placeFields,
  recordFields,
  sourceField,
} from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { byCode, byTime, internal, label, nameMasks, open, personal, sensitive } from '../labels.ts';
import { HouseSurveyState } from './codes.ts';
import { contradictory, overOccupied, prohibitedLivedIn, vacantLivedIn } from './doubts.ts';
import { besideHouse, HouseSurvey, OccupancyLimit } from './tables.ts';

const labels = {
  state: label('实际居住状态', 'How the house is lived in', ...internal),
  rooms: label('居住房间数', 'Rooms to live in', ...internal),
  surveyedOn: label('人房核查日期', 'Checked against its people on', ...internal),
} as const;

export const houseSurveyFields = defineFields(HouseSurvey, (t) => ({
  state: t.column('state', { type: HouseSurveyState, label: labels.state, operators: byCode }),
  rooms: t.column('rooms', { type: 'Int', label: labels.rooms, operators: byTime }),
  surveyedOn: t.column('surveyed_on', { type: CalendarDate, label: labels.surveyedOn, operators: byTime }),
  surveyedBy: t.column('surveyed_by', { type: 'String', label: label('核查人', 'Checked by', ...personal, nameMasks) }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('房屋', 'House', ...internal),
  }),
  ...placeFields(t, { source: 'public-security', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'public-security'),
  ...recordFields(t, 'public-security'),
}));

export const occupancyLimitFields = defineFields(OccupancyLimit, (t) => ({
  use: t.column('use', { type: HouseUse, label: label('房屋用途', 'Use of the house', ...open), operators: byCode }),
  leastArea: t.column('least_area', {
    type: 'Float',
    label: label('人均最小建筑面积', 'Least floor area a person', ...open, [], { zh: '平方米', en: 'square metres' }),
    operators: byTime,
  }),
  mostPerRoom: t.column('most_per_room', {
    type: 'Int',
    label: label('每间最多人数', 'Most people in a room', ...open),
    operators: byTime,
  }),
  basis: t.column('basis', { type: 'String', label: label('依据', 'Basis', ...open) }),
}));

/** How a house was found to be lived in, on the house itself. */
export const surveyFieldsOfHouse = defineFields(House, besideHouse, (t) => ({
  residenceState: t.column('state', { type: HouseSurveyState, label: labels.state, operators: byCode }),
  residenceRooms: t.column('rooms', { type: 'Int', label: labels.rooms, operators: byTime }),
  residenceCheckedOn: t.column('surveyed_on', { type: CalendarDate, label: labels.surveyedOn, operators: byTime }),
}));

/** People where they should not be: each relation has rows where there is a doubt, so that `some: {}` filters by it. */
export const residenceDoubts = [
  defineFields(House, (t) => ({
    vacantLivedIn: t.many(HouseSurvey, {
      on: besideHouse.on,
      where: vacantLivedIn,
      label: label('空置房有人登记居住', 'Vacant and yet lived in', ...personal),
    }),
    overOccupied: t.many(HouseSurvey, {
      on: besideHouse.on,
      where: overOccupied,
      label: label('超员居住', 'Over-occupied', ...personal, [], {
        zh: '按面积或房间数,限值见 OccupancyLimit',
        en: 'by area or by rooms; the limits are OccupancyLimit',
      }),
    }),
  })),
  defineFields(Person, (t) => ({
    contradictoryResidences: t.many(Occupancy, {
      on: { street_code: 'street_code', id: 'person_id' },
      where: contradictory,
      label: label('一人多处现住', 'Several residences at once', ...sensitive, [], {
        zh: '同一街道内同时登记为现住的居住记录',
        en: 'current occupancies of one person in one street',
      }),
    }),
  })),
  defineFields(Grid, (t) => ({
    prohibitedRentalsLivedIn: t.many(House, {
      on: { street_code: 'street_code', code: 'grid_code' },
      where: prohibitedLivedIn,
      label: label('禁止出租仍有人居住', 'May not be let and yet lived in', ...personal),
    }),
    vacantLivedIn: t.many(HouseSurvey, {
      on: { street_code: 'street_code', code: 'grid_code' },
      where: vacantLivedIn,
      label: label('空置房有人登记居住', 'Vacant houses that are lived in', ...personal),
    }),
    overOccupied: t.many(HouseSurvey, {
      on: { street_code: 'street_code', code: 'grid_code' },
      where: overOccupied,
      label: label('超员居住', 'Over-occupied houses', ...personal),
    }),
  })),
];
