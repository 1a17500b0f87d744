import type { PolygonGeometry } from '../../scalars/index.ts';
import { areaInBoth, areaOf, areaOutside, surfaceOf } from './surface.ts';

/** A basic grid that a professional grid is docked on. */
export interface DockedGrid {
  readonly boundary: PolygonGeometry;
  /** Of its area; 1 is the whole grid. */
  readonly share: number;
}

/** By how many square metres a boundary and the basic grids that it is docked on differ. */
export interface Mismatch {
  /** Within the boundary, and in none of the basic grids. */
  readonly overlapArea: number;
  /** In the basic grids, as far as they are docked, and not within the boundary. */
  readonly gapArea: number;
}

/** Compares the boundary of a professional grid with the basic grids it is docked on. */
export function boundaryMismatch(boundary: PolygonGeometry, docked: readonly DockedGrid[]): Mismatch {
  const origin = boundary.coordinates[0]![0]!;
  const own = surfaceOf([boundary], origin);
  const all = surfaceOf(
    docked.map((grid) => grid.boundary),
    origin,
  );
  const isWhole = ({ share }: DockedGrid): boolean => share >= 1;
  const whole = surfaceOf(
    docked.filter(isWhole).map((grid) => grid.boundary),
    origin,
  );
  const lacking = docked
    .filter((grid) => !isWhole(grid))
    .map((grid) => {
      const surface = surfaceOf([grid.boundary], origin);
      return Math.max(0, areaOf(surface) * grid.share - areaInBoth(own, surface));
    });
  return {
    overlapArea: areaOutside(own, all),
    gapArea: lacking.reduce((sum, area) => sum + area, areaOutside(whole, own)),
  };
}
