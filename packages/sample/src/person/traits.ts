import type { SampleRandom } from '@gridweave/kit';
import type { AreaKind } from '../house/area-kind.ts';
import { drawFrom } from '../random/index.ts';
import type { MemberRole } from './household.ts';

const adultEducation = {
  village: drawFrom([
    ['70', 34],
    ['60', 18],
    ['44', 14],
    ['41', 6],
    ['30', 16],
    ['20', 8],
    ['80', 4],
  ]),
  industrial: drawFrom([
    ['70', 38],
    ['60', 18],
    ['44', 20],
    ['47', 8],
    ['30', 11],
    ['20', 3],
    ['80', 2],
  ]),
  estate: drawFrom([
    ['20', 40],
    ['30', 25],
    ['60', 12],
    ['70', 9],
    ['14', 9],
    ['11', 1],
    ['44', 4],
  ]),
  office: drawFrom([
    ['20', 46],
    ['30', 26],
    ['14', 12],
    ['60', 8],
    ['70', 5],
    ['11', 2],
    ['44', 1],
  ]),
};
const oldEducation = drawFrom([
  ['80', 38],
  ['70', 32],
  ['60', 14],
  ['90', 9],
  ['30', 4],
  ['20', 3],
]);
const jobs = {
  village: [
    '普工',
    '外卖骑手',
    '快递员',
    '店员',
    '厨师',
    '司机',
    '保安',
    '家政服务员',
    '装修工',
    '个体经营',
    '服务员',
    '美容美发师',
    '销售员',
    '电工',
  ],
  industrial: ['普工', '操作工', '质检员', '组长', '仓管员', '机修工', '叉车工', '车间主管', '焊工', '模具工'],
  estate: [
    '工程师',
    '教师',
    '会计',
    '公务员',
    '医生',
    '护士',
    '个体经营',
    '销售经理',
    '产品经理',
    '设计师',
    '银行职员',
    '司机',
    '家庭主妇',
  ],
  office: [
    '软件工程师',
    '产品经理',
    '运营专员',
    '设计师',
    '会计',
    '人力资源专员',
    '销售经理',
    '律师',
    '市场专员',
    '测试工程师',
  ],
};
const faith = drawFrom([
  ['00', 92.5],
  ['10', 4.4],
  ['50', 1.3],
  ['30', 0.8],
  ['70', 0.6],
  ['40', 0.4],
]);
const laterMarriage = drawFrom([
  ['21', 84],
  ['22', 5],
  ['20', 5],
  ['40', 6],
]);
const oldMarriage = drawFrom([
  ['21', 70],
  ['20', 8],
  ['30', 18],
  ['40', 4],
]);

/** Marital status by age and role; children and most young singles are unmarried. */
export function maritalStatus(random: SampleRandom, age: number, role: MemberRole, couple: boolean): string {
  if (age < 20 || role === 'child') return '10';
  if (couple && (role === 'head' || role === 'spouse')) return random.chance(0.93) ? '21' : '22';
  if (age >= 62) return oldMarriage(random);
  return random.chance(age < 24 ? 0.94 : age < 28 ? 0.68 : age < 33 ? 0.36 : 0.13) ? '10' : laterMarriage(random);
}

/** Education by age and by the kind of area; undefined below school age. */
export function educationOf(random: SampleRandom, age: number, area: AreaKind): string | null {
  if (age < 6) return null;
  if (age < 12) return '80';
  if (age < 15) return '70';
  if (age < 18) return random.chance(0.7) ? '60' : '44';
  return age >= 58 ? oldEducation(random) : adultEducation[area](random);
}

/** Political status by age and education. */
export function politicalStatus(random: SampleRandom, age: number, education: string | null): string {
  const studied = education === '20' || education === '14' || education === '11';
  if (age >= 20 && random.chance(studied ? 0.14 : 0.045)) return random.chance(0.04) ? '02' : '01';
  if (age >= 14 && age <= 28 && random.chance(0.4)) return '03';
  return random.chance(0.002) ? '05' : '13';
}

/** What somebody does, in the words of the register. */
export function occupationOf(random: SampleRandom, age: number, area: AreaKind): string | null {
  if (age < 6) return null;
  if (age < 18 || (age < 22 && random.chance(0.2))) return '学生';
  if (age >= 60) return random.chance(0.9) ? '退休人员' : '个体经营';
  return random.chance(0.06) ? '无业' : random.pick(jobs[area]);
}

