import { CronExpressionParser } from 'cron-parser';

const tz = 'Asia/Shanghai';

/** Whether it is a schedule: five fields of cron. */
export function isSchedule(schedule: string): boolean {
  if (schedule.trim().split(/\s+/).length !== 5) return false;
  try {
    CronExpressionParser.parse(schedule, { tz });
    return true;
  } catch {
    return false;
  }
}

/** The last moment of a schedule, in Beijing time, that is not after the given one. */
export function lastDue(schedule: string, at: Date): Date {
  // the parser looks before the second it is given
  const after = new Date(Math.floor(at.getTime() / 1_000) * 1_000 + 1_000);
  return CronExpressionParser.parse(schedule, { tz, currentDate: after }).prev().toDate();
}

/** The next moment of a schedule, in Beijing time, after the given one. */
export function nextDue(schedule: string, at: Date): Date {
  return CronExpressionParser.parse(schedule, { tz, currentDate: at }).next().toDate();
}
