import { type Comparison, type FieldModel, matchComparisons, type Operator, type TypeModel } from '@gridweave/kit';
import type { Grants } from './grants.ts';
import { columnTypeOf, instantOf, textOf } from './leaf.ts';
import { relatedRows } from './related.ts';
import type { Row, World } from './world.ts';

/** A coerced `where` argument. */
export type Filter = Readonly<Record<string, unknown>>;

/**
 * Whether a row satisfies a filter. Unknown counts as false: `and` and `or` are monotone and `not` takes unknown as
 * false, so that three-valued logic comes to the same.
 */
export function satisfies(world: World, grants: Grants, type: TypeModel, row: Row, filter: Filter): boolean {
  return Object.entries(filter).every(([name, value]) => {
    switch (name) {
      case 'and':
        return (value as Filter[]).every((item) => satisfies(world, grants, type, row, item));
      case 'or':
        return (value as Filter[]).some((item) => satisfies(world, grants, type, row, item));
      case 'not':
        return !satisfies(world, grants, type, row, value as Filter);
      default:
        return ofField(world, grants, type, type.fields.get(name)!, row, value as Filter);
    }
  });
}

function ofField(world: World, grants: Grants, type: TypeModel, field: FieldModel, row: Row, value: Filter): boolean {
  const { definition } = field;
  if (definition.kind === 'one' || definition.kind === 'many') {
    const target = world.model.types.get(definition.target.name)!;
    const followed = grants.shown(type, field, row) === null;
    const some = (filter: Filter): boolean =>
      followed &&
      relatedRows(world, grants, field, row).some((other) => satisfies(world, grants, target, other, filter));
    if (definition.kind === 'one') return some(value);
    return Object.entries(value).every(([quantifier, filter]) => some(filter as Filter) === (quantifier === 'some'));
  }
  const text = textOf(world, field, row);
  return Object.entries(value).every(([comparison, operand]) => {
    const operators: readonly Operator[] = matchComparisons.includes(comparison as Comparison)
      ? ['match', 'filter']
      : ['filter'];
    return (
      operators.some((operator) => grants.holds(type, field, operator, row)) &&
      compares(text, columnTypeOf(field, type), comparison as Comparison, operand)
    );
  });
}

/** `value comparison operand`; nothing but `isNull` holds for null. */
export function compares(text: string | null, column: string, comparison: Comparison, operand: unknown): boolean {
  if (comparison === 'isNull') return (text === null) === operand;
  if (text === null) return false;
  switch (comparison) {
    case 'eq':
      return compare(text, column, operand) === 0;
    case 'ne':
      return compare(text, column, operand) !== 0;
    case 'in':
      return (operand as unknown[]).some((item) => compare(text, column, item) === 0);
    case 'lt':
      return compare(text, column, operand) < 0;
    case 'lte':
      return compare(text, column, operand) <= 0;
    case 'gt':
      return compare(text, column, operand) > 0;
    case 'gte':
      return compare(text, column, operand) >= 0;
    case 'startsWith':
      return text.startsWith(operand as string);
  }
}

/** Below, at or above zero. Texts are compared for being equal only: no comparison orders them. */
function compare(text: string, column: string, operand: unknown): number {
  switch (column) {
    case 'int4':
    case 'numeric':
    case 'float8': {
      const value = Number(text);
      // PostgreSQL holds NaN for larger than every number
      return Number.isNaN(value) ? 1 : Math.sign(value - (operand as number));
    }
    case 'bool':
      return (text === 'true') === operand ? 0 : 1;
    case 'timestamptz': {
      const finest = (operand as string).replace(/Z$/, '000Z');
      const own = instantOf(text);
      return own < finest ? -1 : own > finest ? 1 : 0;
    }
    default:
      return text < (operand as string) ? -1 : text > (operand as string) ? 1 : 0;
  }
}
