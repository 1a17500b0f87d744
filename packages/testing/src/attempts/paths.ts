import type { FieldModel, Model } from '@gridweave/kit';

/** One step of a path through the graph: a root list, or a relation. */
export interface Step {
  readonly name: string;
  readonly kind: 'list' | 'one';
  readonly target: string;
}

export type Path = readonly Step[];

/** `{ houses { nodes { residents(first: 2) { nodes { … } } } } }`, with arguments on the last step. */
export function selection(path: Path, inner: string, args = '', page: 'nodes' | 'edges' = 'nodes'): string {
  const [step, ...rest] = path;
  if (!step) return inner;
  const below = selection(rest, inner, args, page);
  const given = rest.length === 0 ? args : step.kind === 'list' ? 'first: 3' : '';
  const call = `${step.name}${given ? `(${given})` : ''}`;
  if (step.kind === 'one') return `${call} { ${below} }`;
  if (inner === '' && rest.length === 0) return `${call} { totalCount }`;
  return page === 'edges' && rest.length === 0
    ? `${call} { edges { node { ${below} } } }`
    : `${call} { nodes { ${below} } }`;
}

function stepOf({ name, definition }: FieldModel): readonly Step[] {
  if (definition.kind !== 'one' && definition.kind !== 'many') return [];
  return [{ name, kind: definition.kind === 'one' ? 'one' : 'list', target: definition.target.name }];
}

/** The ways through a graph to the rows of each type. */
export class Paths {
  readonly #model: Model;
  readonly rootLists: readonly Step[];
  /** The shortest path to rows of each type. */
  readonly shortest: ReadonlyMap<string, Path>;
  /** The same where it ends in a list, so that it takes arguments. */
  readonly listsOf: ReadonlyMap<string, Path>;

  constructor(model: Model) {
    this.#model = model;
    this.rootLists = [...model.queries].flatMap(([name, { definition }]): Step[] =>
      definition.kind === 'list' ? [{ name, kind: 'list', target: definition.type.name }] : [],
    );
    this.shortest = this.#reach();
    this.listsOf = this.#lists();
  }

  /** The relations of a type. */
  relationsOf(type: string): readonly Step[] {
    return [...this.#model.types.get(type)!.fields.values()].flatMap(stepOf);
  }

  /** Paths that reach a type through a relation, one for each of at most `most` relations that lead to it. */
  relatedPaths(type: string, most: number): readonly Path[] {
    return [...this.shortest]
      .flatMap(([parent, path]) =>
        this.relationsOf(parent)
          .filter((step) => step.target === type)
          .map((step) => [...path, step]),
      )
      .slice(0, most);
  }

  #reach(): ReadonlyMap<string, Path> {
    const found = new Map<string, Path>();
    let paths: Path[] = this.rootLists.map((step) => [step]);
    while (paths.length > 0) {
      const next: Path[] = [];
      for (const path of paths) {
        const { target } = path.at(-1)!;
        if (found.has(target)) continue;
        found.set(target, path);
        next.push(...this.relationsOf(target).map((step) => [...path, step]));
      }
      paths = next;
    }
    return found;
  }

  #lists(): ReadonlyMap<string, Path> {
    return new Map(
      [...this.#model.types.keys()].flatMap((type): [string, Path][] => {
        const root = this.rootLists.find((step) => step.target === type);
        if (root) return [[type, [root]]];
        for (const [parent, path] of this.shortest) {
          const step = this.relationsOf(parent).find(({ kind, target }) => kind === 'list' && target === type);
          if (step) return [[type, [...path, step]]];
        }
        return [];
      }),
    );
  }
}