const jobsOfSection: Readonly<Record<string, readonly string[]>> = {
  C: ['普工', '普工', '操作工', '质检员', '组长', '仓管员', '机修工', '工程师', '车间主管', '采购员'],
  E: ['装修工', '电工', '项目经理', '设计师'],
  F: ['店员', '店员', '收银员', '店长', '销售员'],
  G: ['快递员', '司机', '仓管员', '报关员'],
  H: ['服务员', '服务员', '厨师', '厨工', '收银员', '店长'],
  I: ['软件工程师', '软件工程师', '测试工程师', '产品经理', '运营专员', '技术支持'],
  J: ['客户经理', '风控专员', '会计'],
  K: ['房产经纪人', '物业管理员', '保安'],
  L: ['行政专员', '人力资源专员', '销售经理', '会计', '文案策划', '律师'],
  M: ['工程师', '设计师', '技术员'],
  O: ['美容美发师', '维修工', '洗衣工', '店员'],
  P: ['教师', '教务员'],
  Q: ['医生', '护士', '药剂师'],
  R: ['店员', '收银员'],
  S: ['社区工作者'],
};

/** What somebody does in a workplace of this section of GB/T 4754. */
export function jobIn(random: SampleRandom, section: string): string {
  return random.pick(jobsOfSection[section] ?? ['职员']);
}

/** Religion, mostly none. */
export function religionOf(random: SampleRandom): string {
  return faith(random);
}

const minorities: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  '45': [
    ['01', 62],
    ['08', 31],
    ['13', 4],
    ['06', 1.5],
    ['12', 1],
    ['32', 0.5],
  ],
  '52': [
    ['01', 64],
    ['06', 12],
    ['09', 8],
    ['12', 5],
    ['15', 5],
    ['07', 3],
    ['37', 2],
    ['25', 1],
  ],
  '43': [
    ['01', 90],
    ['15', 4],
    ['06', 3],
    ['12', 1.5],
    ['13', 1.5],
  ],
  '42': [
    ['01', 95.5],
    ['15', 4],
    ['06', 0.5],
  ],
  '50': [
    ['01', 93],
    ['15', 5],
    ['06', 2],
  ],
  '53': [
    ['01', 67],
    ['07', 11],
    ['14', 4],
    ['16', 4],
    ['08', 3],
    ['18', 3],
    ['06', 3],
    ['20', 2],
    ['03', 2],
    ['21', 1],
  ],
  '51': [
    ['01', 94],
    ['07', 4],
    ['04', 1.6],
    ['33', 0.4],
  ],
  '46': [
    ['01', 83],
    ['19', 16],
    ['06', 1],
  ],
  '64': [
    ['01', 64],
    ['03', 36],
  ],
  '65': [
    ['01', 42],
    ['05', 45],
    ['17', 7],
    ['03', 5],
    ['29', 1],
  ],
  '15': [
    ['01', 79],
    ['02', 18],
    ['11', 2],
    ['03', 1],
  ],
  '54': [
    ['04', 88],
    ['01', 12],
  ],
  '63': [
    ['01', 51],
    ['04', 25],
    ['03', 16],
    ['30', 4],
    ['02', 2],
    ['34', 2],
  ],
  '22': [
    ['01', 91],
    ['10', 5],
    ['11', 4],
  ],
  '21': [
    ['01', 84],
    ['11', 12],
    ['02', 2],
    ['03', 1],
    ['28', 0.5],
    ['10', 0.5],
  ],
};
const elsewhere = drawFrom([
  ['01', 97.8],
  ['03', 0.6],
  ['11', 0.5],
  ['15', 0.3],
  ['06', 0.3],
  ['22', 0.2],
  ['08', 0.3],
]);
const drawMinority = new Map(Object.entries(minorities).map(([province, weights]) => [province, drawFrom(weights)]));

/** Ethnic group, by the province that somebody comes from. */
export function ethnicityOf(random: SampleRandom, division: string): string {
  return (drawMinority.get(division.slice(0, 2)) ?? elsewhere)(random);
}
