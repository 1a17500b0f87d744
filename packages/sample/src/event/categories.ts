import type { AreaKind } from '../house/area-kind.ts';
import { type Draw, drawFrom } from '../random/index.ts';

/** The time limit of a category: working hours, hours round the clock, or working days. */
export interface TimeLimit {
  readonly unit: 'working-hours' | 'urgent-hours' | 'working-days';
  readonly amount: number;
}

export type EventPlaceKind = 'house' | 'shop' | 'rented' | 'street';

/** A category of events as it occurs in the sample. */
export interface EventCategory {
  readonly minor: string;
  readonly situations: readonly string[];
  readonly texts: readonly string[];
  readonly unit: string;
  readonly limit: TimeLimit;
  /** Where it happens: at any house, at a shop, at a rented dwelling, or in the street. */
  readonly place: EventPlaceKind;
  /** Factor by month, January first; undefined: the same all year. */
  readonly season: readonly number[] | undefined;
  readonly weight: Readonly<Record<AreaKind, number>>;
}

const rain = [0.2, 0.3, 0.6, 1.2, 2, 2.4, 2, 2.2, 1.6, 0.6, 0.3, 0.2];
const summer = [0.4, 0.4, 0.7, 1, 1.4, 1.6, 1.7, 1.6, 1.4, 1, 0.6, 0.4];
const dry = [1.7, 1.3, 0.9, 0.7, 0.6, 0.5, 0.6, 0.7, 0.9, 1.2, 1.5, 1.8];
const yearEnd = [2.2, 1.2, 0.8, 0.8, 0.8, 0.9, 0.9, 0.9, 0.9, 0.9, 1.1, 1.8];

