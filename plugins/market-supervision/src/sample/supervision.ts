import { codeOf, LegalEntityKind, legalEntities } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { entitySupervision } from '../supervision/tables.ts';
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
  const { random } = community;
  for (const entity of community.rows(legalEntities)) {
    if (!business.has(entity.kind)) continue;
    const licence = makeLicences(community, entity);
    const inspection = entity.ended_on ? undefined : makeInspections(community, entity);
    if (!entity.ended_on) makeComplaints(community, entity);
    const graded = sellsFood(entity) && licence !== undefined && random.chance(0.9);
    community.add(entitySupervision, {
      ...rowOfEntity(entity),
      id: community.nextId(entitySupervision),
      ...licence,
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
