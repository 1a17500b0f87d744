import { GridweaveError } from '@gridweave/kit';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';

import { type Cost, costOf } from './cost.ts';
import { DocumentFaults, noSuchRoot, parseFailed, validationFailed } from './failures.ts';
import { type DocumentLimits, tooLarge, tooRepetitive } from './limits.ts';
import { checkMeasures } from './measure.ts';
import { type NamedFields, PersonalVariables } from './personal-variables.ts';
import { type RecordedDocument, recordedDocument } from './recorded-document.ts';
import { rootFieldsOf, type Roots, rootsOf } from './root-fields.ts';

/** What admission has to know of one operation. */
export interface OperationFacts {
  readonly name: string | null;
  readonly isQuery: boolean;
  readonly isSubscription: boolean;
  /** Whose root fields it has: departments' data, the platform's own desk, changes, or several, which none may. */
  readonly roots: Roots;
  readonly cost: Cost;
}

/** A document that was parsed, is valid and within the limits. */
export interface KnownDocument {
  readonly document: DocumentNode;
  /** `houses:Query` for each root field, once for each alias, over all operations of the document. */
  readonly rootFields: readonly string[];
  /** The operation of that name, or the only one; undefined when there is none or the name is missing. */
  operation(name: string | undefined): OperationFacts | undefined;
  /** Names of its operations, for whoever asked for another. */
  readonly names: readonly string[];
  /** What the audit log keeps of it. */
  readonly recorded: RecordedDocument;
  readonly personal: PersonalVariables;
}

const MOST_ERRORS = 20;

/** Parses, measures and validates each text once. */
export class Documents {
  readonly #model: NamedFields;
  readonly #schema: GraphQLSchema;
  readonly #limits: DocumentLimits;
  readonly #known = new LRUCache<string, KnownDocument>({
    max: 2_000,
    maxSize: 8_000_000,
    sizeCalculation: (_, text) => text.length + 1,
  });
  readonly #faulty = new LRUCache<string, Error>({
    max: 500,
    maxSize: 1_000_000,
    sizeCalculation: (_, text) => text.length + 1,
  });

  constructor(model: NamedFields, schema: GraphQLSchema, limits: DocumentLimits) {
    this.#model = model;
    this.#schema = schema;
    this.#limits = limits;
  }

  /** The document of a text that was read before. */
  known(text: string): KnownDocument | undefined {
    return this.#known.get(text);
  }

  /** @throws GridweaveError OPERATION_TOO_LARGE, GraphQLError or DocumentFaults */
  read(text: string): KnownDocument {
    const known = this.#known.get(text);
    if (known) return known;
    const fault = this.#faulty.get(text);
    if (fault) throw fault;
    try {
      const document = this.#check(text);
      this.#known.set(text, document);
      return document;
    } catch (error) {
      // nested too deep for the stack
      const shown = error instanceof RangeError ? tooLarge('depth', this.#limits.depth) : (error as Error);
      this.#faulty.set(text, shown);
      throw shown;
    }
  }

  #check(text: string): KnownDocument {
    const document = parseText(text, this.#limits);
    checkMeasures(document, this.#limits);
    refuseNullCharacters(document);
    const faults = validate(this.#schema, document, undefined, { maxErrors: MOST_ERRORS });
    if (faults.at(-1)?.message === 'Validation aborted.') throw tooRepetitive();
    if (faults.length > 0) throw new DocumentFaults(faults.map(validationFailed));
    const operations = new Map<string, OperationFacts>();
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      if (!this.#schema.getRootType(definition.operation)) throw noSuchRoot(definition);
      const name = definition.name?.value ?? null;
      operations.set(name ?? '', {
        name,
        isQuery: definition.operation === OperationTypeNode.QUERY,
        isSubscription: definition.operation === OperationTypeNode.SUBSCRIPTION,
        roots: rootsOf(this.#schema, document, definition),
        cost: costOf(this.#schema, document, definition),
      });
    }
    const only = operations.size === 1 ? operations.values().next().value : undefined;
    return {
      document,
      rootFields: rootFieldsOf(this.#schema, document),
      names: [...operations.keys()].filter((name) => name !== ''),
      operation: (name) => (name === undefined ? only : operations.get(name)),
      recorded: recordedDocument(text, document),
      personal: new PersonalVariables(this.#model, this.#schema, document),
    };
  }
}

function parseText(text: string, limits: DocumentLimits): DocumentNode {
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw / tokens\. Parsing aborted/.test(error.message) ? tooLarge('tokens', limits.tokens) : parseFailed(error);
  }
}

function refuseNullCharacters(document: DocumentNode): void {
  visit(document, {
    StringValue(node) {
      if (!node.value.includes('\0')) return;
      const error = new GridweaveError('BAD_USER_INPUT', {
        zh: '文本中不能有空字符(U+0000)。请去掉它',
        en: 'A text must not hold the null character (U+0000). Remove it',
      });
      throw new GraphQLError(error.message, { nodes: node, originalError: error });
    },
  });
}
