import type { SampleRandom } from '@gridweave/kit';

// characters that were common for people born before 1965, before 1985, before 2005 and since
const eras = [
  {
    until: 1965,
    male: '建国民文华明德志福贵春生全有根祥林树海永金水兴成忠义',
    female: '秀英桂兰珍玉凤香梅素芳淑贞菊莲翠花云娥琴霞清巧爱芝',
  },
  {
    until: 1985,
    male: '军伟勇强涛斌波辉刚健平杰峰磊明亮鹏飞超宏志文建国华东海龙俊',
    female: '丽娟敏静燕艳红霞玲芳萍莉娜梅英华琴慧春秀洁雪琳倩云丹晓',
  },
  {
    until: 2005,
    male: '浩宇鑫俊杰鹏博文凯旭阳子豪嘉伟志鸿晨睿翔天明宏家泽铭骏威',
    female: '婷雪怡佳欣颖悦梦瑶思琪雨晴诗涵静雯慧敏丹嘉紫薇钰晓琳蕊菲',
  },
  {
    until: 2100,
    male: '梓轩沐宸一诺奕辰浩然泽宇宇航子墨皓宸铭泽景行睿思远嘉言乐知',
    female: '梓涵欣妍一诺可馨语桐若汐依诺雨桐思彤芷若沐瑶书瑶诗琪艺涵安然',
  },
].map(({ until, male, female }) => ({ until, male: [...male], female: [...female] }));

/** A given name as parents chose it in the year of birth: one character or two. */
export function givenName(random: SampleRandom, male: boolean, birthYear: number): string {
  const era = eras.find(({ until }) => birthYear < until)!;
  const characters = male ? era.male : era.female;
  const first = random.pick(characters);
  if (random.chance(birthYear < 1965 || birthYear > 2005 ? 0.1 : 0.22)) return first;
  const second = random.pick(characters);
  return first + second;
}
