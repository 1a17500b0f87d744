import { type ErrorText, GridweaveError } from '@gridweave/kit';

import { describeError } from '../log/index.ts';

/** One of the problems that buildModel finds. */
export interface FoundProblem extends ErrorText {
  readonly plugin: string;
  readonly where: string;
}

/** What is wrong with a plugin, for admins: each problem with its place, or what was thrown, without values in it. */
export function problemsOf(error: unknown, plugin: string): readonly ErrorText[] {
  if (!(error instanceof GridweaveError)) {
    const { message } = describeError(error);
    return [{ zh: `出错:${message}`, en: `it failed: ${message}` }];
  }
  const { problems } = error.details as { problems?: readonly FoundProblem[] };
  return problems?.map((found) => textOf(found, plugin)) ?? [error.text];
}

/** A problem with its place, which may be in another plugin than the one whose addition brings it about. */
export function textOf({ plugin, where, zh, en }: FoundProblem, added: string): ErrorText {
  const place = plugin === added ? where : `${plugin} · ${where}`;
  return { zh: `${place}:${zh}`, en: `${place}: ${en}` };
}
