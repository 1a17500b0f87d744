import { occupancies } from '@gridweave/core';
import type { CommunityContext, GridContext, Room } from '../community/context.ts';
import { drawFrom } from '../random/index.ts';
import { dateText, momentOf, momentText } from '../time/index.ts';
import type { Resident } from './put-person.ts';

const rentedSource = drawFrom([
  ['grid-visit', 46],
  ['self-declaration', 26],
  ['landlord-declaration', 20],
  ['department', 5],
  ['system', 3],
]);
const ownSource = drawFrom([
  ['grid-visit', 60],
  ['property-manager', 18],
  ['self-declaration', 14],
  ['department', 8],
]);
const unitSource = drawFrom([
  ['employer-declaration', 74],
  ['grid-visit', 22],
  ['self-declaration', 4],
]);

/** Where a person lives, and for some where they lived before in the same grid. */
export function putOccupancies(
  context: CommunityContext,
  grid: GridContext,
  room: Room,
  resident: Resident,
  personId: string,
  homes: readonly Room[],
): void {
  const { random } = context;
  put(context, grid, room, resident, personId, resident.movedIn, resident.left);
  if (resident.movedIn > resident.identity.birth + 60 && random.chance(0.16)) {
    const before = random.pick(homes);
    if (before === room) return;
    const from = Math.max(resident.identity.birth, resident.movedIn - random.int(60, 900));
    put(context, grid, before, resident, personId, from, resident.movedIn);
  }
}

function put(
  { plan, rows, random, today }: CommunityContext,
  grid: GridContext,
  { row, building }: Room,
  { member }: Resident,
  personId: string,
  from: number,
  to: number | undefined,
): void {
  // 7 days are allowed; some are late
  const late = random.chance(0.1) ? random.int(8, 40) : random.int(0, 7);
  const at = momentText(momentOf(Math.min(today, from + late), 8 + random.next() * 11));
  // whoever is late and whose day has not come has not declared yet; the grid worker found them
  const declared = from + late > today ? null : at;
  const endDeclared =
    to !== undefined && random.chance(0.8)
      ? momentText(momentOf(Math.min(today, to + random.int(0, 9)), 10 + random.next() * 8))
      : null;
  const unit = building === 'dormitory';
  const role = unit
    ? 'employee'
    : member.role === 'head' || member.role === 'mate'
      ? row.rental
        ? 'tenant'
        : 'owner'
      : 'family';
  rows.add(occupancies, {
    street_code: plan.streetCode,
    id: rows.nextId(occupancies),
    community_code: plan.code,
    grid_code: grid.code,
    person_id: personId,
    house_id: row.id,
    role,
    from_on: dateText(from),
    to_on: to === undefined ? null : dateText(to),
    landlord_name: row.rental ? row.landlord_name : null,
    landlord_phone: row.rental ? row.landlord_phone : null,
    declared_at: declared,
    ended_declared_at: endDeclared,
    source: foundBy(declared, (unit ? unitSource : row.rental ? rentedSource : ownSource)(random)),
    recorded_at: at,
    updated_at: endDeclared ?? at,
  });
}

/** Nobody declared what is not declared. */
const foundBy = (declared: string | null, source: string): string => (declared === null ? 'grid-visit' : source);
