import { defineFields, labelsFrom } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { CityPart } from '../city-part/tables.ts';
import { Event } from '../event/tables.ts';
import { Grid } from '../grid/tables.ts';
import { House } from '../house/tables.ts';
import { LegalEntity } from '../legal-entity/tables.ts';
import { Person } from '../person/tables.ts';
import { dockedGrids, onDockedGrids } from './docked.ts';
import { ProfessionalGrid, ProfessionalGridDocking, ProfessionalGridDuty } from './tables.ts';

const label = labelsFrom('grid-office', 'day');
const open = ['unconditional', 'public'] as const;
const internal = ['unconditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;
const own = { street_code: 'street_code', id: 'professional_grid_id' } as const;
/** A basic grid that is shared counts for each of its professional grids as a whole. */
const shared = { zh: '含分管的基础网格', en: 'basic grids that it shares with others count as a whole' } as const;

/** What a professional grid covers today, by the basic grids it is docked on, and who is on duty for it. */
export const professionalGridRelations = defineFields(ProfessionalGrid, (t) => ({
  grids: t.many(Grid, { through: dockedGrids, label: label('对接的基础网格', 'Basic grids', ...open) }),
  dockings: t.many(ProfessionalGridDocking, {
    on: own,
    label: label('网格对接记录', 'Dockings', ...open, [], { zh: '含历史', en: 'former ones as well' }),
  }),
  duties: t.many(ProfessionalGridDuty, { on: own, label: label('值班表', 'Duty roster', ...internal) }),
  houses: t.many(House, {
    through: onDockedGrids,
    where: (house) => sql<SqlBool>`${house.deregistered_on} is null`,
    label: label('辖区房屋', 'Houses', ...internal, [], shared),
  }),
  persons: t.many(Person, {
    through: onDockedGrids,
    where: (person) => sql<SqlBool>`${person.ended_on} is null`,
    label: label('辖区现住人口', 'People', ...personal, [], shared),
  }),
  legalEntities: t.many(LegalEntity, {
    through: onDockedGrids,
    where: (entity) => sql<SqlBool>`${entity.ended_on} is null`,
    label: label('辖区法人', 'Legal entities', ...internal, [], shared),
  }),
  events: t.many(Event, { through: onDockedGrids, label: label('辖区事件', 'Events', ...internal, [], shared) }),
  cityParts: t.many(CityPart, {
    through: onDockedGrids,
    where: (part) => sql<SqlBool>`${part.removed_on} is null`,
    label: label('辖区城市部件', 'City parts', ...open, [], shared),
  }),
}));
