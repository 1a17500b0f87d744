import { CalendarDate, House, placeFields, recordFields, RentalGrade, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { byCode, byTime, conditional, internal, label, nameMasks, open, personal, textMasks } from '../labels.ts';
import { RentalFile } from '../rental/tables.ts';
import { RentalVisitResult } from './codes.ts';
import { RentalVisit, RentalVisitInterval } from './tables.ts';

export const visitIntervalFields = defineFields(RentalVisitInterval, (t) => ({
  areaCode: t.column('area_code', {
    type: 'String',
    label: label('适用区划', 'Area', ...open, [], {
      zh: '区的规定优先于市的规定',
      en: 'the rule of a district goes before that of the city',
    }),
    operators: byCode,
  }),
  grade: t.column('grade', {
    type: RentalGrade,
    label: label('出租屋等级', 'Rental grade', ...open),
    operators: byCode,
  }),
  days: t.column('days', {
    type: 'Int',
    label: label('走访间隔(天)', 'Days between visits', ...open, [], {
      zh: '为空:不得出租,无走访周期',
      en: 'null: may not be let, so there is no interval',
    }),
    operators: byTime,
  }),
  mayBeLet: t.column('may_be_let', {
    type: 'Boolean',
    label: label('可否出租', 'May be let', ...open),
    operators: byCode,
  }),
  basis: t.column('basis', { type: 'String', label: label('依据', 'Basis', ...open) }),
}));

export const rentalVisitFields = defineFields(RentalVisit, (t) => ({
  visitedOn: t.column('visited_on', {
    type: CalendarDate,
    label: label('走访日期', 'Visited on', ...conditional),
    operators: byTime,
  }),
  visitedBy: t.column('visited_by', { type: 'String', label: label('走访人', 'Visited by', ...personal, nameMasks) }),
  peopleFound: t.column('people_found', {
    type: 'Int',
    label: label('现场人数', 'People found', ...conditional),
    operators: byTime,
  }),
  result: t.column('result', {
    type: RentalVisitResult,
    label: label('走访结果', 'Result', ...conditional),
    operators: byCode,
  }),
  note: t.column('note', { type: 'String', label: label('备注', 'Note', ...conditional, textMasks) }),
  file: t.one(RentalFile, {
    on: { street_code: 'street_code', rental_file_id: 'id' },
    label: label('出租屋档案', 'Rental-house file', ...internal),
  }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('房屋', 'House', ...internal),
  }),
  ...placeFields(t, { source: 'public-security', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'public-security'),
  ...recordFields(t, 'public-security'),
}));

/** The visits to a rental house, on its file. */
export const visitsOfFile = defineFields(RentalFile, (t) => ({
  visits: t.many(RentalVisit, {
    on: { street_code: 'street_code', id: 'rental_file_id' },
    label: label('走访记录', 'Visits', ...conditional),
  }),
}));
