import { identityDocuments, personDocuments } from '@gridweave/core';
import type { CommunityContext, GridContext } from '../community/context.ts';
import { dateText } from '../time/index.ts';
import { citizenPassport } from './identity.ts';
import type { Resident } from './put-person.ts';

/** The documents of a person: the primary one, and a passport for some citizens. */
export function putDocuments(
  context: CommunityContext,
  grid: GridContext,
  resident: Resident,
  personId: string,
  age: number,
  recorded: string,
): void {
  const { random, today } = context;
  const { identity, origin } = resident;
  const term = age < 16 ? 5 : age < 26 ? 10 : 20;
  const issued = Math.max(identity.birth + 30, today - random.int(10, term * 365 - 10));
  const until = age >= 46 && origin ? null : dateText(issued + Math.round(term * 365.25));
  const issuer = origin ? `${origin.name}公安局` : null;
  put(context, grid, personId, identity.type, identity.number, true, issuer, dateText(issued), until, recorded);
  if (origin && age >= 20 && random.chance(0.05)) {
    const from = today - random.int(30, 3500);
    const number = citizenPassport(context);
    put(
      context,
      grid,
      personId,
      '414',
      number,
      false,
      '国家移民管理局',
      dateText(from),
      dateText(from + 3652),
      recorded,
    );
  }
}

function put(
  { plan, rows }: CommunityContext,
  grid: GridContext,
  personId: string,
  type: string,
  number: string,
  primary: boolean,
  issuer: string | null,
  from: string,
  to: string | null,
  recorded: string,
): void {
  rows.add(personDocuments, {
    street_code: plan.streetCode,
    id: rows.nextId(personDocuments),
    community_code: plan.code,
    grid_code: grid.code,
    person_id: personId,
    type,
    number,
    primary_document: primary,
    issued_by: issuer,
    valid_from: from,
    valid_to: to,
    source: 'public-security',
    recorded_at: recorded,
    updated_at: recorded,
  });
  rows.add(identityDocuments, { number, type, street_code: plan.streetCode, person_id: personId });
}
