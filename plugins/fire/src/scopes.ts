import { codeOf, Event, EventMinor, House, LegalEntity } from '@gridweave/core';
import { defineScope, existsIn, scopeOn } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { fireEventCategories } from './events.ts';
import { FireHazard, fireHazards } from './hazard/tables.ts';

const ownCategories = [
  ...(['FIRE', 'E_BIKE_CHARGING', 'BLOCKED_FIRE_ESCAPE', 'RENTAL_HAZARD'] as const).map((name) =>
    codeOf(EventMinor, name),
  ),
  ...fireEventCategories.map(({ code }) => code),
].map((code) => sql.lit(code));

/** Events that the fire service handles: 火灾, 电动自行车违规充电, 消防通道堵塞, 出租屋安全隐患. */
export const fireEvents = defineScope({
  name: 'fire-events',
  title: { zh: '消防事件', en: 'Events of the fire service' },
  on: [scopeOn(Event, (row) => sql<SqlBool>`(${row.minor} in (${sql.join(ownCategories)}))`)],
});

const isOpen = (state: unknown) => sql<SqlBool>`${state} in ('1', '4')`;

/** Hazards that are not rectified, and the houses and legal entities that have them. */
export const openFireHazards = defineScope({
  name: 'open-fire-hazards',
  title: { zh: '有未整改火灾隐患的', en: 'With fire hazards that are not rectified' },
  on: [
    scopeOn(FireHazard, (row) => isOpen(row.state)),
    scopeOn(House, (row) =>
      existsIn(
        fireHazards,
        (hazard) =>
          sql`${hazard.street_code} = ${row.street_code} and ${hazard.house_id} = ${row.id} and ${isOpen(hazard.state)}`,
      ),
    ),
    scopeOn(LegalEntity, (row) =>
      existsIn(
        fireHazards,
        (hazard) =>
          sql`${hazard.street_code} = ${row.street_code} and ${hazard.legal_entity_id} = ${row.id} and ${isOpen(hazard.state)}`,
      ),
    ),
  ],
});
