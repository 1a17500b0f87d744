import { type Mask, maskText, type Title } from '@gridweave/kit';

/** What a mask leaves of a value, in words: `first character kept`. */
export function describeMask(mask: Mask): Title {
  switch (mask.kind) {
    case 'keep':
      return describeKeep(mask.first, mask.last);
    case 'year':
      return { zh: '仅年份', en: 'only the year' };
    case 'ageBand':
      return { zh: `仅年龄段(每段 ${mask.width} 岁)`, en: `only an age band of ${mask.width} years` };
    case 'area':
      return mask.level === 'street'
        ? { zh: '仅所在街道', en: 'only the street' }
        : { zh: '仅所在社区', en: 'only the community' };
    case 'hash':
      return { zh: '代以本部门内不变的化名', en: 'replaced by a pseudonym of the department' };
    case 'exists':
      return { zh: '仅显示有无', en: 'only whether there is a value' };
    case 'own':
      return mask.title ?? { zh: maskText(mask), en: maskText(mask) };
    case 'null':
      return { zh: '不显示内容', en: 'without the value' };
  }
}

function describeKeep(first: number, last: number): Title {
  const zh = [
    ...(first > 0 ? [first === 1 ? '首字' : `前 ${first} 位`] : []),
    ...(last > 0 ? [last === 1 ? '末字' : `后 ${last} 位`] : []),
  ];
  const en = [...(first > 0 ? [characters('first', first)] : []), ...(last > 0 ? [characters('last', last)] : [])];
  if (zh.length === 0) return { zh: '全部以星号代替', en: 'every character starred' };
  return { zh: `保留${zh.join('和')}`, en: `${en.join(' and ')} kept` };
}

function characters(which: string, count: number): string {
  return count === 1 ? `${which} character` : `${which} ${count} characters`;
}
