import type { ColumnType, ValueType } from '@gridweave/kit';
import type { Random } from '../random.ts';

/** Texts that break careless quoting, escaping, cutting and comparing. */
export const difficultTexts: readonly string[] = [
  '',
  ' ',
  "O'Brien",
  '"quoted"',
  'back\\slash',
  '\\u0041\\n',
  'line\nbreak\r\n',
  'tab\tand \u0001\u0008\u000c\u001f\u007f',
  '张三',
  '张三丰',
  '欧阳娜娜',
  '李',
  '民治街道梅龙路88号A栋1203',
  '👩‍👩‍👧',
  '𠮷野家',
  'é',
  'e\u0301',
  'ZEBRA',
  'zebra',
  'Zebra',
  'Ä',
  'ä',
  '%_\\%',
  '$1',
  '{"a":[1]}',
  'null',
  '\u2028\u2029\ufeff',
  '-5',
  'x'.repeat(70_00),
  '长'.repeat(900),
];

const words = ['红星', '深南大道', '商铺', '网吧', 'abc', 'ABC', '消防', '隐患', '12', '号楼'];

/** A value of a column: difficult, or one of few so that equal values occur. */
export function columnValue(type: ColumnType, shownAs: ValueType | undefined, random: Random): unknown {
  if (shownAs !== undefined && typeof shownAs !== 'string') {
    if ('values' in shownAs) {
      const code = (): string => (random.chance(0.04) ? '?!' : random.pick(shownAs.values.slice(0, 6)).code);
      return type === 'text[]' ? Array.from({ length: random.int(0, 3) }, code) : code();
    }
    const made = scalarValue(shownAs.name, random);
    if (made !== undefined && type === 'text') return made;
  }
  switch (type) {
    case 'text':
      return random.chance(0.5)
        ? random.pick(difficultTexts)
        : random.pick(words) + (random.chance(0.5) ? random.pick(words) : '');
    case 'text[]':
      return random.some([...difficultTexts.slice(0, 12), null, null], random.int(0, 4));
    case 'int4':
      return random.pick([0, 1, 2, 3, 3, 3, 7, -1, 36_500, -36_500, 1990, random.int(-5, 40)]);
    case 'int8':
      return random.pick(['0', '1', '42', '-42', '9007199254740993', String(random.int(1, 60))]);
    case 'numeric':
      return random.pick([
        '0',
        '0.1',
        '0.10',
        '1.5',
        '-3.25',
        '88.88',
        '100',
        '1e3',
        '123456789.125',
        'NaN',
        String(random.int(1, 99) / 4),
      ]);
    case 'float8':
      return random.pick([
        '0',
        '-0',
        '0.1',
        '0.30000000000000004',
        '1e21',
        '1e-7',
        '-2.5',
        'NaN',
        'Infinity',
        '-Infinity',
      ]);
    case 'bool':
      return random.chance(0.5);
    case 'date':
      return random.pick([
        '1949-10-01',
        '1990-02-28',
        '2000-02-29',
        '2012-06-15',
        '2024-12-31',
        '2031-03-03',
        '0101-01-01',
      ]);
    case 'timestamptz':
      return random.pick([
        '2024-05-01T08:00:00Z',
        '2024-05-01T08:00:00.1Z',
        '2024-05-01T08:00:00.123456Z',
        '2024-05-01T08:00:00.123999Z',
        '2023-12-31T23:59:59.999999Z',
        '2025-06-30T16:00:00+08:00',
        '2045-01-01T00:00:00.000001Z',
      ]);
    case 'jsonb':
      return JSON.stringify(
        random.chance(0.6)
          ? { type: 'Point', coordinates: [113.9 + random.next() / 10, 22.5] }
          : {
              type: 'Polygon',
              coordinates: [
                [
                  [113, 22],
                  [114.25, 22],
                  [114, 23],
                  [113, 22],
                ],
              ],
            },
      );
  }
}

function scalarValue(name: string, random: Random): string | undefined {
  const digits = (length: number): string => String(random.int(1, 40)).padStart(length, '4403');
  switch (name) {
    case 'HouseCode':
      return digits(25);
    case 'ProfessionalGridCode':
      return digits(20);
    case 'GridCode':
      return digits(14);
    case 'DivisionCode':
      return random.pick(['440304', '440305', '110105', '820000']);
    case 'DocumentNumber':
      return random.pick(['11010519491231002X', 'P1234567', '（A）-7', `DOC${random.int(1, 30)}`]);
    case 'CitizenId':
      return '11010519491231002X';
    case 'UnifiedSocialCreditCode':
      return `91350100M000100Y${random.int(10, 50)}`;
    default:
      return undefined;
  }
}
