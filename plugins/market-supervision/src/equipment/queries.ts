import { query } from '@gridweave/kit';
import { SpecialEquipment } from './tables.ts';

export const specialEquipmentQueries = [
  query.byKey(SpecialEquipment, {
    name: 'specialEquipmentItem',
    title: { zh: '按使用登记编号查特种设备', en: 'Special equipment by its registration' },
    keys: ['number'],
  }),
  query.list(SpecialEquipment, {
    name: 'specialEquipment',
    title: { zh: '特种设备列表', en: 'Special equipment' },
  }),
  query.count(SpecialEquipment, {
    name: 'specialEquipmentCounts',
    title: { zh: '特种设备数量', en: 'Counts of special equipment' },
  }),
];
