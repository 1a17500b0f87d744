import type { PolygonGeometry } from '@gridweave/core';
import type { SampleRandom } from '@gridweave/kit';
import type { CommunityPlan, Position } from '../plan/index.ts';

/** One part of a community's area. */
export interface Tile {
  readonly boundary: PolygonGeometry;
  readonly centre: Position;
  /** Square metres. */
  readonly area: number;
  /** A position inside, by two numbers from 0 to 1. */
  inside(x: number, y: number): Position;
}

interface Spot {
  readonly u: number;
  readonly v: number;
}

const METRES_PER_DEGREE = 111_320;

/**
 * Cuts the area of a community into `count` parts without gaps or overlaps: rows of cells, the lines between them a little
 * crooked. Cells on both sides of a line share its points.
 */
export function tile(corners: CommunityPlan['corners'], count: number, random: SampleRandom): readonly Tile[] {
  const rows = Math.max(1, Math.round(Math.sqrt(count)));
  const perRow = Array.from(
    { length: rows },
    (_, row) => Math.floor(((row + 1) * count) / rows) - Math.floor((row * count) / rows),
  );
  const lines = lineHeights(rows, random);
  const dividers = perRow.map((columns) => dividersOf(columns, random));
  const knots = Array.from({ length: rows + 1 }, (_, line) => {
    const across = new Set([0, 1]);
    for (const cell of dividers[line - 1] ?? []) across.add(cell.top);
    for (const cell of dividers[line] ?? []) across.add(cell.bottom);
    const outer = line === 0 || line === rows;
    return [...across]
      .sort((a, b) => a - b)
      .map((u): Spot => ({
        u,
        v: lines[line]! + (outer || u === 0 || u === 1 ? 0 : (random.next() - 0.5) * (0.2 / rows)),
      }));
  });
  const tiles: Tile[] = [];
  for (let row = 0; row < rows; row++) {
    const own = dividers[row]!;
    for (let column = 0; column < perRow[row]!; column++) {
      const left = own[column - 1] ?? { bottom: 0, top: 0 };
      const right = own[column] ?? { bottom: 1, top: 1 };
      const below = knots[row]!.filter(({ u }) => u >= left.bottom && u <= right.bottom);
      const above = knots[row + 1]!.filter(({ u }) => u >= left.top && u <= right.top).reverse();
      tiles.push(tileOf(corners, [...below, ...above], left, right, lines[row]!, lines[row + 1]!));
    }
  }
  return tiles;
}

function lineHeights(rows: number, random: SampleRandom): readonly number[] {
  return Array.from({ length: rows + 1 }, (_, line) =>
    line === 0 || line === rows ? line / rows : (line + (random.next() - 0.5) * 0.3) / rows,
  );
}

function dividersOf(columns: number, random: SampleRandom): readonly { bottom: number; top: number }[] {
  return Array.from({ length: columns - 1 }, (_, column) => ({
    bottom: (column + 1 + (random.next() - 0.5) * 0.3) / columns,
    top: (column + 1 + (random.next() - 0.5) * 0.3) / columns,
  }));
}

function tileOf(
  corners: CommunityPlan['corners'],
  spots: readonly Spot[],
  left: { bottom: number; top: number },
  right: { bottom: number; top: number },
  low: number,
  high: number,
): Tile {
  const ring = spots.map(({ u, v }) => at(corners, u, v));
  const coordinates = [...ring, ring[0]!].map(({ lon, lat }) => [lon, lat] as const);
  const inside = (x: number, y: number): Position => {
    // away from the crooked lines
    const [fx, fy] = [0.12 + 0.76 * x, 0.2 + 0.6 * y];
    const from = left.bottom + (left.top - left.bottom) * fy;
    const to = right.bottom + (right.top - right.bottom) * fy;
    return at(corners, from + (to - from) * fx, low + (high - low) * fy);
  };
  return {
    boundary: { type: 'Polygon', coordinates: [coordinates] },
    centre: inside(0.5, 0.5),
    area: areaOf(ring),
    inside,
  };
}

function at([sw, se, ne, nw]: CommunityPlan['corners'], u: number, v: number): Position {
  const between = (a: number, b: number, c: number, d: number): number =>
    Math.round((a * (1 - u) * (1 - v) + b * u * (1 - v) + c * u * v + d * (1 - u) * v) * 1e6) / 1e6;
  return { lon: between(sw.lon, se.lon, ne.lon, nw.lon), lat: between(sw.lat, se.lat, ne.lat, nw.lat) };
}

function areaOf(ring: readonly Position[]): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
    twice += a.lon * b.lat - b.lon * a.lat;
  }
  return Math.round((Math.abs(twice) / 2) * METRES_PER_DEGREE ** 2 * Math.cos((ring[0]!.lat * Math.PI) / 180));
}
