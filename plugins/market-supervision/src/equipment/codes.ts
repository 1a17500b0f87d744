import { defineCodes } from '@gridweave/core';

/** Kind of special equipment 特种设备种类, the main ones of the catalogue. */
export const SpecialEquipmentKind = defineCodes({
  name: 'SpecialEquipmentKind',
  title: { zh: '特种设备种类', en: 'Kind of special equipment' },
  source: '质检总局 2014 年第 114 号《特种设备目录》 / Catalogue of Special Equipment',
  values: [
    { name: 'BOILER', code: '1000', zh: '锅炉', en: 'boiler' },
    { name: 'PRESSURE_VESSEL', code: '2000', zh: '压力容器', en: 'pressure vessel' },
    { name: 'ELEVATOR', code: '3000', zh: '电梯', en: 'elevator' },
    { name: 'CRANE', code: '4000', zh: '起重机械', en: 'lifting machine' },
    { name: 'WORKS_VEHICLE', code: '5000', zh: '场(厂)内专用机动车辆', en: 'vehicle of a works, as a forklift' },
    { name: 'AMUSEMENT_RIDE', code: '6000', zh: '大型游乐设施', en: 'amusement ride' },
    { name: 'PRESSURE_PIPE', code: '8000', zh: '压力管道', en: 'pressure pipe' },
    { name: 'ROPEWAY', code: '9000', zh: '客运索道', en: 'passenger ropeway' },
  ],
});

/** State of special equipment 特种设备状态. */
export const SpecialEquipmentState = defineCodes({
  name: 'SpecialEquipmentState',
  title: { zh: '特种设备状态', en: 'State of special equipment' },
  source: 'TSG 08《特种设备使用管理规则》 / Rules of Use of Special Equipment',
  values: [
    { name: 'IN_USE', code: '1', zh: '在用', en: 'in use' },
    { name: 'STOPPED', code: '2', zh: '停用', en: 'stopped' },
    { name: 'SCRAPPED', code: '3', zh: '报废', en: 'scrapped' },
  ],
});

/** Result of a periodic inspection 定期检验结论. */
export const EquipmentInspectionResult = defineCodes({
  name: 'EquipmentInspectionResult',
  title: { zh: '定期检验结论', en: 'Result of a periodic inspection' },
  source: 'TSG T7001 等检验规则 / inspection rules',
  values: [
    { name: 'PASSED', code: '1', zh: '合格', en: 'passed' },
    { name: 'REPEAT_PASSED', code: '2', zh: '复检合格', en: 'passed when repeated' },
    { name: 'FAILED', code: '3', zh: '不合格', en: 'failed' },
  ],
});
