import { weekdayOf } from './day.ts';
import { dayIn, hourIn, type Moment, momentOf } from './moment.ts';

// 9–12 and 14–18 on weekdays; holidays and make-up workdays need a calendar that the sample does without
const morning = [9, 12] as const;
const afternoon = [14, 18] as const;

function isWorkday(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6;
}

/** The moment at which `hours` of working time have passed since `from`. */
export function addWorkingHours(from: Moment, hours: number): Moment {
  let left = hours;
  let day = dayIn(from);
  let hour = hourIn(from);
  for (;;) {
    if (isWorkday(day)) {
      for (const [start, end] of [morning, afternoon]) {
        const begin = Math.max(hour, start);
        if (begin >= end) continue;
        if (left <= end - begin) return momentOf(day, begin + left);
        left -= end - begin;
      }
    }
    day += 1;
    hour = 0;
  }
}

/** The end of the working day that lies `days` working days after `from`. */
export function addWorkingDays(from: Moment, days: number): Moment {
  let day = dayIn(from);
  for (let left = days; left > 0;) {
    day += 1;
    if (isWorkday(day)) left -= 1;
  }
  return momentOf(day, 18);
}
