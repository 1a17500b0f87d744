import { defineCodes } from '@gridweave/core';

/** Level of a fire hazard 火灾隐患级别; major ones are judged by GB 35181. */
export const FireHazardLevel = defineCodes({
  name: 'FireHazardLevel',
  title: { zh: '火灾隐患级别', en: 'Level of a fire hazard' },
  source: 'GB 35181 重大火灾隐患判定方法',
  values: [
    { name: 'GENERAL', code: '1', zh: '一般火灾隐患', en: 'general' },
    { name: 'MAJOR', code: '2', zh: '重大火灾隐患', en: 'major' },
  ],
});

/** Kind of fire hazard 火灾隐患类型, as found on visits to houses and small premises. */
export const FireHazardKind = defineCodes({
  name: 'FireHazardKind',
  title: { zh: '火灾隐患类型', en: 'Kind of fire hazard' },
  source: '消防网格排查口径 / checklist of fire grids',
  values: [
    { name: 'BLOCKED_ESCAPE', code: '01', zh: '疏散通道、安全出口堵塞', en: 'escape route or exit blocked' },
    { name: 'E_BIKE_CHARGING', code: '02', zh: '电动自行车违规停放充电', en: 'e-bike kept or charged indoors' },
    { name: 'WIRING', code: '03', zh: '电气线路私拉乱接', en: 'unsafe wiring' },
    { name: 'GAS', code: '04', zh: '燃气使用不当', en: 'unsafe use of gas' },
    { name: 'EXTINGUISHERS', code: '05', zh: '灭火器材缺失或失效', en: 'extinguishers missing or expired' },
    { name: 'WINDOW_BARS', code: '06', zh: '防盗网未设逃生口', en: 'window bars without an escape opening' },
    {
      name: 'THREE_IN_ONE',
      code: '07',
      zh: '三合一(住宿与生产、储存、经营合用)',
      en: 'people living in business premises',
    },
    { name: 'PARTITIONS', code: '08', zh: '违规使用易燃材料分隔', en: 'rooms divided with flammable material' },
    { name: 'FLAMMABLES', code: '09', zh: '易燃易爆物品存放', en: 'flammables stored' },
    { name: 'FIRE_ENGINE_WAY', code: '10', zh: '占用消防车通道', en: 'way of fire engines occupied' },
    { name: 'OTHER', code: '99', zh: '其他', en: 'other' },
  ],
});

/** State of a fire hazard 火灾隐患状态, from the finding to the re-check. */
export const FireHazardState = defineCodes({
  name: 'FireHazardState',
  title: { zh: '火灾隐患状态', en: 'State of a fire hazard' },
  source: '消防隐患整改闭环 / closed loop of rectification',
  values: [
    { name: 'OPEN', code: '1', zh: '待整改', en: 'to be rectified' },
    { name: 'RECTIFIED', code: '2', zh: '已整改待复查', en: 'rectified, to be re-checked' },
    { name: 'CLOSED', code: '3', zh: '复查合格', en: 're-checked and closed' },
    { name: 'FAILED', code: '4', zh: '复查不合格', en: 're-check failed' },
  ],
});
