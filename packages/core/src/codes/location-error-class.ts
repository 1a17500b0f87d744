import { defineCodes } from './define-codes.ts';

/** Location error class 定位误差等级 of a city part, GB/T 30428.2. */
export const LocationErrorClass = defineCodes({
  name: 'LocationErrorClass',
  title: { zh: '定位误差等级', en: 'Location error class' },
  source: 'GB/T 30428.2',
  values: [
    { name: 'A', code: 'A', zh: 'A 级(±0.5 米)', en: 'class A (±0.5 m)' },
    { name: 'B', code: 'B', zh: 'B 级(±1.0 米)', en: 'class B (±1.0 m)' },
    { name: 'C', code: 'C', zh: 'C 级(±10 米)', en: 'class C (±10 m)' },
  ],
});
