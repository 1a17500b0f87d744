import { codeOf, PermitKind, PersonKind, persons } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { residencePermits } from '../permit/tables.ts';
import { stationOf } from './beats.ts';
import { daysAfter } from './dates.ts';

const holders = new Set<string>([codeOf(PermitKind, 'RESIDENCE_PERMIT'), codeOf(PermitKind, 'SPECIAL_TALENT_PERMIT')]);
const floating = codeOf(PersonKind, 'FLOATING');

/** A permit for each floating person who holds one, and applications of some who do not yet. */
export function makePermits(community: SampleCommunity): void {
  const { random, streetCode, today } = community;
  const station = stationOf(streetCode);
  for (const person of community.rows(persons)) {
    if (person.kind !== floating || person.ended_on) continue;
    const holds = holders.has(person.permit_kind ?? '');
    if (!holds && !random.chance(0.08)) continue;
    const id = community.nextId(residencePermits);
    const left = random.int(-30, 365);
    const issued = left - 365 * random.int(1, 4);
    community.add(residencePermits, {
      street_code: streetCode,
      id,
      community_code: person.community_code,
      grid_code: person.grid_code,
      person_id: person.id,
      acceptance_number: `JZ${streetCode}${id.padStart(10, '0')}`,
      state: !holds ? '1' : left >= 0 || random.chance(0.15) ? '2' : '3',
      applied_on: daysAfter(today, holds ? issued - random.int(8, 15) : -random.int(0, 14)),
      issued_on: holds ? daysAfter(today, issued) : null,
      endorse_by: holds ? daysAfter(today, left) : null,
      station,
    });
  }
}
