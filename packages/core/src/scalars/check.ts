import type { ErrorText } from '@gridweave/kit';

/** The outcome of checking a text: the normalised value with what was read from it, or what is wrong with it. */
export type Check<Extra extends object = object> =
  | ({ readonly ok: true; readonly value: string } & Extra)
  | { readonly ok: false; readonly text: ErrorText };

/** A check that failed, with both texts. */
export function wrong(zh: string, en: string): { readonly ok: false; readonly text: ErrorText } {
  return { ok: false, text: { zh, en } };
}

/** How a message names one character: invisible ones by their code point, so that a stray blank is found. */
export function shownCharacter(text: string, index: number): string {
  const character = String.fromCodePoint(text.codePointAt(index)!);
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)
    ? `“${character}”`
    : `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
