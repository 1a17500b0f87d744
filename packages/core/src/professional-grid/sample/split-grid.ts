import type { PolygonGeometry, Position } from '../../scalars/index.ts';
import { type Edge, edgesOf, signedArea } from './outline.ts';

/** A basic grid cut in two, and which share of its area the smaller part is, in ten thousandths. */
export interface SplitGrid {
  readonly part: PolygonGeometry;
  readonly rest: PolygonGeometry;
  readonly share: number;
}

/** Cuts off the triangle between an edge of a grid and its middle; both parts keep the other edges as they are. */
export function splitGrid(boundary: PolygonGeometry, edge: Edge): SplitGrid {
  const ring = edgesOf(boundary).map(({ from }) => from);
  const round = (value: number): number => Math.round(value * 1e6) / 1e6;
  const middle: Position = [
    round(ring.reduce((sum, [x]) => sum + x, 0) / ring.length),
    round(ring.reduce((sum, [, y]) => sum + y, 0) / ring.length),
  ];
  const part = [edge.from, edge.to, middle, edge.from];
  const at = ring.findIndex((position) => position[0] === edge.from[0] && position[1] === edge.from[1]);
  const from = [...ring.slice(at + 1), ...ring.slice(0, at + 1)];
  const rest = [...from, middle, from[0]!];
  return {
    part: { type: 'Polygon', coordinates: [part] },
    rest: { type: 'Polygon', coordinates: [rest] },
    share: Math.round((signedArea(part) / signedArea([...ring, ring[0]!])) * 10_000),
  };
}
