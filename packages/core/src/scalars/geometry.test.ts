import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPoint, Point } from './point.ts';
import { checkPolygon, Polygon } from './polygon.ts';

const positions = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);
const square = [
  [114, 22],
  [115, 22],
  [115, 23],
  [114, 22],
];

describe('checkPoint', () => {
  it('accepts every position on Earth', () => {
    fc.assert(
      fc.property(positions, (coordinates) => {
        expect(checkPoint({ type: 'Point', coordinates })).toEqual({ ok: true, value: { type: 'Point', coordinates } });
      }),
    );
  });

  it('keeps type and coordinates only', () => {
    expect(checkPoint({ type: 'Point', coordinates: [114, 22.5], bbox: [] })).toEqual({
      ok: true,
      value: { type: 'Point', coordinates: [114, 22.5] },
    });
  });

  it.each([
    [null, 'GeoJSON object'],
    ['POINT(1 2)', 'GeoJSON object'],
    [[114, 22], 'GeoJSON object'],
    [{ type: 'Polygon', coordinates: [] }, 'type should be "Point"'],
    [{ type: 'Point' }, 'coordinates should be an array'],
    [{ type: 'Point', coordinates: [114] }, 'two numbers'],
    [{ type: 'Point', coordinates: [114, 22, 8] }, 'without a height'],
    [{ type: 'Point', coordinates: ['114', '22'] }, 'two numbers'],
    [{ type: 'Point', coordinates: [114, Number.NaN] }, 'two numbers'],
    [{ type: 'Point', coordinates: [22.5, 114.1] }, 'latitude 114.1 is outside −90…90; write longitude first'],
    [{ type: 'Point', coordinates: [214, 22.5] }, 'longitude 214 is outside'],
    [{ type: 'Point', coordinates: [114, 22.5], crs: {} }, 'crs is not accepted'],
  ])('refuses %j', (value, reason) => {
    expect(checkPoint(value)).toMatchObject({ ok: false, text: { en: expect.stringContaining(reason) as string } });
  });
});

describe('checkPolygon', () => {
  it('accepts closed rings', () => {
    const rings = fc
      .uniqueArray(positions, {
        minLength: 3,
        maxLength: 20,
        selector: (position) => position.map((part) => part + 0).join(' '),
      })
      .map((ring) => ring.concat([ring[0]!]));
    fc.assert(
      fc.property(fc.array(rings, { minLength: 1, maxLength: 3 }), (coordinates) => {
        expect(checkPolygon({ type: 'Polygon', coordinates })).toEqual({
          ok: true,
          value: { type: 'Polygon', coordinates },
        });
      }),
    );
  });

  it.each([
    [[], 'at least one ring'],
    [[square, square.slice(0, 3)], 'ring 2 should have at least 4 positions'],
    [['ring'], 'ring 1 should have at least 4 positions'],
    [[[...square.slice(0, 3), [114, 22.1]]], 'ring 1 is not closed: position 4 should equal position 1'],
    [
      [
        square,
        [
          [114, 22],
          [114, 95],
          [115, 23],
          [114, 22],
        ],
      ],
      'ring 2, position 2: the latitude 95',
    ],
    [
      [
        [
          [114, 22],
          [115, 22],
          [114, 22],
          [114, 22],
        ],
      ],
      'at least 3 different positions',
    ],
  ])('refuses %j', (coordinates, reason) => {
    expect(checkPolygon({ type: 'Polygon', coordinates })).toMatchObject({
      ok: false,
      text: { en: expect.stringContaining(reason) as string },
    });
  });
});

describe('the scalars', () => {
  it('pass geometries through, parse JSON of the database, leave masked values', () => {
    const point = { type: 'Point', coordinates: [114, 22.5] };
    expect(Point.serialize(point)).toBe(point);
    expect(Point.serialize(JSON.stringify(point))).toEqual(point);
    expect(Polygon.serialize('***')).toBe('***');
  });
});
