import type { CommunityContext, GridContext, Room } from '../community/context.ts';
import type { Workplace } from '../legal-entity/make-entities.ts';
import { drawSurname, givenName } from '../names/index.ts';
import { type County, drawCounty } from '../places/index.ts';
import { dateText } from '../time/index.ts';
import { drawHousehold, type Household, type Member } from './household.ts';
import { citizenIdentity, type Identity, overseasIdentity } from './identity.ts';
import { putPerson, type Resident } from './put-person.ts';

/** Who lives in the dwellings of a grid now, and some who have moved out. */
export function makeResidents(
  context: CommunityContext,
  grid: GridContext,
  rooms: readonly Room[],
  workplaces: readonly Workplace[],
): void {
  const { random } = context;
  const homes = rooms.filter(({ row }) => row.deregistered_on === null && isDwelling(row.use));
  for (const room of homes) {
    const household = drawHousehold(random, room.building, room.row.rental);
    if (household.members.length > 0) moveIn(context, grid, room, household, homes, workplaces, undefined);
    if (random.chance(0.09)) {
      const former = drawHousehold(random, room.building, true);
      const left = context.today - random.int(5, 640);
      const members = former.members.slice(0, 2);
      if (members.length > 0) moveIn(context, grid, room, { ...former, members }, homes, workplaces, left);
    }
  }
}

/** Whether a house of this use is a dwelling. */
export function isDwelling(use: string): boolean {
  return use === '10' || use === '11' || use === '12' || use === '20';
}

function moveIn(
  context: CommunityContext,
  grid: GridContext,
  room: Room,
  household: Household,
  homes: readonly Room[],
  workplaces: readonly Workplace[],
  left: number | undefined,
): void {
  const { random, today } = context;
  const { rental } = room.row;
  const stay = Math.floor((rental ? 700 : 2600) * -Math.log(1 - random.next() * 0.98)) + 3;
  const movedIn = (left ?? today) - Math.min(stay, 9000);
  const surname = drawSurname(random);
  const motherName = drawSurname(random);
  const mates = room.building === 'dormitory' || household.members.some(({ role }) => role === 'mate');
  const origin = drawCounty(random);
  const number = household.kind === 'registered' ? String(context.next('household')) : undefined;
  let head: Resident | undefined;
  for (const member of household.members) {
    const stranger = mates ? member.role !== 'head' : member.role === 'spouse' && random.chance(0.5);
    const county = stranger ? drawCounty(random) : origin;
    const identity = identityOf(context, household, member, county, (left ?? today) - 1);
    const year = Number(dateText(identity.birth).slice(0, 4));
    const family = member.role === 'child' || (member.role === 'parent' && member.male) ? surname : undefined;
    const ownName =
      member.role === 'head' ? surname : (family ?? (member.role === 'spouse' ? motherName : drawSurname(random)));
    const resident: Resident = {
      member,
      identity,
      origin: identity.origin,
      name: ownName + givenName(random, member.male, year),
      kind: household.kind,
      couple: household.members.some(({ role }) => role === 'spouse'),
      householdNumber: number,
      head,
      movedIn: Math.max(movedIn, identity.birth),
      left,
    };
    head ??= resident;
    putPerson(context, grid, room, resident, homes, workplaces);
  }
}

function identityOf(
  context: CommunityContext,
  { kind }: Household,
  member: Member,
  county: County,
  latest: number,
): Identity & { readonly origin: County | undefined } {
  const { random, today } = context;
  const wanted = Math.min(latest, today - Math.floor((member.age + random.next()) * 365.25));
  if (kind === 'overseas') return { ...overseasIdentity(context, wanted, member.male), origin: undefined };
  // those who came keep the number of where they were born
  const bornHere =
    (kind === 'registered' || kind === 'left-behind') &&
    random.chance(member.age < 18 ? 0.75 : member.age < 30 ? 0.3 : 0.12);
  return citizenIdentity(context, county, wanted, member.male, bornHere);
}
