import type { SampleRandom } from '@gridweave/kit';

const surnames = ['陈', '李', '黄', '张', '林', '吴', '刘', '梁', '郑', '何', '罗', '钟', '曾'] as const;
const givenNames = ['军', '志强', '建华', '勇', '丽', '晓峰', '敏', '海涛', '超', '文静', '玲', '永康', '斌'] as const;

/** A name of somebody who works for a department. */
export function personName(random: SampleRandom): string {
  return `${random.pick(surnames)}${random.pick(givenNames)}`;
}

/** A mobile phone of 11 digits that nobody has: numbers in China begin with 13 to 19. */
export function phoneNumber(random: SampleRandom): string {
  return `100${random.int(10_000_000, 99_999_999)}`;
}
