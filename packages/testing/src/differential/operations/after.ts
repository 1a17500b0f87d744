import type { Random } from '../random.ts';
import type { Variables } from './input.ts';

/** The key under which lists that are paged give their cursors. */
export const cursorKey = 'after_cursor';

/** The `after` arguments of an operation: nothing at first, then a cursor that the list itself gave. */
export class AfterArguments {
  readonly #random: Random;
  readonly #variables: Variables;
  #cursors: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(random: Random, variables: Variables) {
    this.#random = random;
    this.#variables = variables;
  }

  /** An argument for the list under the response key. */
  write(listKey: string): string {
    const random = this.#random;
    const again = (): unknown => {
      if (random.chance(0.03)) return random.pick(['', 'nonsense', 'AAAA', '4', '🙂']);
      const own = this.#cursors.get(listKey) ?? [];
      const all = random.chance(0.06) ? [...this.#cursors.values()].flat() : own;
      return all.length === 0 ? null : random.pick(all);
    };
    return this.#variables.add('String', random.chance(0.5) ? null : undefined, again);
  }

  /** Takes the cursors from an answer. */
  harvest(answer: unknown): void {
    const found = new Map<string, string[]>();
    const visit = (value: unknown, list: string): void => {
      if (Array.isArray(value)) for (const item of value) visit(item, list);
      else if (value !== null && typeof value === 'object')
        for (const [key, inner] of Object.entries(value)) {
          if (key === cursorKey && typeof inner === 'string') found.set(list, [...(found.get(list) ?? []), inner]);
          else visit(inner, /^c\d+$/.test(key) ? key : list);
        }
    };
    visit(answer, '');
    this.#cursors = found;
  }
}
