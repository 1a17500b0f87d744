import { half } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { ShownField } from './shape.ts';
import { recordsTexts } from './texts.ts';

/** How a value is written: codes and yes and no in words, nothing as a dash, structures as JSON. */
export function useValueText(): (value: unknown, field: ShownField) => string {
  const t = useTexts(recordsTexts);
  const language = useLanguage();
  const write = (value: unknown, { codes }: ShownField): string => {
    if (isEmpty(value)) return t.empty;
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    if (Array.isArray(value)) return value.map((one) => write(one, { codes } as ShownField)).join('、');
    if (typeof value === 'object') return JSON.stringify(value);
    const meaning = codes?.get(String(value));
    return meaning === undefined ? String(value) : half(meaning, language);
  };
  return write;
}

/** Whether there is nothing to show. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
