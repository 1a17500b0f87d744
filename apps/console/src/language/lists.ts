import type { Language } from './language.ts';

/** Things one after the other as people write them: `甲、乙`, `a, b`. */
export function writeList(items: readonly string[], language: Language): string {
  return items.join(language === 'zh' ? '、' : ', ');
}
