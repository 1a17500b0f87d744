import { codeOf, houses, LegalEntityKind, legalEntities } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { entitySupervision } from '../supervision/tables.ts';
import { daysAfter } from './dates.ts';
import { makeComplaints } from './complaints.ts';
import { rowOfEntity, sellsFood } from './entity.ts';
import { makeInspections } from './inspections.ts';
import { makeLicences } from './licences.ts';

const businessKinds = (
  [
    'COMPANY',
    'NON_CORPORATE_ENTERPRISE',
    'ENTERPRISE_BRANCH',
    'PARTNERSHIP_OR_SOLE',
    'COOPERATIVE',
    'INDIVIDUAL_BUSINESS',
  ] as const
).map((name) => codeOf(LegalEntityKind, name));
const business = new Set<string>(businessKinds);
/** Licences, inspections and complaints of the businesses of a community, and what they add up to. */
export function makeSupervision(community: SampleCommunity): void {
  const { random, today } = community;
  const codes = new Map(community.rows(houses).map(({ id, house_code }) => [id, house_code]));
  const anyCode = [...codes.values()];
  for (const entity of community.rows(legalEntities)) {
    if (!business.has(entity.kind)) continue;
    const licence = makeLicences(community, entity);
    const inspection = entity.ended_on ? undefined : makeInspections(community, entity);
    if (!entity.ended_on) makeComplaints(community, entity);
    const graded = sellsFood(entity) && licence !== undefined && random.chance(0.9);
    const found = entity.house_id ? (codes.get(entity.house_id) ?? null) : null;
    // one in twenty moved and left its licence behind
    const licensedAt = licence && (random.chance(0.05) ? random.pick(anyCode) : found);
    community.add(entitySupervision, {
      ...rowOfEntity(entity),
      id: community.nextId(entitySupervision),
      ...licence,
      licensed_address: licence ? (entity.registered_address ?? null) : null,
      licensed_house_code: licensedAt ?? null,
      found_house_code: found,
      found_on: found === null ? null : daysAfter(today, -random.int(0, 180)),
      food_safety_grade: graded
        ? random.weighted([
            ['A', 22],
            ['B', 58],
            ['C', 20],
          ] as const)
        : null,
      graded_on: graded ? (inspection?.inspected_on ?? licence.issued_on) : null,
      ...inspection,
      credit_risk_class:
        licence === undefined
          ? null
          : random.weighted([
              ['A', 35],
              ['B', 48],
              ['C', 14],
              ['D', 3],
            ] as const),
    });
  }
}
