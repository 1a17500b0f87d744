import { defineCodes } from '../codes/define-codes.ts';

/** State of a city part 部件状态, after CJ/T 214. */
export const CityPartState = defineCodes({
  name: 'CityPartState',
  title: { zh: '部件状态', en: 'State of a city part' },
  source: 'CJ/T 214 (adapted)',
  values: [
    { name: 'INTACT', code: 'intact', zh: '完好', en: 'intact' },
    { name: 'DAMAGED', code: 'damaged', zh: '破损', en: 'damaged' },
    { name: 'MISSING', code: 'missing', zh: '丢失', en: 'missing' },
    { name: 'OCCUPIED', code: 'occupied', zh: '占用', en: 'obstructed or occupied' },
    { name: 'ABOLISHED', code: 'abolished', zh: '废除', en: 'abolished' },
  ],
});
