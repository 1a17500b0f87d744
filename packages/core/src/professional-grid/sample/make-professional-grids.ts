import type { ProfessionalGridKind, RowOf, SampleCommunity } from '@gridweave/kit';
import { grids } from '../../grid/tables.ts';
import type { PolygonGeometry, Position } from '../../scalars/index.ts';
import { professionalGridDockings, professionalGrids } from '../tables.ts';
import { addDuties } from './add-duties.ts';
import { type BasicGrid, groupGrids, sharedEdge } from './group-grids.ts';
import { outlineOf } from './outline.ts';
import { personName, phoneNumber } from './people.ts';
import { splitGrid } from './split-grid.ts';

/** How a department divides a community. */
export interface SampleGrids {
  readonly kind: ProfessionalGridKind;
  /** Code of the department that the rows come from. */
  readonly source: string;
  /** Basic grids in each, about. */
  readonly size: number;
  readonly name: (sequence: number) => string;
  readonly organisation: string;
  readonly organisationPhone: string;
  /** Who is on duty by day and by night. */
  readonly roles: readonly [day: string, night: string];
}

/** A basic grid, or a part of it, that a professional grid is docked on. */
interface Docked {
  readonly code: string;
  readonly share: string;
  readonly boundary: PolygonGeometry | null;
}

/** From how many basic grids on a community has the mistakes that a docking report is there to find. */
const largeEnough = 8;

/**
 * The professional grids of one kind in a community with their dockings and rosters: groups of basic grids that touch;
 * kinds with polygons of their own also cut a basic grid here and there. In larger communities some are wrong, now and
 * then: a basic grid left out, one docked twice, a boundary drawn too far, a grid that was not closed with its dockings.
 */
export function makeProfessionalGrids(
  community: SampleCommunity,
  options: SampleGrids,
): readonly RowOf<typeof professionalGrids>[] {
  const { random } = community;
  const basic = community
    .rows(grids)
    .map(({ code, boundary }) => ({ code, boundary: boundary as BasicGrid['boundary'] }));
  const docked = divide(community, options, basic);
  const boundaries = docked.map(boundaryOf);
  if (basic.length >= largeEnough) {
    if (random.chance(0.1)) leaveOut(docked);
    if (random.chance(0.1)) dockTwice(docked);
    if (random.chance(0.15)) drawTooFar(boundaries);
  }
  const made = docked.map((parts, i) => addGrid(community, options, i + 1, parts, boundaries[i]!));
  if (basic.length >= largeEnough && random.chance(0.1))
    addGrid(community, options, made.length + 1, docked[0]!, boundaries[0]!, yesterday(community.today));
  return made;
}

function divide({ random }: SampleCommunity, { kind, size }: SampleGrids, basic: readonly BasicGrid[]): Docked[][] {
  const groups = groupGrids(basic, size);
  const docked = groups.map((group) => group.map(({ code, boundary }): Docked => ({ code, boundary, share: '1' })));
  if (kind.shape === 'basic-grids') return docked;
  for (const [i, own] of docked.entries()) {
    const other = docked[i + 1];
    if (!other || own.length < 2 || !random.chance(0.4)) continue;
    const found = meeting(own, other);
    if (!found) continue;
    const { part, rest, share } = splitGrid(found.boundary, found.edge);
    own[own.indexOf(found.grid)] = { code: found.grid.code, boundary: rest, share: String((10_000 - share) / 10_000) };
    other.push({ code: found.grid.code, boundary: part, share: String(share / 10_000) });
  }
  return docked;
}

/** A whole basic grid of one group that touches a whole one of the other, and where. */
function meeting(own: readonly Docked[], other: readonly Docked[]) {
  for (const grid of own)
    for (const next of other) {
      if (grid.share !== '1' || next.share !== '1' || !grid.boundary || !next.boundary) continue;
      const edge = sharedEdge(grid.boundary, next.boundary);
      if (edge) return { grid, boundary: grid.boundary, edge };
    }
  return undefined;
}

function boundaryOf(parts: readonly Docked[]): PolygonGeometry | null {
  const polygons = parts.map(({ boundary }) => boundary).filter((boundary) => boundary !== null);
  return polygons.length < parts.length ? null : (outlineOf(polygons) ?? null);
}

function leaveOut(docked: Docked[][]): void {
  const parts = docked.find((candidate) => candidate.length > 2);
  const at = parts?.findIndex(({ share }) => share === '1') ?? -1;
  if (at >= 0) parts!.splice(at, 1);
}

function dockTwice(docked: readonly Docked[][]): void {
  const grid = docked.at(-1)!.find(({ share }) => share === '1');
  if (docked.length > 1 && grid) docked[0]!.push(grid);
}

/** Moves a corner of a boundary some 60 metres out. */
function drawTooFar(boundaries: (PolygonGeometry | null)[]): void {
  const at = boundaries.findLastIndex((boundary) => boundary !== null);
  const [ring, ...holes] = boundaries[at]?.coordinates ?? [];
  if (!ring) return;
  const far = ring.reduce((most, position) => (position[0] + position[1] > most[0] + most[1] ? position : most));
  const moved: Position = [Number((far[0] + 0.0005).toFixed(6)), Number((far[1] + 0.0005).toFixed(6))];
  boundaries[at] = {
    type: 'Polygon',
    coordinates: [ring.map((position) => (position === far || equal(position, far) ? moved : position)), ...holes],
  };
}

const equal = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

function addGrid(
  community: SampleCommunity,
  { kind, source, name, organisation, organisationPhone, roles }: SampleGrids,
  sequence: number,
  parts: readonly Docked[],
  boundary: PolygonGeometry | null,
  endedOn: string | null = null,
): RowOf<typeof professionalGrids> {
  const { random, streetCode, code } = community;
  const place = { street_code: streetCode, community_code: code };
  const from = new Date(Date.parse(community.today) - random.int(200, 1200) * 86_400_000).toISOString().slice(0, 10);
  const record = { source, recorded_at: `${from}T01:00:00Z`, updated_at: `${from}T01:00:00Z` };
  const vacant = random.chance(0.03);
  const grid: RowOf<typeof professionalGrids> = {
    ...place,
    id: community.nextId(professionalGrids),
    code: `${kind.objectCode}${code}${String(sequence).padStart(2, '0')}`,
    kind: kind.code,
    name: name(sequence),
    boundary,
    organisation,
    organisation_phone: organisationPhone,
    person_in_charge: vacant ? null : personName(random),
    person_in_charge_phone: vacant ? null : phoneNumber(random),
    valid_from: from,
    valid_to: null,
    ...record,
  };
  community.add(professionalGrids, grid);
  for (const part of parts)
    community.add(professionalGridDockings, {
      ...place,
      id: community.nextId(professionalGridDockings),
      grid_code: part.code,
      professional_grid_id: grid.id,
      share: part.share,
      from_on: from,
      to_on: endedOn,
      ...record,
    });
  addDuties(community, grid, roles);
  return grid;
}

function yesterday(today: string): string {
  return new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
}
