import { dayOf, wrong } from '@gridweave/core';
import { textOf } from '../text-of.ts';

/** The arguments of recordFireHazard, as the scalars and code tables leave them. */
export interface HazardInput {
  readonly streetCode: string;
  readonly houseCode: string;
  readonly creditCode?: string | null;
  readonly kind: string;
  readonly level: string;
  readonly description: string;
  readonly foundOn?: string | null;
  readonly foundBy: string;
  readonly rectifyBy: string;
}

/** The longest time that may be given for rectification. */
const longestDays = 180;
const dayMs = 86_400_000;

/** @throws GridweaveError BAD_USER_INPUT that names the argument and the mend. */
export function checkHazard(input: HazardInput) {
  const { streetCode, rectifyBy } = input;
  if (!/^\d{9}$/.test(streetCode)) throw wrong('streetCode', '应为 9 位街道代码', 'is the 9-digit code of a street');
  const description = textOf('description', input.description, 4, 500);
  const foundBy = textOf('foundBy', input.foundBy, 2, 50);
  const foundOn = dayOf('foundOn', input.foundOn);
  checkTimeLimit(rectifyBy, foundOn);
  return { ...input, description, foundOn, foundBy };
}

/** Whether a time limit of rectification is after the day it runs from, and not too long. */
export function checkTimeLimit(rectifyBy: string, from: string): void {
  if (rectifyBy < from)
    throw wrong('rectifyBy', `不得早于起算日期(${from})`, `is not earlier than the day it runs from (${from})`);
  if (Date.parse(rectifyBy) - Date.parse(from) > longestDays * dayMs)
    throw wrong('rectifyBy', `整改期限最长 ${longestDays} 天`, `is at most ${longestDays} days after that day`);
}
