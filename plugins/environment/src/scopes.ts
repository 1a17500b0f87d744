import { codeOf, Event, EventMinor, LegalEntity } from '@gridweave/core';
import { defineScope, existsIn, scopeOn } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { environmentEventCategories } from './events.ts';
import { PollutionSource, pollutionSources } from './source/tables.ts';

const ownCategories = (
  [
    'COOKING_FUMES',
    'OPEN_BURNING',
    'OPEN_AIR_BARBECUE',
    'DIRTY_WATER',
    'CONSTRUCTION_NOISE',
    'SITE_DUST',
    'COMMERCIAL_NOISE',
  ] as const
).map((name) => codeOf(EventMinor, name));
const ofDepartment = [...ownCategories, ...environmentEventCategories.map(({ code }) => code)].map((code) =>
  sql.lit(code),
);

/** Events that ecology and environment handles: 油烟、焚烧、露天烧烤、水域不洁、施工扰民、扬尘、商业噪音. */
export const environmentEvents = defineScope({
  name: 'environment-events',
  title: { zh: '生态环境事件', en: 'Events of ecology and environment' },
  on: [scopeOn(Event, (row) => sql<SqlBool>`(${row.minor} in (${sql.join(ofDepartment)}))`)],
});

/** Legal entities with pollution sources in use, and these sources. */
export const pollutingEntities = defineScope({
  name: 'polluting-entities',
  title: { zh: '排污单位及其污染源', en: 'Polluting entities and their sources' },
  on: [
    scopeOn(PollutionSource, (row) => sql<SqlBool>`(${row.ended_on} is null)`),
    scopeOn(LegalEntity, (row) =>
      existsIn(
        pollutionSources,
        (source) =>
          sql`${source.street_code} = ${row.street_code} and ${source.legal_entity_id} = ${row.id} and ${source.ended_on} is null`,
      ),
    ),
  ],
});
