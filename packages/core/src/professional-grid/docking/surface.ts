import { Clipper, FillRule, type PathsD } from 'clipper2-ts';
import type { PolygonGeometry, Position } from '../../scalars/index.ts';

/** Polygons on a plane in metres, without overlaps of their own. */
export type Surface = PathsD;

// centimetres
const digits = 2;

/** Lays polygons on a plane that touches the earth at `origin`; right to a thousandth within some 50 kilometres. */
export function surfaceOf(polygons: readonly PolygonGeometry[], origin: Position): Surface {
  const [east, north] = metresPerDegree(origin[1]);
  const laid = polygons.flatMap(({ coordinates }) => {
    const rings = coordinates.map((ring) =>
      ring.slice(1).map(([lon, lat]) => ({ x: (lon - origin[0]) * east, y: (lat - origin[1]) * north })),
    );
    // whichever way the rings run: what is in two of them is a hole
    return Clipper.unionD(rings, [], FillRule.EvenOdd, digits);
  });
  return Clipper.unionD(laid, [], FillRule.NonZero, digits);
}

/** The area in square metres. */
export function areaOf(surface: Surface): number {
  return Math.abs(Clipper.areaPathsD(surface));
}

/** The area of what is in one surface and not in the other. */
export function areaOutside(surface: Surface, other: Surface): number {
  return areaOf(Clipper.differenceD(surface, other, FillRule.NonZero, digits));
}

/** The area of what is in both. */
export function areaInBoth(surface: Surface, other: Surface): number {
  return areaOf(Clipper.intersectD(surface, other, FillRule.NonZero, digits));
}

/** How long a degree of longitude and one of latitude are at a latitude, on the ellipsoid of WGS 84. */
function metresPerDegree(latitude: number): readonly [east: number, north: number] {
  const phi = (latitude * Math.PI) / 180;
  return [
    111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
    111_132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
  ];
}
