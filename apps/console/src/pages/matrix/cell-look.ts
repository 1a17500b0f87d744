import type { Language } from '../../language/language.ts';
import { writeDay } from '../../language/times.ts';
import { maskWords } from '../../sharing/masks.ts';
import type { Kind } from './documents.ts';
import type { matrixTexts } from './texts.ts';

type Words = (typeof matrixTexts)['zh'];

/** How a cell is drawn: its colour, a short text, and marks. */
export interface Look {
  readonly tone: 'full' | 'masked' | 'none' | 'operators' | 'denied';
  readonly text: string;
  readonly operators: string;
  readonly isLimited: boolean;
  /** Days until the first of its grants ends, where that is soon. */
  readonly days: number | undefined;
  /** All of it in words, for the tooltip and for who does not see it. */
  readonly words: string;
}

/** Ends within so many days are marked. */
const soonDays = 30;
const dayMs = 86_400_000;

export function lookOf(kind: Kind, t: Words, language: Language, now: number): Look {
  const { read, masks, isMixed, operators, isDenied, isLimited, validUntil } = kind;
  const others = operators.filter((operator) => operator !== 'READ');
  const days = validUntil ? Math.ceil((Date.parse(validUntil) - now) / dayMs) : undefined;
  const isNothing = read === 'none' && others.length === 0;
  const tone = isNothing ? (isDenied ? 'denied' : 'none') : read === 'none' ? 'operators' : (read as 'full' | 'masked');
  return {
    tone,
    text:
      tone === 'masked'
        ? [...(isMixed ? [t.short.full] : []), ...masks.map((mask) => shortMask(mask, t))].join('/')
        : t.short[tone],
    operators: others.map((operator) => t.letters[operator]).join(''),
    isLimited,
    days: days !== undefined && days <= soonDays ? days : undefined,
    words: wordsOf(kind, t, language),
  };
}

/** All that a cell says, as a sentence. */
export function wordsOf(kind: Kind, t: Words, language: Language): string {
  const { read, masks, isMixed, operators, where, isDenied, validUntil, hasClientRules } = kind;
  const others = operators.filter((operator) => operator !== 'READ');
  return [
    read === 'full'
      ? t.access.full
      : read === 'masked'
        ? `${isMixed ? t.access.mixed : t.access.masked} (${masks.map((mask) => maskWords(mask, language)).join(' / ')})`
        : t.access.none,
    others.length > 0 ? others.map((operator) => t.operator[operator]).join('·') : '',
    where && (read !== 'none' || others.length > 0) ? where[language] : '',
    validUntil ? t.until(writeDay(validUntil, language)) : '',
    isDenied ? t.denied : '',
    hasClientRules ? t.clientRules : '',
  ]
    .filter(Boolean)
    .join(language === 'zh' ? ';' : '; ');
}

function shortMask(mask: string, t: Words): string {
  const [kind = '', first = '', last = ''] = mask.split(/[(),]/);
  switch (kind) {
    case 'keep':
      return t.mask.keep(Number(first), Number(last));
    case 'ageBand':
      return t.mask.ageBand(first);
    case 'area':
      return first === 'street' ? t.mask.street : t.mask.community;
    case 'year':
    case 'hash':
    case 'exists':
    case 'null':
      return t.mask[kind];
    default:
      return mask;
  }
}
