import { c, defineTable, defineType } from '@gridweave/kit';
import { inGrid, placeInGrid, streetKey } from '../place/columns.ts';
import { recordColumns } from '../record/columns.ts';

/** Kinds of professional grids, as the plugins declare them: a reference table, written at each start. */
export const professionalGridKinds = defineTable(
  'core',
  'professional_grid_kind',
  {
    code: c.text,
    title_zh: c.text,
    title_en: c.text,
    object_code: c.text,
    owner_zh: c.text,
    owner_en: c.text,
    shape: c.text,
    coverage: c.text,
    overlap: c.text,
    declared: c.bool,
  },
  { key: ['code'] },
);

/** Professional grids 专业网格: a department's own division of the city, within one street. */
export const professionalGrids = defineTable(
  'core',
  'professional_grid',
  {
    ...streetKey,
    community_code: c.nullable(c.text),
    code: c.text,
    kind: c.text,
    name: c.text,
    boundary: c.nullable(c.jsonb),
    organisation: c.text,
    organisation_phone: c.nullable(c.text),
    person_in_charge: c.nullable(c.text),
    person_in_charge_phone: c.nullable(c.text),
    valid_from: c.date,
    valid_to: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

/** Which basic grids a professional grid covers from when to when, and how much of each. */
export const professionalGridDockings = defineTable(
  'core',
  'professional_grid_docking',
  {
    ...streetKey,
    ...placeInGrid,
    professional_grid_id: c.int8,
    share: c.numeric,
    from_on: c.date,
    to_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** Who is on duty for a professional grid 值班, from when to when. */
export const professionalGridDuties = defineTable(
  'core',
  'professional_grid_duty',
  {
    ...streetKey,
    community_code: c.nullable(c.text),
    professional_grid_id: c.int8,
    name: c.text,
    phone: c.nullable(c.text),
    role: c.text,
    from_at: c.timestamptz,
    to_at: c.timestamptz,
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

export const ProfessionalGridKind = defineType(professionalGridKinds, {
  name: 'ProfessionalGridKind',
  title: { zh: '专业网格种类', en: 'Kind of professional grid' },
  id: 'code',
});

export const ProfessionalGrid = defineType(professionalGrids, {
  name: 'ProfessionalGrid',
  title: { zh: '专业网格', en: 'Professional grid' },
});

export const ProfessionalGridDocking = defineType(professionalGridDockings, {
  name: 'ProfessionalGridDocking',
  title: { zh: '专业网格对接', en: 'Docking of a professional grid' },
  order: [{ column: 'from_on', direction: 'desc' }],
});

export const ProfessionalGridDuty = defineType(professionalGridDuties, {
  name: 'ProfessionalGridDuty',
  title: { zh: '专业网格值班', en: 'Duty on a professional grid' },
  order: [{ column: 'from_at', direction: 'desc' }],
});
