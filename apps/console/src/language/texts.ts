import { useLanguage } from './language.ts';

type Text = string | ((...values: any[]) => string);
interface Texts {
  readonly [name: string]: Text | Texts;
}

/** The same names; text for text, and the same values where a text takes some. */
type Same<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : Same<T[K]>;
};

export interface Dictionary<T> {
  readonly zh: Same<T>;
  readonly en: Same<T>;
}

/** The texts of a page: what one language has, the other has to have as well. */
export function texts<const T extends Texts>(zh: T, en: Same<NoInfer<T>>): Dictionary<T> {
  return { zh: zh as unknown as Same<T>, en };
}

/** The texts of a dictionary in the language of the interface. */
export function useTexts<T>(dictionary: Dictionary<T>): Same<T> {
  return dictionary[useLanguage()];
}
