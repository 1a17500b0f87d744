import { CalendarDate, House, LegalEntity, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql } from 'kysely';
import { byCode, byNumber, byTime, internal, label, nameMasks, open, personal, phoneMasks } from '../labels.ts';
import { ShopFrontResult } from './codes.ts';
import { ShopFront } from './tables.ts';

export const shopFrontFields = defineFields(ShopFront, (t) => ({
  number: t.column('number', { type: 'String', label: label('责任书编号', 'Number', ...open), operators: byNumber }),
  name: t.column('name', { type: 'String', label: label('店名', 'Name', ...open), operators: ['match', 'search'] }),
  keeperName: t.column('keeper_name', {
    type: 'String',
    label: label('责任人', 'Keeper', ...personal, nameMasks),
    operators: ['match'],
  }),
  keeperPhone: t.column('keeper_phone', {
    type: 'String',
    label: label('责任人电话', "Keeper's phone", ...personal, phoneMasks),
  }),
  agreedOn: t.column('agreed_on', {
    type: CalendarDate,
    label: label('责任书签订日期', 'Agreed on', ...open),
    operators: byTime,
  }),
  tradesOutside: t.column('trades_outside', {
    type: 'Boolean',
    label: label('店外经营', 'Trades outside', ...internal),
    operators: byCode,
  }),
  visitedOn: t.column('visited_on', {
    type: CalendarDate,
    label: label('最近巡查日期', 'Visited on', ...internal),
    operators: byTime,
  }),
  result: t.column('result', {
    type: ShopFrontResult,
    label: label('最近巡查结果', 'Result of the last visit', ...internal),
    operators: byCode,
  }),
  visitDue: t.computed({
    type: 'Boolean',
    needs: ['visited_on'],
    sql: (row) =>
      sql`(${row.visited_on} is null or ${row.visited_on} < (now() at time zone 'Asia/Shanghai')::date - 30)`,
    label: label('应巡查', 'Visit due', ...internal, [], {
      zh: '30 天内未巡查',
      en: 'not visited within 30 days',
    }),
    operators: byCode,
  }),
  house: t.one(House, { on: { street_code: 'street_code', house_id: 'id' }, label: label('房屋', 'House', ...open) }),
  legalEntity: t.one(LegalEntity, {
    on: { street_code: 'street_code', legal_entity_id: 'id' },
    label: label('单位', 'Legal entity', ...open),
  }),
  ...placeFields(t, { source: 'urban-management', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'urban-management'),
  ...recordFields(t, 'urban-management'),
}));

const ofPlace = label('门前三包责任单位', 'Shop fronts', ...open);

/** What the department adds to every house and legal entity. */
export const shopFrontsOfOthers = [
  defineFields(House, (t) => ({
    shopFronts: t.many(ShopFront, { on: { street_code: 'street_code', id: 'house_id' }, label: ofPlace }),
  })),
  defineFields(LegalEntity, (t) => ({
    shopFronts: t.many(ShopFront, { on: { street_code: 'street_code', id: 'legal_entity_id' }, label: ofPlace }),
  })),
];
