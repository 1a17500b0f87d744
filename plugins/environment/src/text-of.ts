import { wrong } from '@gridweave/core';

/** A text without spaces around it. @throws GridweaveError BAD_USER_INPUT when it is too short or too long */
export function textOf(argument: string, given: string, least: number, most: number): string {
  const text = given.trim();
  if (text.length >= least && text.length <= most) return text;
  throw wrong(argument, `应为 ${least} 至 ${most} 字`, `has ${least} to ${most} characters`);
}
