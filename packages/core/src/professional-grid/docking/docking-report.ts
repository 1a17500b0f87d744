import { setImmediate } from 'node:timers/promises';
import type { ProfessionalGridKind } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';
import { type DockingFault, findDockingFaults } from './find-faults.ts';
import { readStreet, streetsOf } from './read-street.ts';

export interface DockingReportOptions {
  /** A city, district, street or community; all of them unless told. */
  readonly area?: string | undefined;
  /** `YYYY-MM-DD`; today in Shenzhen unless told. */
  readonly on?: string | undefined;
  /** Square metres by which boundaries may differ; 100 unless told. */
  readonly tolerance?: number | undefined;
}

/** How the grids of a kind are docked on the basic grids of an area, on one day. */
export interface DockingReport {
  readonly on: string;
  /** In use on that day. */
  readonly basicGrids: number;
  readonly professionalGrids: number;
  readonly faults: readonly DockingFault[];
}

/** Differences of boundaries that are let pass: those of drawing by hand. */
export const defaultTolerance = 100;

/** Checks the docking of a kind of professional grids, street by street. */
export async function dockingReport(
  db: Kysely<any>,
  kind: Pick<ProfessionalGridKind, 'code' | 'coverage' | 'overlap'>,
  { area = '', on, tolerance = defaultTolerance }: DockingReportOptions = {},
): Promise<DockingReport> {
  const day = on ?? (await todayInShenzhen(db));
  const isInArea = ({ community }: { readonly community: string | null }): boolean =>
    area.length <= 9 || community === area;
  const faults: DockingFault[] = [];
  let basicGrids = 0;
  let professionalGrids = 0;
  for (const street of await streetsOf(db, kind.code, area)) {
    const found = await readStreet(db, kind.code, street, day);
    basicGrids += found.basicGrids.filter(isInArea).length;
    professionalGrids += found.professionalGrids.filter((grid) => grid.isInUse && isInArea(grid)).length;
    for (const part of findDockingFaults(kind, found, tolerance)) {
      faults.push(...part.filter(({ communityCode }) => isInArea({ community: communityCode })));
      await setImmediate();
    }
  }
  return { on: day, basicGrids, professionalGrids, faults };
}

async function todayInShenzhen(db: Kysely<any>): Promise<string> {
  const { rows } = await sql<{ day: string }>`
    select (now() at time zone 'Asia/Shanghai')::date::text as day`.execute(db);
  return rows[0]!.day;
}
