import type { SampleRandom } from '@gridweave/kit';

const first = '金丽鸿御锦华翠海星阳雅盛龙宏泰嘉富中新联天港碧悦万合恒汇';
const second = '景海湾园苑城湖岸泽峰庭府都荟汇港林山澜轩';
const estateEnds = ['花园', '花园', '苑', '居', '雅苑', '家园', '名苑', '豪庭', '新村'];
const parkEnds = ['工业园', '工业区', '科技园', '产业园', '工业城'];
const towerEnds = ['大厦', '大厦', '中心', '广场', '商务中心', '科技大厦'];
const villageEnds = ['村', '老村', '新村', '东区', '西区', '北区', '旧村'];

function pair(random: SampleRandom): string {
  return random.pick([...first]) + random.pick([...second]);
}

/** 鸿景花园 */
export function estateName(random: SampleRandom): string {
  return pair(random) + random.pick(estateEnds);
}

/** 上川第二工业区, 泰丰工业园 */
export function parkName(random: SampleRandom, community: string): string {
  return random.chance(0.4)
    ? `${community}第${random.pick([...'一二三四五'])}工业区`
    : pair(random) + random.pick(parkEnds);
}

/** 汇海商务中心 */
export function towerName(random: SampleRandom): string {
  return pair(random) + random.pick(towerEnds);
}

/** 上合旧村 */
export function villageName(random: SampleRandom, community: string): string {
  return community + random.pick(villageEnds);
}
