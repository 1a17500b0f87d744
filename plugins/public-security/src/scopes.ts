import { codeOf, Event, EventMinor, House } from '@gridweave/core';
import { defineScope, existsIn, scopeOn } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { policeEventCategories } from './events.ts';
import { RentalFile, rentalFiles } from './rental/tables.ts';
import { visitOverdue } from './rental/visit-due.ts';
import { SpecialPerson } from './special/tables.ts';

const ownCategories = [
  ...(['DISPUTE', 'RENTAL_HAZARD', 'CROWD_INCIDENT', 'ILLEGAL_TAXI', 'VAGRANCY'] as const).map((name) =>
    codeOf(EventMinor, name),
  ),
  ...policeEventCategories.map(({ code }) => code),
].map((code) => sql.lit(code));

/** Events that the police handles: 矛盾纠纷, 出租屋安全隐患, 群体性事件, 黑车拉客, 流浪乞讨. */
export const policeEvents = defineScope({
  name: 'police-events',
  title: { zh: '公安事件', en: 'Events of the police' },
  on: [scopeOn(Event, (row) => sql<SqlBool>`(${row.minor} in (${sql.join(ownCategories)}))`)],
});

/** Rental houses whose next visit is overdue, and their files. */
export const rentalVisitsOverdue = defineScope({
  name: 'rental-visits-overdue',
  title: { zh: '走访逾期的出租屋', en: 'Rental houses with an overdue visit' },
  on: [
    scopeOn(RentalFile, visitOverdue),
    scopeOn(House, (row) =>
      existsIn(
        rentalFiles,
        (file) =>
          sql`${file.street_code} = ${row.street_code} and ${file.house_id} = ${row.id} and ${visitOverdue(file)}`,
      ),
    ),
  ],
});

/** People of special groups who are listed now; who was removed is nobody's business any more. */
export const specialPersonsInCare = defineScope({
  name: 'special-persons-in-care',
  title: { zh: '在管重点人员', en: 'People of special groups who are listed now' },
  on: [scopeOn(SpecialPerson, (row) => sql<SqlBool>`${row.removed_on} is null`)],
});
