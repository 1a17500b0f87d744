import { defineCodes } from '@gridweave/core';

/** Kind of fire facility 消防设施类别. */
export const FireFacilityKind = defineCodes({
  name: 'FireFacilityKind',
  title: { zh: '消防设施类别', en: 'Kind of fire facility' },
  source: 'GB 25201 建筑消防设施的维护管理(类别按其归并) / kinds grouped after GB 25201',
  values: [
    { name: 'EXTINGUISHER', code: '01', zh: '灭火器', en: 'extinguishers' },
    { name: 'INDOOR_HYDRANT', code: '02', zh: '室内消火栓', en: 'indoor hydrant' },
    { name: 'SPRINKLER', code: '03', zh: '自动喷水灭火系统', en: 'sprinklers' },
    { name: 'ALARM', code: '04', zh: '火灾自动报警系统', en: 'fire alarm system' },
    { name: 'SMOKE_DETECTOR', code: '05', zh: '独立式感烟探测器', en: 'smoke detector that stands alone' },
    { name: 'EMERGENCY_LIGHT', code: '06', zh: '应急照明与疏散指示', en: 'emergency lights and signs' },
    { name: 'FIRE_DOOR', code: '07', zh: '防火门', en: 'fire door' },
    { name: 'ESCAPE_EQUIPMENT', code: '08', zh: '逃生器材', en: 'escape equipment' },
  ],
});

/** State of a facility or hydrant 消防设施状态. */
export const FireFacilityState = defineCodes({
  name: 'FireFacilityState',
  title: { zh: '消防设施状态', en: 'State of a fire facility' },
  source: '消防设施巡查口径 / rounds of fire facilities',
  values: [
    { name: 'WORKING', code: '1', zh: '完好', en: 'in working order' },
    { name: 'FAULTY', code: '2', zh: '故障', en: 'faulty' },
    { name: 'MISSING', code: '3', zh: '缺失', en: 'missing' },
    { name: 'OUT_OF_USE', code: '4', zh: '停用', en: 'out of use' },
  ],
});
