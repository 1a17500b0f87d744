import type { PolygonGeometry, Position } from '../../scalars/index.ts';

/** One edge of a ring, and the key under which the same edge of a neighbour stands, whichever way it runs. */
export interface Edge {
  readonly from: Position;
  readonly to: Position;
  readonly key: string;
}

const keyOf = ([x, y]: Position): string => `${x},${y}`;

/** The edges of the outer ring of a polygon. */
export function edgesOf({ coordinates: [ring = []] }: PolygonGeometry): readonly Edge[] {
  return ring.slice(1).map((to, i) => {
    const from = ring[i]!;
    return { from, to, key: [keyOf(from), keyOf(to)].sort().join(' ') };
  });
}

/** Twice the signed area of a ring in square degrees; positive where it runs counter-clockwise. */
export function signedArea(ring: readonly Position[]): number {
  return ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);
}

/**
 * The outline of polygons that touch along whole edges: edges that two of them have are inside and fall away. Undefined
 * where what is left is not one ring, perhaps with holes in it.
 */
export function outlineOf(polygons: readonly PolygonGeometry[]): PolygonGeometry | undefined {
  const outer = new Map<string, Edge>();
  for (const edge of polygons.flatMap(edgesOf)) if (!outer.delete(edge.key)) outer.set(edge.key, edge);
  const next = new Map<string, Edge>();
  for (const edge of outer.values()) {
    // rings that meet in a point cannot be told apart
    if (next.has(keyOf(edge.from))) return undefined;
    next.set(keyOf(edge.from), edge);
  }
  const rings: Position[][] = [];
  for (const first of outer.values()) {
    const ring: Position[] = [];
    for (let edge = next.get(keyOf(first.from)); edge !== undefined; edge = next.get(keyOf(edge.to))) {
      next.delete(keyOf(edge.from));
      ring.push(edge.from);
    }
    if (ring.length > 2) rings.push([...ring, ring[0]!]);
  }
  const [shell, ...holes] = rings.sort((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)));
  if (shell === undefined || holes.some((hole) => signedArea(hole) > 0 === signedArea(shell) > 0)) return undefined;
  return { type: 'Polygon', coordinates: [shell, ...holes] };
}
