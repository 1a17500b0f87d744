import { type Kysely, sql } from 'kysely';

/** A basic grid as a docking report looks at it. */
export interface BasicGridRow {
  readonly code: string;
  readonly community: string;
  readonly boundary: unknown;
}

/** A professional grid of the kind, in use or not. */
export interface ProfessionalGridRow {
  readonly id: string;
  readonly code: string;
  readonly community: string | null;
  readonly boundary: unknown;
  readonly isInUse: boolean;
}

/** A docking that is in force. */
export interface DockingRow {
  readonly gridCode: string;
  readonly community: string;
  readonly professionalGridId: string;
  readonly share: number;
}

/** What there is in one street on one day of a kind of professional grids. */
export interface StreetDocking {
  readonly street: string;
  /** Those in use. */
  readonly basicGrids: readonly BasicGridRow[];
  readonly professionalGrids: readonly ProfessionalGridRow[];
  readonly dockings: readonly DockingRow[];
}

/** The streets below an area that have basic grids or professional grids of a kind. */
export async function streetsOf(db: Kysely<any>, kind: string, area: string): Promise<readonly string[]> {
  const prefix = `${area.slice(0, 9)}%`;
  const { rows } = await sql<{ street: string }>`
    select street_code as street from core.grid where street_code like ${prefix}
    union
    select street_code from core.professional_grid where kind = ${kind} and street_code like ${prefix}
    order by street`.execute(db);
  return rows.map(({ street }) => street);
}

/** Reads a street as of a day. */
export async function readStreet(db: Kysely<any>, kind: string, street: string, on: string): Promise<StreetDocking> {
  const inUse = sql`coalesce(valid_from <= ${on}::date, true) and coalesce(valid_to > ${on}::date, true)`;
  const basicGrids = await sql<BasicGridRow>`
    select code, community_code as community, boundary from core.grid
    where street_code = ${street} and ${inUse} order by code`.execute(db);
  const professionalGrids = await sql<ProfessionalGridRow>`
    select id::text, code, community_code as community, boundary, ${inUse} as "isInUse"
    from core.professional_grid where street_code = ${street} and kind = ${kind} order by code`.execute(db);
  const dockings = await sql<DockingRow>`
    select d.grid_code as "gridCode", d.community_code as community,
           d.professional_grid_id::text as "professionalGridId", d.share::float8 as share
    from core.professional_grid_docking d
    join core.professional_grid g on g.street_code = d.street_code and g.id = d.professional_grid_id
    where d.street_code = ${street} and g.kind = ${kind}
      and d.from_on <= ${on}::date and coalesce(d.to_on > ${on}::date, true)
    order by d.grid_code, d.professional_grid_id`.execute(db);
  return {
    street,
    basicGrids: basicGrids.rows,
    professionalGrids: professionalGrids.rows,
    dockings: dockings.rows,
  };
}
