import type { Model, Sensitivity } from '@gridweave/kit';
import {
  type DocumentNode,
  getNamedType,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  isInputObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What a variable holds: values of persons, nothing of persons, or a filter some of whose values are. */
type Holds = 'personal' | 'plain' | GraphQLInputObjectType;

/** What is looked at of a model: labels by type and field, and what keys a query takes. */
export type NamedFields = Pick<Model, 'types' | 'queries'>;

const personal: ReadonlySet<Sensitivity> = new Set(['personal', 'sensitive']);

/** Variables as the audit log may keep them. */
export interface RecordedVariables {
  /** JSON; null when there are none. */
  readonly json: string | null;
  /** Personal values that were replaced by their marks. */
  readonly marks: readonly string[];
}

/**
 * Tells which variables of a document hold personal values: those that filters and keys compare with personal fields,
 * searched texts, and whatever a mutation is given.
 */
export class PersonalVariables {
  readonly #model: NamedFields;
  readonly #holds: ReadonlyMap<string, Holds>;

  constructor(model: NamedFields, schema: GraphQLSchema, document: DocumentNode) {
    this.#model = model;
    this.#holds = holdsOf(model, schema, document);
  }

  /** Replaces personal values by their marks. */
  recorded(variables: Readonly<Record<string, unknown>>, mark: (value: string) => string): RecordedVariables {
    const names = Object.keys(variables);
    if (names.length === 0) return { json: null, marks: [] };
    const marks = new Set<string>();
    const marked = (value: unknown): unknown => {
      if (value === null || typeof value === 'boolean') return value;
      if (Array.isArray(value)) return value.map(marked);
      if (typeof value === 'object')
        return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, marked(inner)]));
      const found = mark(String(value));
      marks.add(found);
      return found;
    };
    const shown: Record<string, unknown> = {};
    for (const name of names) {
      const holds = this.#holds.get(name) ?? 'personal';
      shown[name] =
        holds === 'plain'
          ? variables[name]
          : holds === 'personal'
            ? marked(variables[name])
            : this.#filter(holds, variables[name], marked);
    }
    return { json: JSON.stringify(shown), marks: [...marks] };
  }

  #filter(type: GraphQLInputObjectType, value: unknown, marked: (value: unknown) => unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#filter(type, item, marked));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as object).map(([key, inner]) => {
        if (isPersonal(this.#model, type, key)) return [key, marked(inner)];
        const field = type.getFields()[key];
        const below = field && getNamedType(field.type);
        return [key, isInputObjectType(below) ? this.#filter(below, inner, marked) : inner];
      }),
    );
  }
}

function holdsOf(model: NamedFields, schema: GraphQLSchema, document: DocumentNode): ReadonlyMap<string, Holds> {
  const found = new Map<string, Holds>();
  const info = new TypeInfo(schema);
  // whether the value stands under a personal field of a filter
  const under: boolean[] = [];
  visit(
    document,
    visitWithTypeInfo(info, {
      VariableDefinition: () => false,
      Argument: {
        enter: (node) => void under.push(isPersonalArgument(model, info, node.name.value)),
        leave: () => void under.pop(),
      },
      ObjectField: {
        enter(node) {
          const type = getNamedType(info.getParentInputType());
          const isOwn = isInputObjectType(type) && isPersonal(model, type, node.name.value);
          under.push(under.at(-1)! || isOwn);
        },
        leave: () => void under.pop(),
      },
      Variable(node) {
        const type = getNamedType(info.getInputType());
        const holds: Holds = under.at(-1)
          ? 'personal'
          : isInputObjectType(type) && type.name.endsWith('Filter')
            ? type
            : 'plain';
        const name = node.name.value;
        // used twice, the stricter counts
        if (found.get(name) !== 'personal')
          found.set(name, found.get(name) === undefined || holds !== 'plain' ? holds : found.get(name)!);
      },
    }),
  );
  return found;
}

/** A field of a filter whose values are personal; relations hold filters of their own. */
function isPersonal(model: NamedFields, type: GraphQLInputObjectType, key: string): boolean {
  const owner = type.name.endsWith('Filter') ? model.types.get(type.name.slice(0, -'Filter'.length)) : undefined;
  const field = owner?.fields.get(key);
  if (!field || key === 'id' || field.definition.kind === 'one' || field.definition.kind === 'many') return false;
  return personal.has(field.label.sensitivity);
}

function isPersonalArgument(model: NamedFields, info: TypeInfo, name: string): boolean {
  const parent = info.getParentType()?.name;
  const field = info.getFieldDef()?.name ?? '';
  if (info.getDirective()) return false;
  if (parent === 'Mutation') return true;
  if (name === 'search') return true;
  const definition = parent === 'Query' ? model.queries.get(field)?.definition : undefined;
  // ids are the platform's own and say nothing of a person; the records that an answer held are kept by them
  if (definition?.kind !== 'key' || name === 'id') return false;
  const label = model.types.get(definition.type.name)?.fields.get(name)?.label;
  return label === undefined || personal.has(label.sensitivity);
}
