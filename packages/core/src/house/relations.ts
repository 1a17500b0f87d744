import { defineFields, labelsFrom } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { Event } from '../event/tables.ts';
import { HouseMembership } from '../grid/tables.ts';
import { LegalEntity } from '../legal-entity/tables.ts';
import { Occupancy, Person } from '../person/tables.ts';
import { House } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const internal = ['unconditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;
const inHouse = { street_code: 'street_code', id: 'house_id' } as const;

/** Who lives and works in a house, and what happened there. */
export const houseRelations = defineFields(House, (t) => ({
  residents: t.many(Person, {
    on: inHouse,
    where: (person) => sql<SqlBool>`${person.ended_on} is null`,
    label: label('现住人员', 'Residents', ...personal),
  }),
  occupancies: t.many(Occupancy, {
    on: inHouse,
    label: label('居住记录', 'Occupancies', ...personal, [], { zh: '含历史', en: 'former ones as well' }),
  }),
  legalEntities: t.many(LegalEntity, {
    on: inHouse,
    where: (entity) => sql<SqlBool>`${entity.ended_on} is null`,
    label: label('现有法人', 'Legal entities', ...internal),
  }),
  events: t.many(Event, { on: inHouse, label: label('事件', 'Events', ...internal) }),
  memberships: t.many(HouseMembership, {
    on: inHouse,
    label: label('所属网格记录', 'Grid memberships', ...internal, [], { zh: '含历史', en: 'former ones as well' }),
  }),
}));
