import { type DocumentNode, getOperationAST, type GraphQLSchema, Kind } from 'graphql';
import { type FieldModel, GridweaveError, type Model, type TypeModel } from '@gridweave/kit';
import { ArgumentUses } from './argument-uses.ts';
import { changesAsked, useChanges } from './change-uses.ts';
import { type Operation, type SelectedField, selectedFields } from './selected-fields.ts';
import { type Use } from './use.ts';
import { Used } from './used.ts';

/**
 * Everything that an operation uses, found on the document and not on a plan, so that a fault of one is caught by the
 * other. The document is valid for `schema`; `variables` are coerced by it.
 */
export function collectUses(
  model: Model,
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Readonly<Record<string, unknown>>,
): readonly Use[] {
  const operation = getOperationAST(document, operationName);
  if (!operation)
    throw new GridweaveError('BAD_REQUEST', {
      zh: '请求中没有要执行的操作。文档含多个操作时请给出 operationName',
      en: 'There is no operation to run. Give operationName when the document has several',
    });
  const fragments = new Map(
    document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]),
  );
  const used = new Used(model);
  const walk = new Walk(model, { schema, fragments, variables }, used);
  const root = schema.getRootType(operation.operation);
  const fields = selectedFields({ schema, fragments, variables }, operation.selectionSet, root ? [root.name] : ['?']);
  for (const field of fields) walk.root(operation.operation, field);
  return used.all();
}

class Walk {
  readonly #model: Model;
  readonly #operation: Operation;
  readonly #used: Used;
  readonly #arguments: ArgumentUses;

  constructor(model: Model, operation: Operation, used: Used) {
    this.#model = model;
    this.#operation = operation;
    this.#used = used;
    this.#arguments = new ArgumentUses(model, operation.schema, operation.variables, used);
  }

  root(kind: string, field: SelectedField): void {
    const { node } = field;
    const name = node.name.value;
    const path = keyOf(field);
    if (name.startsWith('__')) return;
    if (kind === 'mutation') {
      const mutation = this.#model.mutations.get(name);
      this.#used.add(mutation?.coordinate ?? `Mutation.${name}`, 'read', path);
      if (mutation) this.#enter(mutation.definition.type.name, field, path);
      return;
    }
    if (name === 'changes' && kind !== 'mutation') return this.#changes(kind === 'query', field, path);
    const query = kind === 'query' ? this.#model.queries.get(name)?.definition : undefined;
    const type = query && this.#model.types.get(query.type.name);
    // a root field that the model does not know has no coordinate that could be granted
    if (!query || !type) return this.#used.add(`${kind === 'query' ? 'Query' : 'Subscription'}.${name}`, 'read', path);
    switch (query.kind) {
      case 'key':
        this.#arguments.ofKey(query, node, path);
        return this.#enter(type.name, field, path);
      case 'list':
        return this.#list(type, field, path);
      case 'count':
        return this.#arguments.ofCount(type, node, path);
    }
  }

  #changes(isFeed: boolean, field: SelectedField, path: string): void {
    const asked = changesAsked(this.#model, this.#operation, isFeed, field.node);
    useChanges(asked, this.#operation, field, path, this.#used);
    const types = asked.types.map(({ name }) => name);
    for (const record of asked.records)
      this.#objects(selectedFields(this.#operation, record.selectionSet, types), `${path}.record`);
  }

  /** Rows of the type, whatever is selected of them. */
  #enter(type: string, { node }: SelectedField, path: string): void {
    this.#used.add(`${type}.id`, 'read', path);
    this.#objects(selectedFields(this.#operation, node.selectionSet, [type]), path);
  }

  #list(type: TypeModel, field: SelectedField, path: string): void {
    this.#used.add(`${type.name}.id`, 'read', path);
    this.#arguments.ofList(type, field.node, path);
    for (const part of this.#parts(field, `${type.name}Connection`)) {
      const name = part.node.name.value;
      if (name === 'nodes') this.#enter(type.name, part, `${path}.${keyOf(part)}`);
      if (name === 'edges')
        for (const edge of this.#parts(part, `${type.name}Edge`))
          if (edge.node.name.value === 'node') this.#enter(type.name, edge, `${path}.${keyOf(part)}.${keyOf(edge)}`);
    }
  }

  #parts(field: SelectedField, type: string): readonly SelectedField[] {
    return selectedFields(this.#operation, field.node.selectionSet, [type]);
  }

  #objects(fields: readonly SelectedField[], path: string): void {
    for (const field of fields) {
      const name = field.node.name.value;
      if (name === '__typename') continue;
      for (const typeName of field.types) {
        const model = this.#model.types.get(typeName)?.fields.get(name);
        this.#used.add(`${typeName}.${name}`, 'read', `${path}.${keyOf(field)}`);
        if (model) this.#behind(model, field, `${path}.${keyOf(field)}`);
      }
    }
  }

  #behind({ definition }: FieldModel, field: SelectedField, path: string): void {
    switch (definition.kind) {
      case 'one':
        return this.#enter(definition.target.name, field, path);
      case 'many':
        return this.#list(this.#model.types.get(definition.target.name)!, field, path);
      case 'union': {
        const members = definition.union.members.map((member) => member.name);
        return this.#objects(selectedFields(this.#operation, field.node.selectionSet, members), path);
      }
      default:
    }
  }
}

function keyOf({ node }: SelectedField): string {
  return node.alias?.value ?? node.name.value;
}