// minor | situations | what is written | unit | limit | h, s, r: at a house, a shop, a rented dwelling | season | village estate industrial office
const lines = `
01002|一般;占道|{p}有暴露垃圾,约两袋;{p}旁生活垃圾堆放未清运|环卫保洁公司|wh4||summer|16 6 9 4
01021|一般|{p}垃圾桶满溢,异味明显;{p}投放点垃圾满溢|环卫保洁公司|wh4||summer|9 7 4 3
01004|一般|{p}路面有积尘、污渍;{p}人行道不洁|环卫保洁公司|wh4|||6 4 6 5
01003|一般;大量|{p}有装修渣土堆放未清运;{p}空地积存建筑渣土|城市管理办|wd2|||6 6 7 3
01019|一般|{p}餐饮店油烟直排,居民反映强烈;{p}油烟净化器未开启|生态环境所|wd3|s|summer|5 5 2 5
01001|在建;已建|{p}楼顶搭建铁皮房;{p}天井违规搭建|规划土地监察队|wd7|h||6 4 5 2
01018|一般|{p}绿地被占用种菜;{p}绿化带被车辆碾压|城市管理办|wd5|||2 6 2 3
01010|一般;影响通行|{p}路面破损、有坑洞;{p}人行道地砖松动|市政设施公司|wd5||rain|6 5 8 5
02001|一般|{p}墙面张贴非法小广告;{p}楼道有开锁疏通小广告|城市管理办|wh8|||12 6 6 4
02002|一般|{p}违规悬挂广告牌;{p}店招未经审批|城市管理办|wd3|s||5 4 3 5
03001|昼间;夜间|{p}夜间施工噪声扰民;{p}午休时段装修施工|生态环境所|uh4||summer|4 9 4 8
03002|一般|{p}工地未喷淋,扬尘明显;{p}出土口未冲洗车辆|住房建设办|wd1||dry|3 4 6 6
03010|一般;严重|{p}高处作业未系安全带;{p}脚手架搭设不规范|住房建设办|uh8|||3 4 6 5
03005|一般|{p}施工围挡占用人行道;{p}开挖未按时恢复|交通运输所|wd2|||2 3 4 6
04001|一般|{p}有流动摊贩占道经营;{p}路口流动摊点聚集|综合行政执法队|wh2||summer|12 7 9 9
04004|一般|{p}商铺店外摆卖;{p}店外经营占用人行道|综合行政执法队|wh4|s||14 7 6 5
04005|一般;堵塞通道|{p}机动车占用人行道停放;{p}车辆堵塞出入口|交警中队|uh2|||9 12 9 14
04006|一般|{p}电动自行车乱停放;{p}共享单车堆积|综合行政执法队|wh4|||10 8 8 16
04007|一般|{p}门前堆放杂物;{p}占道堆放货物|综合行政执法队|wh4|||8 4 9 3
04011|昼间;夜间|{p}商铺高音喇叭揽客;{p}广场音响噪声扰民|生态环境所|uh4|s|summer|5 9 1 6
04010|一般|{p}沿街晾晒衣物|城市管理办|wh8|||5 3 3 1
05006|一般;影响通行|{p}暴雨后积水约十厘米;{p}下穿通道积水|水务中心|uh3||rain|4 4 5 4
05004|堵塞;破损|{p}污水管堵塞外溢;{p}下水道反水|水务中心|uh8||rain|6 4 4 2
05002|未围挡;已围挡|{p}自来水管爆裂,路面冒水;{p}供水管渗漏|水务集团|uh3|||2 2 2 2
05010|一般;影响通行|{p}树木倒伏压住车辆;{p}树枝折断占道|城市管理办|uh4||rain|2 5 2 4
05008|一般|{p}通信线缆下垂;{p}架空线脱落|通信运营商|uh8||rain|4 2 3 1
05009|一般|{p}垃圾桶起火,已扑灭;{p}电动自行车自燃,无人员伤亡|消防救援站|uh1|h|dry|1.2 0.8 1.2 0.5
06001|一般;激化|{p}发生纠纷,双方情绪激动;{p}因纠纷报请调解|司法所|wd7|h|yearEnd|7 7 6 3
06002|一般;重大|{p}出租屋违规用气,未装报警装置;{p}出租屋隔断住人,疏散通道不足|出租屋管理所|wd3|r||14 2 4 1
06003|楼道;室内|{p}电动自行车在楼道充电;{p}飞线充电|消防安全办|wh2|h||14 6 6 1
06004|一般;严重|{p}消防通道堆放杂物;{p}安全出口上锁|消防安全办|uh4|h||9 5 9 4
06005|一般|{p}无照经营餐饮;{p}超范围经营|市场监管所|wd5|s||5 1 3 1
06006|一般|{p}居民反映问题,需现场核实|社区工作站|wd5|||2 3 2 3
`;

const units = { wh: 'working-hours', uh: 'urgent-hours', wd: 'working-days' } as const;
const seasons: Readonly<Record<string, readonly number[]>> = { rain, summer, dry, yearEnd };
const places: Readonly<Record<string, EventPlaceKind>> = { h: 'house', s: 'shop', r: 'rented' };
const kinds: readonly AreaKind[] = ['village', 'estate', 'industrial', 'office'];

/** The categories that occur, after EventMinor of the core; a minor's first two digits are its major. */
export const eventCategories: readonly EventCategory[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [minor, situations, texts, unit, limit, house, season, weights] = line.split('|') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const weight = weights.split(' ').map(Number);
    return {
      minor,
      situations: situations.split(';'),
      texts: texts.split(';'),
      unit,
      limit: { unit: units[limit.slice(0, 2) as keyof typeof units], amount: Number(limit.slice(2)) },
      place: places[house] ?? 'street',
      season: seasons[season],
      weight: Object.fromEntries(kinds.map((kind, i) => [kind, weight[i]!])) as Record<AreaKind, number>,
    };
  });

/** Draws a category by the kind of area and the month (1 to 12). */
export const drawCategory: Readonly<Record<AreaKind, readonly Draw<EventCategory>[]>> = Object.fromEntries(
  kinds.map((kind) => [
    kind,
    Array.from({ length: 12 }, (_, month) =>
      drawFrom(eventCategories.map((one) => [one, one.weight[kind] * (one.season?.[month] ?? 1)] as const)),
    ),
  ]),
) as Record<AreaKind, Draw<EventCategory>[]>;
