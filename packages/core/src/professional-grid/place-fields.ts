import { defineFields, labelsFrom } from '@gridweave/kit';
import { CityPart } from '../city-part/tables.ts';
import { Event } from '../event/tables.ts';
import { Grid } from '../grid/tables.ts';
import { House } from '../house/tables.ts';
import { LegalEntity } from '../legal-entity/tables.ts';
import { Person } from '../person/tables.ts';
import { gridsOfGrid, gridsOfPlace, inUse } from './docked.ts';
import { ProfessionalGrid } from './tables.ts';

const label = labelsFrom('grid-office', 'day');
const open = ['unconditional', 'public'] as const;
const byKind = {
  zh: '按今日对接;以 where: { kind: { eq: "fire" } } 取一个种类',
  en: 'by the docking of today; where: { kind: { eq: "fire" } } gives those of one kind',
} as const;
const ofPlace = label('所属专业网格', 'Professional grids', ...open, [], byKind);

/** Which professional grids cover a place today: of every kind, since each department divides the city its own way. */
export const professionalGridsOfPlaces = [
  defineFields(Grid, (t) => ({
    professionalGrids: t.many(ProfessionalGrid, { through: gridsOfGrid, where: inUse, label: ofPlace }),
  })),
  defineFields(House, (t) => ({
    professionalGrids: t.many(ProfessionalGrid, { through: gridsOfPlace, where: inUse, label: ofPlace }),
  })),
  defineFields(LegalEntity, (t) => ({
    professionalGrids: t.many(ProfessionalGrid, { through: gridsOfPlace, where: inUse, label: ofPlace }),
  })),
  defineFields(Event, (t) => ({
    professionalGrids: t.many(ProfessionalGrid, { through: gridsOfPlace, where: inUse, label: ofPlace }),
  })),
  defineFields(CityPart, (t) => ({
    professionalGrids: t.many(ProfessionalGrid, { through: gridsOfPlace, where: inUse, label: ofPlace }),
  })),
  defineFields(Person, (t) => ({
    professionalGrids: t.many(ProfessionalGrid, {
      through: gridsOfPlace,
      where: inUse,
      label: label('现住地专业网格', 'Professional grids of the residence', 'conditional', 'personal', [], byKind),
    }),
  })),
];
