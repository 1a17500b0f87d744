import type { Language } from './language.ts';

const zone = 'Asia/Shanghai';
const locales = { zh: 'zh-CN', en: 'en-GB' } as const;
const hour = 3_600_000;
const day = 86_400_000;

/** A time as people write it: `2026年11月27日 10:05`. */
export function writeTime(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    new Date(iso),
  );
}

export function writeDay(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeZone: zone }).format(new Date(iso));
}

/** How far away a day is: `3天后`, `in 3 days`. */
export function writeDistance(iso: string, language: Language, now = Date.now()): string {
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
  const distance = Date.parse(iso) - now;
  if (Math.abs(distance) < hour) return format.format(Math.round(distance / 60_000), 'minute');
  if (Math.abs(distance) < day) return format.format(Math.round(distance / hour), 'hour');
  if (Math.abs(distance) < 60 * day) return format.format(Math.round(distance / day), 'day');
  return format.format(Math.round(distance / (30.4 * day)), 'month');
}

/** The date and time that a clock of the city shows: `2026-11-27T10:05`. */
export function clockTime(iso: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  return parts.format(new Date(iso)).replace(' ', 'T');
}

/** The moment at which a clock of the city shows a time, in UTC. */
export function momentOf(clock: string): string {
  return new Date(`${clock}:00+08:00`).toISOString();
}
