import { type Argument, GridweaveError, type Label, type ValueType } from '@gridweave/kit';

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** Today in Shenzhen, `YYYY-MM-DD`. */
export const todayText = (): string => shanghai.format(new Date());

/** An argument that has to be given. */
export const required = (type: ValueType, label: Label): Argument => ({ type, required: true, label });

/** An argument that may be left out. */
export const optional = (type: ValueType, label: Label): Argument => ({ type, required: false, label });

/** A wrong argument, named in both languages with what it should be. */
export function wrong(argument: string, zh: string, en: string): GridweaveError {
  return new GridweaveError('BAD_USER_INPUT', { zh: `${argument}: ${zh}`, en: `${argument} ${en}` }, { argument });
}

/** The day of an act, today unless given. @throws GridweaveError BAD_USER_INPUT for a day that has not come */
export function dayOf(argument: string, given: string | null | undefined): string {
  const today = todayText();
  const day = given ?? today;
  if (day > today) throw wrong(argument, `不得晚于今天(${today})`, `is not later than today (${today})`);
  return day;
}

/** A text without spaces around it. @throws GridweaveError BAD_USER_INPUT when it is too short or too long */
export function textOf(argument: string, given: string, least: number, most: number): string {
  const text = given.trim();
  if (text.length >= least && text.length <= most) return text;
  throw wrong(argument, `应为 ${least} 至 ${most} 字`, `has ${least} to ${most} characters`);
}
