import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolygonGeometry, Position } from '../../scalars/index.ts';
import { boundaryMismatch } from './boundary-mismatch.ts';
import { areaInBoth, areaOf, areaOutside, surfaceOf } from './surface.ts';

const origin: Position = [114, 22.5];
// a ten thousandth of a degree at 22.5° north in metres, from the radii of curvature of the ellipsoid of WGS 84
const east = 10.28962;
const north = 11.07371;

/** A rectangle in ten thousandths of a degree from the origin. */
function box(x: number, y: number, width: number, height: number): PolygonGeometry {
  const at = (i: number, j: number): Position => [
    Number((origin[0] + (x + i) / 10_000).toFixed(6)),
    Number((origin[1] + (y + j) / 10_000).toFixed(6)),
  ];
  return { type: 'Polygon', coordinates: [[at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)]] };
}
const metres = (cells: number): number => cells * east * north;

describe('areas in square metres', () => {
  test('of a rectangle, within a thousandth', () => {
    expect(areaOf(surfaceOf([box(0, 0, 10, 20)], origin)) / metres(200)).toBeCloseTo(1, 3);
  });

  test('of a polygon with a hole, whichever way its rings run', () => {
    const [outer] = box(0, 0, 10, 10).coordinates;
    const [hole] = box(2, 2, 4, 4).coordinates;
    for (const ring of [hole!, hole!.toReversed()]) {
      const surface = surfaceOf([{ type: 'Polygon', coordinates: [outer!, ring] }], origin);
      expect(areaOf(surface) / metres(84)).toBeCloseTo(1, 3);
    }
  });

  test('polygons that lie on one another count once', () => {
    expect(areaOf(surfaceOf([box(0, 0, 10, 10), box(5, 0, 10, 10)], origin)) / metres(150)).toBeCloseTo(1, 3);
  });

  test('what two rectangles have in common and what not adds up, for any two', () => {
    const size = fc.integer({ min: 1, max: 40 });
    const at = fc.integer({ min: -30, max: 30 });
    const boxes = fc.tuple(at, at, size, size);
    fc.assert(
      fc.property(boxes, boxes, (one, two) => {
        const [a, b] = [surfaceOf([box(...one)], origin), surfaceOf([box(...two)], origin)];
        const width = Math.min(one[0] + one[2], two[0] + two[2]) - Math.max(one[0], two[0]);
        const height = Math.min(one[1] + one[3], two[1] + two[3]) - Math.max(one[1], two[1]);
        const common = Math.max(0, width) * Math.max(0, height);
        expect(Math.abs(areaInBoth(a, b) - metres(common))).toBeLessThan(2 + metres(common) / 1000);
        expect(Math.abs(areaInBoth(a, b) + areaOutside(a, b) - areaOf(a))).toBeLessThan(1);
      }),
    );
  });
});

describe('a boundary and the basic grids it is docked on', () => {
  const whole = (boundary: PolygonGeometry) => ({ boundary, share: 1 });

  test('agree where it is their outline', () => {
    const found = boundaryMismatch(box(0, 0, 20, 10), [whole(box(0, 0, 10, 10)), whole(box(10, 0, 10, 10))]);
    expect(found.overlapArea).toBeLessThan(1);
    expect(found.gapArea).toBeLessThan(1);
  });

  test('differ by what it reaches beyond them and by what it leaves out', () => {
    const { overlapArea, gapArea } = boundaryMismatch(box(0, 0, 12, 10), [
      whole(box(0, 0, 10, 10)),
      whole(box(0, 10, 10, 3)),
    ]);
    expect(overlapArea / metres(20)).toBeCloseTo(1, 2);
    expect(gapArea / metres(30)).toBeCloseTo(1, 2);
  });

  test('a shared basic grid has to be within it as far as its share goes', () => {
    const docked = [whole(box(0, 0, 10, 10)), { boundary: box(10, 0, 10, 10), share: 0.4 }];
    const exact = boundaryMismatch(box(0, 0, 14, 10), docked);
    expect(exact.overlapArea).toBeLessThan(1);
    expect(exact.gapArea).toBeLessThan(1);
    expect(boundaryMismatch(box(0, 0, 12, 10), docked).gapArea / metres(20)).toBeCloseTo(1, 2);
  });

  test('a boundary that crosses itself or reaches round the earth is compared as well', () => {
    const bow: PolygonGeometry = {
      type: 'Polygon',
      coordinates: [[origin, [114.001, 22.501], [114.001, 22.5], [114, 22.501], origin]],
    };
    expect(boundaryMismatch(bow, [whole(box(0, 0, 10, 10))]).gapArea / metres(50)).toBeCloseTo(1, 2);
    const [far] = [
      {
        type: 'Polygon',
        coordinates: [
          [
            [-179, -89],
            [179, -89],
            [179, 89],
            [-179, -89],
          ],
        ],
      },
    ] as const;
    expect(boundaryMismatch(far, [whole(box(0, 0, 10, 10))]).overlapArea).toBeGreaterThan(1e12);
  });
});
