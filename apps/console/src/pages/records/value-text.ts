import { useTexts } from '../../language/texts.ts';
import { recordsTexts } from './texts.ts';

/** How a value is written: nothing as a dash, yes and no in words, structures as JSON. */
export function useValueText(): (value: unknown) => string {
  const t = useTexts(recordsTexts);
  return (value) => {
    if (value === null || value === undefined || value === '') return t.empty;
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    if (Array.isArray(value)) return value.join('、');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
}
