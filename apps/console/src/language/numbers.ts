import type { Language } from './language.ts';

const locales = { zh: 'zh-CN', en: 'en-GB' } as const;

/** A number as people write it: `12,345`, or `1.2亿` where it is short. */
export function writeNumber(value: number, language: Language, isShort = false): string {
  return new Intl.NumberFormat(locales[language], {
    maximumFractionDigits: isShort ? 1 : 2,
    notation: isShort ? 'compact' : 'standard',
  }).format(value);
}

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** A size: `3.2 GB`. */
export function writeBytes(bytes: number, language: Language): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1_024)), units.length - 1);
  const value = bytes / 1_024 ** step;
  return `${writeNumber(value >= 100 ? Math.round(value) : Math.round(value * 10) / 10, language)} ${units[step]}`;
}

/** How long something took: `0.8 ms`, `1.2 s`, `3 min`. */
export function writeMilliseconds(ms: number, language: Language): string {
  if (ms < 10) return `${writeNumber(Math.round(ms * 10) / 10, language)} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${writeNumber(Math.round(ms / 100) / 10, language)} s`;
  return `${writeNumber(Math.round(ms / 60_000), language)} min`;
}
