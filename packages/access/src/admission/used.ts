import { GridweaveError, type Model, type Operator, type Title } from '@gridweave/kit';
import type { Use } from './use.ts';

/** More uses than any sensible operation has; a document of nested fragments could ask for millions. */
const most = 20_000;

/** The uses found so far, each once for its path. */
export class Used {
  readonly #model: Model;
  readonly #found = new Map<string, Use>();

  constructor(model: Model) {
    this.#model = model;
  }

  add(
    coordinate: string,
    operator: Operator,
    path: string,
    inVariable: string | null = null,
    more: Pick<Use, 'alternative' | 'choice'> = {},
  ): void {
    const key = `${coordinate} ${operator} ${path}`;
    if (this.#found.has(key)) return;
    if (this.#found.size === most)
      throw new GridweaveError('OPERATION_TOO_LARGE', {
        zh: `该操作使用字段超过 ${most} 次。请拆成几次查询`,
        en: `The operation uses fields more than ${most} times. Split it into several queries`,
      });
    this.#found.set(key, { coordinate, operator, ...more, path, inVariable, title: this.#titleOf(coordinate) });
  }

  all(): readonly Use[] {
    return [...this.#found.values()];
  }

  #titleOf(coordinate: string): Title {
    const [type, name] = coordinate.split('.') as [string, string];
    const found = type === 'Mutation' ? this.#model.mutations.get(name) : this.#model.types.get(type)?.fields.get(name);
    return found?.label.title ?? { zh: coordinate, en: coordinate };
  }
}
