import { geometryScalar } from './geometry-scalar.ts';
import { checkGeometry, checkPosition, type GeometryCheck, type Position } from './position.ts';

/** A GeoJSON point. */
export interface PointGeometry {
  readonly type: 'Point';
  readonly coordinates: Position;
}

/** Checks a GeoJSON point (RFC 7946) of longitude and latitude. */
export function checkPoint(value: unknown): GeometryCheck<PointGeometry> {
  const geometry = checkGeometry(value, 'Point', { zh: '点', en: 'Point' });
  if (!geometry.ok) return geometry;
  const position = checkPosition(geometry.value, { zh: '点的 coordinates', en: 'Point: coordinates' });
  return position.ok ? { ok: true, value: { type: 'Point', coordinates: position.value } } : position;
}

/** Point 点: a GeoJSON point, WGS 84 or CGCS2000. */
export const Point = geometryScalar({
  name: 'Point',
  description:
    '点:GeoJSON Point,WGS84/CGCS2000 经纬度,经度在前 / Point: a GeoJSON Point, WGS 84/CGCS2000, longitude first',
  check: checkPoint,
});
