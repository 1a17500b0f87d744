import { expect, test } from 'vitest';
import { airQuality, pollutantIndex } from './air-quality.ts';
import { describeQuality, type LastHour } from './describe.ts';
import { hourInShenzhen, isNight } from './noise.ts';

const nothing: LastHour = {
  observed_at: null,
  acoustic_area: null,
  leq: null,
  pm25: null,
  pm10: null,
  no2: null,
  o3: null,
};

test.each([
  ['pm25', 0, 0],
  ['pm25', 35, 50],
  ['pm25', 36, 52],
  ['pm25', 75, 100],
  ['pm10', 100, 75],
  ['no2', 200, 100],
  ['o3', 230, 115],
  ['o3', 1300, 500],
] as const)('index of %s at %d is %d', (pollutant, concentration, index) => {
  expect(pollutantIndex(pollutant, concentration)).toBe(index);
});

test('the worst pollutant makes the index; in good air none is named', () => {
  expect(airQuality({ pm25: 80, pm10: 60, no2: 40, o3: null })).toEqual({
    index: 107,
    level: '轻度污染',
    due: ['PM2.5'],
  });
  expect(airQuality({ pm25: 10, pm10: 20, no2: 40, o3: 90 })).toEqual({ index: 29, level: '优', due: [] });
  expect(airQuality({ pm25: null, pm10: null, no2: null, o3: null })).toBeUndefined();
});

test('night is from 22 to 6 in Shenzhen, whatever the zone of the time', () => {
  expect([5, 6, 21, 22].map(isNight)).toEqual([true, false, false, true]);
  expect(hourInShenzhen('2025-03-02T23:00:00Z')).toBe(7);
  expect(hourInShenzhen('2025-03-02T16:00:00Z')).toBe(0);
});

test('air, noise, both and nothing in words', () => {
  expect(describeQuality({ ...nothing, pm25: 55, pm10: 70 })).toBe('良,AQI 75,首要污染物 PM2.5');
  const noise = { ...nothing, leq: 53.2, acoustic_area: '2' };
  expect(describeQuality({ ...noise, observed_at: '2025-03-02T15:00:00Z' })).toBe(
    '夜间 53.2 dB(A),超过 2 类标准 50 dB(A)',
  );
  expect(describeQuality({ ...noise, observed_at: '2025-03-02T05:00:00Z', pm25: 10 })).toBe(
    '优,AQI 15;昼间 53.2 dB(A),符合 2 类标准 60 dB(A)',
  );
  expect(describeQuality({ ...noise, acoustic_area: null, observed_at: '2025-03-02T05:00:00Z' })).toBe(
    '昼间 53.2 dB(A)',
  );
  expect(describeQuality(nothing)).toBeNull();
});
