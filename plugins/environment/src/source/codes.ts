import { defineCodes } from '@gridweave/core';

/** Kind of pollution source 污染源类型, by what it discharges. */
export const PollutionSourceKind = defineCodes({
  name: 'PollutionSourceKind',
  title: { zh: '污染源类型', en: 'Kind of pollution source' },
  source: '污染源监管分类 / classes of pollution sources',
  values: [
    { name: 'WASTE_WATER', code: '1', zh: '废水', en: 'waste water' },
    { name: 'WASTE_GAS', code: '2', zh: '废气', en: 'waste gas' },
    { name: 'NOISE', code: '3', zh: '噪声', en: 'noise' },
    { name: 'SOLID_WASTE', code: '4', zh: '一般工业固体废物', en: 'general industrial solid waste' },
    { name: 'HAZARDOUS_WASTE', code: '5', zh: '危险废物', en: 'hazardous waste' },
    { name: 'COOKING_FUMES', code: '6', zh: '餐饮油烟', en: 'cooking fumes' },
    { name: 'DUST', code: '7', zh: '扬尘', en: 'dust' },
  ],
});

/** Level of supervision of a source 污染源监管级别. */
export const PollutionSourceLevel = defineCodes({
  name: 'PollutionSourceLevel',
  title: { zh: '污染源监管级别', en: 'Level of supervision' },
  source: '《环境监管重点单位名录管理办法》 / Measures on Lists of Key Environmental Units',
  values: [
    { name: 'KEY', code: '1', zh: '重点污染源', en: 'key source' },
    { name: 'GENERAL', code: '2', zh: '一般污染源', en: 'general source' },
    { name: 'SMALL', code: '3', zh: '小散污染源', en: 'small scattered source' },
  ],
});

/** Management of a discharge permit 排污许可管理类别. */
export const DischargePermitManagement = defineCodes({
  name: 'DischargePermitManagement',
  title: { zh: '排污许可管理类别', en: 'Management of a discharge permit' },
  source: '《排污许可管理条例》(国务院令第 736 号) / Regulation on Pollutant Discharge Permits',
  values: [
    { name: 'KEY', code: '1', zh: '重点管理', en: 'key management' },
    { name: 'SIMPLIFIED', code: '2', zh: '简化管理', en: 'simplified management' },
    { name: 'REGISTRATION', code: '3', zh: '登记管理', en: 'registration' },
  ],
});

/** Environmental credit rating 环保信用评价, four colours. */
export const EnvironmentalCredit = defineCodes({
  name: 'EnvironmentalCredit',
  title: { zh: '环保信用等级', en: 'Environmental credit rating' },
  source: '《企业环境信用评价办法(试行)》 / Trial Measures on Environmental Credit of Enterprises',
  values: [
    { name: 'GREEN', code: 'green', zh: '环保诚信(绿)', en: 'trustworthy (green)' },
    { name: 'BLUE', code: 'blue', zh: '环保良好(蓝)', en: 'good (blue)' },
    { name: 'YELLOW', code: 'yellow', zh: '环保警示(黄)', en: 'warned (yellow)' },
    { name: 'RED', code: 'red', zh: '环保不良(红)', en: 'bad (red)' },
  ],
});
