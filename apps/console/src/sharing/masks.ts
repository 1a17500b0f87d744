import type { Language } from '../language/language.ts';

/** What a mask leaves of a value, in words. */
export function maskWords(mask: string, language: Language): string {
  const [kind = '', first = '', last = ''] = mask.split(/[(),]/);
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  switch (kind) {
    case 'keep':
      return keepWords(Number(first), Number(last), language);
    case 'year':
      return say('仅年份', 'only the year');
    case 'ageBand':
      return say(`仅年龄段(每段 ${first} 岁)`, `only an age band of ${first} years`);
    case 'area':
      return first === 'street' ? say('仅所在街道', 'only the street') : say('仅所在社区', 'only the community');
    case 'hash':
      return say('代以本部门内不变的化名', 'a pseudonym that stays the same within your department');
    case 'exists':
      return say('仅显示有无', 'only whether there is a value');
    case 'null':
      return say('不显示内容', 'without the value');
    default:
      return mask;
  }
}

function keepWords(first: number, last: number, language: Language): string {
  const parts =
    language === 'zh'
      ? [first > 0 ? `前 ${first} 位` : '', last > 0 ? `后 ${last} 位` : '']
      : [first > 0 ? `first ${first}` : '', last > 0 ? `last ${last}` : ''];
  const kept = parts.filter(Boolean);
  if (kept.length === 0) return language === 'zh' ? '全部以星号代替' : 'every character starred';
  return language === 'zh' ? `保留${kept.join('和')}` : `${kept.join(' and ')} kept`;
}

/** A made-up value of a field, to show what a mask does to it. */
export function exampleValue(coordinate: string): string {
  const name = coordinate.split('.')[1] ?? '';
  if (/phone/i.test(name)) return '13800138000';
  if (/documentNumber|idNumber/i.test(name)) return '440306199001011234';
  if (/birth|date|on$|at$/i.test(name)) return '1990-01-01';
  if (/age/i.test(name)) return '36';
  if (/address/i.test(name)) return '广东省深圳市宝安区新安街道翻身社区建安一路9号';
  if (/credit|licence|permit|number|code/i.test(name)) return '91440300123456789X';
  if (/plate/i.test(name)) return '粤B12345';
  return /name|person|by$|owner|charge/i.test(name) ? '欧阳小明' : '示例文本内容';
}

/** What a mask makes of a value; undefined where only the server can say. */
export function maskedExample(mask: string, value: string): string | undefined {
  const [kind = '', first = '', last = ''] = mask.split(/[(),]/);
  switch (kind) {
    case 'keep': {
      const characters = [...value];
      const end = characters.length - Number(last);
      return characters.map((one, at) => (at < Number(first) || at >= end ? one : '*')).join('');
    }
    case 'year':
      return '1990';
    case 'ageBand': {
      const from = Math.floor(36 / Number(first)) * Number(first);
      return `${from}-${from + Number(first) - 1}`;
    }
    case 'area':
      return first === 'street' ? '新安街道' : '翻身社区';
    case 'hash':
      return 'k3Vt9…';
    case 'exists':
      return '***';
    case 'null':
      return 'null';
    default:
      return undefined;
  }
}
