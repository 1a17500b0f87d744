import { GridweaveError } from '@gridweave/kit';

/** The arguments of recordFireHazard, as the scalars and code tables leave them. */
export interface HazardInput {
  readonly streetCode: string;
  readonly houseCode: string;
  readonly creditCode?: string | null;
  readonly kind: string;
  readonly level: string;
  readonly description: string;
  readonly foundOn?: string | null;
  readonly foundBy?: string | null;
  readonly rectifyBy: string;
}

/** The longest time that may be given for rectification. */
const longestDays = 180;
const dayMs = 86_400_000;

/** @throws GridweaveError BAD_USER_INPUT that names the argument and the mend. */
export function checkHazard(input: HazardInput, today: string) {
  const description = input.description.trim();
  const foundOn = input.foundOn ?? today;
  const { streetCode, rectifyBy } = input;
  if (!/^\d{9}$/.test(streetCode)) throw wrong('streetCode', '应为 9 位街道代码', 'is the 9-digit code of a street');
  if (description.length < 4 || description.length > 500)
    throw wrong('description', '应为 4 至 500 字', 'has 4 to 500 characters');
  if (foundOn > today) throw wrong('foundOn', `不得晚于今天(${today})`, `is not later than today (${today})`);
  if (rectifyBy < foundOn)
    throw wrong('rectifyBy', `不得早于发现日期(${foundOn})`, `is not earlier than the day it was found (${foundOn})`);
  if (Date.parse(rectifyBy) - Date.parse(foundOn) > longestDays * dayMs)
    throw wrong('rectifyBy', `整改期限最长 ${longestDays} 天`, `is at most ${longestDays} days after it was found`);
  return { ...input, description, foundOn, foundBy: input.foundBy?.trim() || null };
}

function wrong(argument: string, zh: string, en: string): GridweaveError {
  return new GridweaveError('BAD_USER_INPUT', { zh: `${argument}: ${zh}`, en: `${argument} ${en}` }, { argument });
}
