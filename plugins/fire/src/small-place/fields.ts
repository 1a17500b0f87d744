import { CalendarDate, Grid, House, LegalEntity, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { byCode, byMatch, byTime, internal, label, nameMasks, personal, phoneMasks } from '../labels.ts';
import { SmallPlaceKind } from './codes.ts';
import { SmallPlace } from './tables.ts';

export const smallPlaceFields = defineFields(SmallPlace, (t) => ({
  kind: t.column('kind', {
    type: SmallPlaceKind,
    label: label('九小场所类别', 'Kind', ...internal),
    operators: byCode,
  }),
  name: t.column('name', {
    type: 'String',
    label: label('场所名称', 'Name', ...internal),
    operators: ['match', 'search'],
  }),
  capacity: t.column('capacity', {
    type: 'Int',
    label: label('额定人数', 'How many people it takes', ...internal),
    operators: byTime,
  }),
  exits: t.column('exits', { type: 'Int', label: label('安全出口数', 'Exits', ...internal), operators: byTime }),
  sleptIn: t.column('slept_in', {
    type: 'Boolean',
    label: label('是否住人', 'Slept in', ...internal),
    operators: byCode,
  }),
  keeperName: t.column('keeper_name', {
    type: 'String',
    label: label('消防责任人', 'Who answers for it', ...personal, nameMasks),
    operators: byMatch,
  }),
  keeperPhone: t.column('keeper_phone', {
    type: 'String',
    label: label('消防责任人电话', 'Phone of who answers for it', ...personal, phoneMasks),
    operators: byMatch,
  }),
  checkedOn: t.column('checked_on', {
    type: CalendarDate,
    label: label('最近检查日期', 'Last checked on', ...internal),
    operators: byTime,
  }),
  closedOn: t.column('closed_on', {
    type: CalendarDate,
    label: label('停业日期', 'Closed on', ...internal),
    operators: byTime,
  }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('所在房屋', 'House', ...internal),
  }),
  legalEntity: t.one(LegalEntity, {
    on: { street_code: 'street_code', legal_entity_id: 'id' },
    label: label('经营单位', 'Legal entity', ...internal),
  }),
  ...placeFields(t, { source: 'fire', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'fire'),
  ...recordFields(t, 'fire'),
}));

const isOpen = ({ closed_on }: { closed_on: unknown }) => sql<SqlBool>`${closed_on} is null`;
const ofPlace = label('九小场所', 'Small places', ...internal);

/** The small places of a house, of a legal entity and of a basic grid, without those that have closed. */
export const smallPlacesOfPlaces = [
  defineFields(House, (t) => ({
    fireSmallPlaces: t.many(SmallPlace, {
      on: { street_code: 'street_code', id: 'house_id' },
      where: isOpen,
      label: ofPlace,
    }),
  })),
  defineFields(LegalEntity, (t) => ({
    fireSmallPlaces: t.many(SmallPlace, {
      on: { street_code: 'street_code', id: 'legal_entity_id' },
      where: isOpen,
      label: ofPlace,
    }),
  })),
  defineFields(Grid, (t) => ({
    fireSmallPlaces: t.many(SmallPlace, {
      on: { street_code: 'street_code', code: 'grid_code' },
      where: isOpen,
      label: ofPlace,
    }),
  })),
];
