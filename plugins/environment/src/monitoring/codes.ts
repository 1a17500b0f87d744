import { defineCodes } from '@gridweave/core';

/** Kind of monitoring point 监测点类型. */
export const MonitoringPointKind = defineCodes({
  name: 'MonitoringPointKind',
  title: { zh: '监测点类型', en: 'Kind of monitoring point' },
  source: '生态环境监测点位分类 / classes of monitoring points',
  values: [
    { name: 'AIR', code: '1', zh: '空气质量微站', en: 'air micro-station' },
    { name: 'NOISE', code: '2', zh: '噪声自动监测站', en: 'noise station' },
    { name: 'WASTE_GAS', code: '3', zh: '废气在线监测', en: 'waste gas of a source' },
    { name: 'WATER', code: '4', zh: '水质自动监测站', en: 'water station' },
  ],
});

/** Class of acoustic area 声环境功能区, GB 3096. */
export const AcousticArea = defineCodes({
  name: 'AcousticArea',
  title: { zh: '声环境功能区', en: 'Class of acoustic area' },
  source: 'GB 3096',
  values: [
    { name: 'CLASS_0', code: '0', zh: '0 类(康复疗养区)', en: 'class 0, convalescence' },
    { name: 'CLASS_1', code: '1', zh: '1 类(居住、文教、医疗)', en: 'class 1, dwellings, schools, hospitals' },
    { name: 'CLASS_2', code: '2', zh: '2 类(商住混杂)', en: 'class 2, mixed dwellings and shops' },
    { name: 'CLASS_3', code: '3', zh: '3 类(工业、仓储)', en: 'class 3, industry and storage' },
    { name: 'CLASS_4A', code: '4a', zh: '4a 类(交通干线两侧)', en: 'class 4a, along main roads' },
    { name: 'CLASS_4B', code: '4b', zh: '4b 类(铁路干线两侧)', en: 'class 4b, along main railways' },
  ],
});

/** Indicator of a reading 监测指标, with its unit. */
export const Indicator = defineCodes({
  name: 'Indicator',
  title: { zh: '监测指标', en: 'Indicator' },
  source: 'HJ 633、GB 3096、GB 16297、GB 3838',
  values: [
    { name: 'PM25', code: 'pm25', zh: 'PM2.5(μg/m³)', en: 'PM2.5, μg/m³' },
    { name: 'PM10', code: 'pm10', zh: 'PM10(μg/m³)', en: 'PM10, μg/m³' },
    { name: 'NO2', code: 'no2', zh: '二氧化氮(μg/m³)', en: 'nitrogen dioxide, μg/m³' },
    { name: 'O3', code: 'o3', zh: '臭氧(μg/m³)', en: 'ozone, μg/m³' },
    { name: 'LEQ', code: 'leq', zh: '等效声级(dB(A))', en: 'equivalent sound level, dB(A)' },
    { name: 'NMHC', code: 'nmhc', zh: '非甲烷总烃(mg/m³)', en: 'non-methane hydrocarbons, mg/m³' },
    { name: 'COD_MN', code: 'cod_mn', zh: '高锰酸盐指数(mg/L)', en: 'permanganate index, mg/L' },
    { name: 'NH3_N', code: 'nh3_n', zh: '氨氮(mg/L)', en: 'ammonia nitrogen, mg/L' },
    { name: 'DISSOLVED_OXYGEN', code: 'do', zh: '溶解氧(mg/L)', en: 'dissolved oxygen, mg/L' },
    { name: 'PARTICLES', code: 'particles', zh: '颗粒物(mg/m³)', en: 'particulates, mg/m³' },
  ],
});
