import type { FieldModel, Label, Model, MutationModel, TypeModel } from '@gridweave/kit';
import { type Invariant, type InvariantOperator, tellingOperators } from './invariant.ts';

/** A field or mutation with what an invariant forbids for it. */
export interface Guarded {
  readonly coordinate: string;
  /** Undefined for a mutation. */
  readonly type: TypeModel | undefined;
  readonly name: string;
  readonly operators: readonly InvariantOperator[];
}

/** All fields and mutations that an invariant is about, each once, by coordinate. */
export function guardedBy(invariant: Pick<Invariant, 'fields' | 'operators'>, model: Model): readonly Guarded[] {
  const found = new Map<string, Guarded>();
  for (const pattern of invariant.fields)
    for (const one of guardedByPattern(pattern, invariant.operators, model)) {
      const before = found.get(one.coordinate)?.operators ?? [];
      found.set(one.coordinate, { ...one, operators: [...new Set([...before, ...one.operators])] });
    }
  return [...found.values()].sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
}

/** What one pattern is about, without the fields and mutations that can have none of the operators. */
export function guardedByPattern(
  pattern: string,
  operators: readonly InvariantOperator[],
  model: Model,
): readonly Guarded[] {
  const guarded: Guarded[] = [];
  for (const type of model.types.values())
    for (const field of type.fields.values()) {
      if (!selects(pattern, field)) continue;
      const isNamed = pattern === field.coordinate;
      const possible = operators.filter((operator) => canHave(field, operator, isNamed));
      if (possible.length > 0)
        guarded.push({ coordinate: field.coordinate, type, name: field.name, operators: possible });
    }
  if (operators.includes('read'))
    for (const mutation of model.mutations.values())
      if (selects(pattern, mutation)) {
        const { coordinate } = mutation;
        guarded.push({ coordinate, type: undefined, name: coordinate.slice('Mutation.'.length), operators: ['read'] });
      }
  return guarded;
}

/** Whether a pattern selects a field or a mutation. */
export function selects(pattern: string, of: FieldModel | MutationModel): boolean {
  const { coordinate, plugin, label } = of;
  const [typeName = ''] = coordinate.split('.');
  if (pattern === '*.*') return typeName !== 'Mutation';
  if (pattern.endsWith('.*')) return pattern === `${typeName}.*`;
  const [key, value] = pattern.split(':');
  return value === undefined ? pattern === coordinate : labelValue(key!, plugin, label) === value;
}

function labelValue(key: string, plugin: string, label: Label): string | undefined {
  switch (key) {
    case 'sensitivity':
      return label.sensitivity;
    case 'sharing':
      return label.sharing;
    case 'plugin':
      return plugin;
    case 'source':
      return label.source;
    default:
      return undefined;
  }
}

function canHave(field: FieldModel, operator: InvariantOperator, isNamed: boolean): boolean {
  if (field.name === 'id' && !isNamed) return operator === 'aggregate' || operator === 'tell';
  switch (operator) {
    case 'read':
    case 'clear':
    case 'subscribe':
      return true;
    case 'tell':
      return tellingOperators.some((telling) => canHave(field, telling, isNamed));
    default:
      return (
        field.operators.has(operator) || (field.name === 'id' && (operator === 'aggregate' || operator === 'match'))
      );
  }
}
