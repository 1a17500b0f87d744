import { wrong } from './check.ts';
import { geometryScalar } from './geometry-scalar.ts';
import { checkGeometry, checkPosition, type GeometryCheck, type Place, type Position } from './position.ts';

/** A GeoJSON polygon: the outer ring, then the holes; the first position of a ring is also its last. */
export interface PolygonGeometry {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly Position[])[];
}

/** Checks a GeoJSON polygon (RFC 7946): at least one ring, each closed, of four positions or more, three of them different. */
export function checkPolygon(value: unknown): GeometryCheck<PolygonGeometry> {
  const geometry = checkGeometry(value, 'Polygon', { zh: '多边形', en: 'Polygon' });
  if (!geometry.ok) return geometry;
  if (geometry.value.length === 0) return wrong('多边形至少要有一个环', 'Polygon should have at least one ring');
  const rings: (readonly Position[])[] = [];
  for (const [index, candidate] of geometry.value.entries()) {
    const ring = checkRing(candidate, { zh: `多边形第 ${index + 1} 个环`, en: `Polygon: ring ${index + 1}` });
    if (!ring.ok) return ring;
    rings.push(ring.value);
  }
  return { ok: true, value: { type: 'Polygon', coordinates: rings } };
}

function checkRing(value: unknown, place: Place): GeometryCheck<readonly Position[]> {
  if (!Array.isArray(value) || value.length < 4) {
    return wrong(
      `${place.zh}至少要有 4 个坐标(首尾相同)`,
      `${place.en} should have at least 4 positions, the last equal to the first`,
    );
  }
  const positions: Position[] = [];
  for (const [index, candidate] of value.entries()) {
    const position = checkPosition(candidate, {
      zh: `${place.zh}第 ${index + 1} 个坐标`,
      en: `${place.en}, position ${index + 1}`,
    });
    if (!position.ok) return position;
    positions.push(position.value);
  }
  const first = positions[0]!;
  const last = positions[positions.length - 1]!;
  if (first[0] !== last[0] || first[1] !== last[1]) {
    return wrong(
      `${place.zh}没有闭合:第 ${positions.length} 个坐标应与第 1 个相同`,
      `${place.en} is not closed: position ${positions.length} should equal position 1`,
    );
  }
  if (new Set(positions.map(([lon, lat]) => `${lon} ${lat}`)).size < 3) {
    return wrong(`${place.zh}至少要有 3 个不同的坐标`, `${place.en} should have at least 3 different positions`);
  }
  return { ok: true, value: positions };
}

/** Polygon 多边形: a GeoJSON polygon, WGS 84 or CGCS2000. */
export const Polygon = geometryScalar({
  name: 'Polygon',
  description:
    '多边形:GeoJSON Polygon,WGS84/CGCS2000 经纬度,环首尾相同 / Polygon: a GeoJSON Polygon, WGS 84/CGCS2000, rings closed',
  check: checkPolygon,
});
