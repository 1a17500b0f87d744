import { type Edge, edgesOf } from './outline.ts';
import type { PolygonGeometry } from '../../scalars/index.ts';

/** A basic grid as it is grouped. */
export interface BasicGrid {
  readonly code: string;
  readonly boundary: PolygonGeometry | null;
}

/**
 * Groups basic grids that touch, about `size` of them in each group; a remainder of fewer than half joins a group that it
 * touches. Without boundaries they are grouped in the order of their codes.
 */
export function groupGrids<G extends BasicGrid>(grids: readonly G[], size: number): readonly (readonly G[])[] {
  const touches = neighbours(grids);
  const groups: G[][] = [];
  const left = new Set(grids);
  for (const first of grids) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (
      let next = touching(group, left, touches);
      next && group.length < size;
      next = touching(group, left, touches)
    ) {
      left.delete(next);
      group.push(next);
    }
    const host = group.length * 2 >= size ? undefined : hostOf(group, groups, touches);
    if (host) host.push(...group);
    else groups.push(group);
  }
  return groups;
}

type Touches = (a: BasicGrid, b: BasicGrid) => boolean;

function touching<G extends BasicGrid>(group: readonly G[], left: ReadonlySet<G>, touches: Touches): G | undefined {
  return [...left].find((grid) => group.some((other) => touches(grid, other)));
}

function hostOf<G extends BasicGrid>(group: readonly G[], groups: readonly G[][], touches: Touches): G[] | undefined {
  return groups.findLast((other) => other.some((grid) => group.some((own) => touches(grid, own))));
}

function neighbours(grids: readonly BasicGrid[]): Touches {
  if (grids.some(({ boundary }) => boundary === null)) return () => true;
  const edges = new Map(grids.map((grid) => [grid, new Set(edgesOf(grid.boundary!).map(({ key }) => key))]));
  return (a, b) => !edges.get(a)!.isDisjointFrom(edges.get(b)!);
}

/** The first edge at which two polygons touch. */
export function sharedEdge(a: PolygonGeometry, b: PolygonGeometry): Edge | undefined {
  const others = new Set(edgesOf(b).map(({ key }) => key));
  return edgesOf(a).find(({ key }) => others.has(key));
}
