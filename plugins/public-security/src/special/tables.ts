import { inGrid, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** People of special groups 重点人员. No type leads here, so that nobody filters by it who may not read it. */
export const specialPersons = defineTable(
  'public_security',
  'special_person',
  {
    ...streetKey,
    ...placeInGrid,
    person_id: c.int8,
    special_group: c.text,
    care_level: c.text,
    listed_on: c.date,
    removed_on: c.nullable(c.date),
    officer: c.text,
    visited_on: c.nullable(c.date),
    visit_by: c.nullable(c.date),
    visit_note: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** How often people of a level of care are visited. A reference table that no type shows. */
export const specialVisitIntervals = defineTable(
  'public_security',
  'special_visit_interval',
  { care_level: c.text, days: c.int4 },
  { key: ['care_level'] },
);

export const SpecialPerson = defineType(specialPersons, {
  name: 'SpecialPerson',
  title: { zh: '重点人员', en: 'Person of a special group' },
});
