import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

import { type DocumentLimits, tooLarge } from './limits.ts';

interface Measure {
  fields: number;
  depth: number;
  aliases: number;
}

/**
 * Refuses what is too large before validation, whose work grows faster than the document.
 * Fragments count at each place where they are spread.
 */
export function checkMeasures(document: DocumentNode, limits: DocumentLimits): void {
  let directives = 0;
  visit(document, {
    Directive() {
      if (++directives > limits.directives) throw tooLarge('directives', limits.directives);
    },
  });
  const fragments = new Fragments(document);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) checkOperation(definition, fragments, limits);
  }
}

function checkOperation(operation: OperationDefinitionNode, fragments: Fragments, limits: DocumentLimits): void {
  const whole = fragments.measure(operation.selectionSet);
  checkMeasure(whole, limits);
  const roots = fragments.ownFields(operation.selectionSet);
  if (roots > limits.rootFields) throw tooLarge('rootFields', limits.rootFields, roots);
}

function checkMeasure(measure: Measure, limits: DocumentLimits): void {
  if (measure.fields > limits.fields) throw tooLarge('fields', limits.fields, measure.fields);
  if (measure.depth > limits.depth) throw tooLarge('depth', limits.depth, measure.depth);
  if (measure.aliases > limits.aliases) throw tooLarge('aliases', limits.aliases, measure.aliases);
}

class Fragments {
  readonly #definitions = new Map<string, FragmentDefinitionNode>();
  readonly #measured = new Map<string, Measure | undefined>();
  readonly #ownFields = new Map<string, number | undefined>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#definitions.set(definition.name.value, definition);
    }
  }

  measure(set: SelectionSetNode): Measure {
    const sum: Measure = { fields: 0, depth: 0, aliases: 0 };
    for (const selection of set.selections) {
      const part =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.#spread(selection.name.value)
          : selection.selectionSet
            ? this.measure(selection.selectionSet)
            : { fields: 0, depth: 0, aliases: 0 };
      const isField = selection.kind === Kind.FIELD;
      // validation limits the depth of introspection, which is deeper than that of data
      const introspects = isField && selection.name.value.startsWith('__');
      sum.fields += part.fields + (isField ? 1 : 0);
      sum.aliases += part.aliases + (isField && selection.alias ? 1 : 0);
      sum.depth = Math.max(sum.depth, introspects ? 1 : part.depth + (isField ? 1 : 0));
    }
    return sum;
  }

  /** Fields of the selection itself and of fragments in it, not below. */
  ownFields(set: SelectionSetNode): number {
    let count = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) count++;
      else if (selection.kind === Kind.INLINE_FRAGMENT) count += this.ownFields(selection.selectionSet);
      else {
        const name = selection.name.value;
        if (!this.#ownFields.has(name)) {
          this.#ownFields.set(name, undefined);
          const definition = this.#definitions.get(name);
          this.#ownFields.set(name, definition ? this.ownFields(definition.selectionSet) : 0);
        }
        count += this.#ownFields.get(name) ?? 0;
      }
    }
    return count;
  }

  #spread(name: string): Measure {
    if (!this.#measured.has(name)) {
      // one that spreads itself is measured once; validation refuses it
      this.#measured.set(name, undefined);
      const definition = this.#definitions.get(name);
      if (definition) this.#measured.set(name, this.measure(definition.selectionSet));
    }
    return this.#measured.get(name) ?? { fields: 0, depth: 0, aliases: 0 };
  }
}
