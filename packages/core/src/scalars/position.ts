import type { ErrorText } from '@gridweave/kit';
import { wrong } from './check.ts';

/** Longitude and latitude in degrees, WGS 84 or CGCS2000 (the same to a few centimetres). */
export type Position = readonly [lon: number, lat: number];

/** The outcome of checking a geometry: it, with nothing beside type and coordinates, or what is wrong with it. */
export type GeometryCheck<G> =
  | { readonly ok: true; readonly value: G }
  | { readonly ok: false; readonly text: ErrorText };

/** The name of a place in a geometry for messages, in both languages. */
export interface Place {
  readonly zh: string;
  readonly en: string;
}

/** Checks one position: two numbers, longitude −180…180 first, then latitude −90…90. */
export function checkPosition(value: unknown, place: Place): GeometryCheck<Position> {
  if (!Array.isArray(value) || value.length !== 2 || !value.every((part) => Number.isFinite(part))) {
    return wrong(
      `${place.zh}应为两个数 [经度, 纬度],不带高程`,
      `${place.en} should be two numbers [longitude, latitude], without a height`,
    );
  }
  const [lon, lat] = value as [number, number];
  if (Math.abs(lon) > 180) {
    return wrong(`${place.zh}的经度 ${lon} 超出 −180…180`, `${place.en}: the longitude ${lon} is outside −180…180`);
  }
  if (Math.abs(lat) > 90) {
    return wrong(
      `${place.zh}的纬度 ${lat} 超出 −90…90;请先写经度、后写纬度`,
      `${place.en}: the latitude ${lat} is outside −90…90; write longitude first, then latitude`,
    );
  }
  return { ok: true, value: [lon, lat] };
}

/** The members of a GeoJSON geometry of a type, or what is wrong with its outside. */
export function checkGeometry(value: unknown, type: string, place: Place): GeometryCheck<unknown[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrong(
      `${place.zh}应为 GeoJSON 对象 {type: "${type}", coordinates: […]}`,
      `${place.en} should be a GeoJSON object {type: "${type}", coordinates: […]}`,
    );
  }
  const geometry = value as { type?: unknown; coordinates?: unknown; crs?: unknown };
  if (geometry.type !== type) {
    return wrong(`${place.zh}的 type 应为 "${type}"`, `${place.en}: type should be "${type}"`);
  }
  if (geometry.crs !== undefined) {
    return wrong(
      `${place.zh}不接受 crs;坐标请先换算为 WGS84 或 CGCS2000 经纬度`,
      `${place.en}: crs is not accepted; convert to WGS 84 or CGCS2000 longitude and latitude first`,
    );
  }
  if (!Array.isArray(geometry.coordinates)) {
    return wrong(`${place.zh}的 coordinates 应为数组`, `${place.en}: coordinates should be an array`);
  }
  return { ok: true, value: geometry.coordinates };
}
