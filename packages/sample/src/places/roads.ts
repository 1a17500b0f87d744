import { hashText } from '../random/index.ts';

// well-known roads of each district; where exactly a house stands on one is made up
const ofDistrict: Readonly<Record<string, string>> = {
  '440303':
    '深南东路 人民南路 东门中路 文锦中路 宝安南路 笋岗东路 爱国路 太白路 沿河北路 怡景路 凤凰路 春风路 罗沙路 仙桐路',
  '440304':
    '深南大道 福华路 红荔路 彩田路 新洲路 莲花路 景田路 梅林路 上步中路 华强北路 滨河大道 香梅路 笋岗西路 皇岗路',
  '440305':
    '南海大道 后海大道 科苑路 深南大道 创业路 沙河西路 留仙大道 桃园路 粤海路 高新南一道 海德三道 工业七路 学苑大道 登良路',
  '440306':
    '宝安大道 广深公路 前进路 创业路 新湖路 西乡大道 航城大道 福永大道 沙井路 松白路 洲石路 立新路 中心路 根玉路',
  '440307':
    '龙岗大道 深惠路 布吉路 吉华路 坂雪岗大道 五和大道 布龙路 平湖大街 龙翔大道 清林路 盛平路 横坪公路 葵新路 黄阁路',
  '440308': '深盐路 海景路 沙盐路 梧桐路 东海道 洪安路 金融路 北山道 永安路 大梅沙内环路',
  '440309':
    '龙华大道 人民路 梅龙路 民治大道 布龙路 东环一路 和平路 观澜大道 大和路 华旺路 清泉路 龙观路 工业东路 建设路',
  '440310': '坪山大道 中山大道 东纵路 深汕路 金牛路 锦龙大道 比亚迪路 沙坑路 丹梓大道 兰竹路',
  '440311': '光明大道 公明中心路 松白路 振明路 华夏路 河心路 长春路 田园路 塘明公路 民生路 根玉路',
};
// 新安街道, where the smaller samples lie
const ofStreet: Readonly<Record<string, string>> = {
  '440306017':
    '宝民一路 建安一路 前进一路 创业一路 新安四路 裕安一路 上川路 翻身路 公园路 甲岸路 兴华一路 新湖路 洪浪北路 留仙一路 龙井二路 海秀路 罗田路 自由路',
};

/** Roads of a street, always the same ones for it. */
export function roadsOf(streetCode: string): readonly string[] {
  const own = ofStreet[streetCode]?.split(' ');
  if (own) return own;
  const all = (ofDistrict[streetCode.slice(0, 6)] ?? ofDistrict['440306']!).split(' ');
  const start = hashText(streetCode) % all.length;
  return Array.from({ length: Math.min(8, all.length) }, (_, i) => all[(start + i * 3) % all.length]!);
}
