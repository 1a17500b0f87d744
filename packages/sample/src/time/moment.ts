import { dateText } from './day.ts';

/** Seconds since 1970-01-01T00:00Z. China is eight hours ahead all year. */
export type Moment = number;

const DAY = 86_400;
const CHINA = 8 * 3600;
const two = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));

/** The moment of a time of day in China: `momentOf(day, 9.5)` is half past nine. */
export function momentOf(day: number, hour: number): Moment {
  return day * DAY - CHINA + Math.round(hour * 3600);
}

/** The day in China. */
export function dayIn(moment: Moment): number {
  return Math.floor((moment + CHINA) / DAY);
}

/** The hour of the day in China, with its fraction. */
export function hourIn(moment: Moment): number {
  return ((moment + CHINA) % DAY) / 3600;
}

/** `YYYY-MM-DDTHH:MM:SSZ` in UTC, as the database gives it back. */
export function momentText(moment: Moment): string {
  const day = Math.floor(moment / DAY);
  const second = moment - day * DAY;
  const hour = two[Math.floor(second / 3600)]!;
  return `${dateText(day)}T${hour}:${two[Math.floor(second / 60) % 60]!}:${two[second % 60]!}Z`;
}
