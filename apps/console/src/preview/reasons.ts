import type { Language } from '../language/language.ts';
import { texts } from '../language/texts.ts';
import { maskWords } from '../sharing/masks.ts';
import type { CellKind, Mark } from './marks.ts';

const markTexts = texts(
  {
    denied: '未获授权',
    partial: '此行未获授权,或没有值',
    empty: '没有值',
    masked: (how: string) => `脱敏:${how}`,
    or: '或',
  },
  {
    denied: 'Not granted',
    partial: 'Not granted on this row, or without a value',
    empty: 'Without a value',
    masked: (how: string) => `Masked: ${how}`,
    or: ' or ',
  },
);

/** Why a value is not there as it is, in words; undefined where it is. */
export function reasonOf(kind: CellKind, mark: Mark | undefined, language: Language): string | undefined {
  const t = markTexts[language];
  if (kind === 'full') return undefined;
  if (kind !== 'masked') return t[kind];
  return t.masked((mark?.masks ?? []).map((mask) => maskWords(mask, language)).join(t.or));
}
