import type { Model, TypeModel } from '../model/model.ts';
import type { ValueType } from '../type/field.ts';
import type { Builder } from './builder.ts';
import { describe, describeLabel } from './describe.ts';
import { isOrdered, type ValueTypes, valueTypeName } from './value-types.ts';
import type { Visibility } from './visibility.ts';

/** Operators of one value in a filter and what each means. */
const comparisons = {
  eq: { zh: '等于', en: 'equal to' },
  in: { zh: '等于其中之一', en: 'equal to one of these' },
  ne: { zh: '不等于', en: 'not equal to' },
  lt: { zh: '小于', en: 'less than' },
  lte: { zh: '小于或等于', en: 'less than or equal to' },
  gt: { zh: '大于', en: 'greater than' },
  gte: { zh: '大于或等于', en: 'greater than or equal to' },
  startsWith: { zh: '以此开头', en: 'starts with' },
  isNull: { zh: '是否为空', en: 'whether it is null' },
} as const;

/** A comparison of a filter on one field. */
export type Comparison = keyof typeof comparisons;

/** The comparisons that exact matching allows; the others need the operator `filter`. */
export const matchComparisons: readonly Comparison[] = ['eq', 'in'];

function comparisonsOf(type: ValueType, full: boolean): readonly Comparison[] {
  if (!full) return matchComparisons;
  if (type === 'Boolean') return ['eq', 'isNull'];
  if (isOrdered(type)) return ['eq', 'in', 'ne', 'lt', 'lte', 'gt', 'gte', 'isNull'];
  if (typeof type !== 'string' && 'values' in type) return ['eq', 'in', 'ne', 'isNull'];
  return ['eq', 'in', 'ne', 'startsWith', 'isNull'];
}

/** Input types of `where`, made when first used. */
export class Filters {
  readonly #builder: Builder;
  readonly #model: Model;
  readonly #values: ValueTypes;
  readonly #visibility: Visibility;
  readonly #comparisons = new Map<string, unknown>();
  readonly #filters = new Map<string, { ref: unknown } | undefined>();
  readonly #lists = new Map<string, unknown>();

  constructor(builder: Builder, model: Model, values: ValueTypes, visibility: Visibility) {
    this.#builder = builder;
    this.#model = model;
    this.#values = values;
    this.#visibility = visibility;
  }

  /** `HouseFilter`, or undefined when no field of the type can be filtered by. */
  of(type: TypeModel): any {
    if (!this.#filters.has(type.name)) {
      const usable = [...type.fields.values()].some((f) => this.#canFilter(f.coordinate, f.operators));
      this.#filters.set(type.name, usable ? { ref: this.#builder.inputRef(`${type.name}Filter`) } : undefined);
      if (usable) this.#implement(type);
    }
    return this.#filters.get(type.name)?.ref;
  }

  #canFilter(coordinate: string, declared: ReadonlySet<string>): boolean {
    return (
      (declared.has('match') && this.#visibility.can(coordinate, 'match')) ||
      (declared.has('filter') && this.#visibility.can(coordinate, 'filter'))
    );
  }

  #implement(type: TypeModel): void {
    const self = this.#filters.get(type.name)!.ref as any;
    self.implement({
      description: describe(
        { zh: `${type.ref.title.zh}的筛选条件`, en: `Conditions on ${type.ref.title.en.toLowerCase()}` },
        { zh: '各项同时满足', en: 'all must hold' },
      ),
      fields: (t: any) => {
        const fields: Record<string, unknown> = {
          and: t.field({ type: [self], description: '全部满足 / all of these' }),
          or: t.field({ type: [self], description: '满足其一 / any of these' }),
          not: t.field({ type: self, description: '不满足 / not this' }),
        };
        for (const field of type.fields.values()) {
          const { definition } = field;
          if (definition.kind === 'column' || definition.kind === 'computed') {
            if (!this.#canFilter(field.coordinate, field.operators)) continue;
            const full = field.operators.has('filter') && this.#visibility.can(field.coordinate, 'filter');
            fields[field.name] = t.field({
              type: this.#comparison(definition.type, full),
              description: describeLabel(field.label),
            });
          } else if (
            (definition.kind === 'one' || definition.kind === 'many') &&
            this.#visibility.can(field.coordinate, 'read')
          ) {
            const target = this.#model.types.get(definition.target.name)!;
            const ref = this.of(target);
            if (!ref) continue;
            fields[field.name] = t.field({
              type: definition.kind === 'one' ? ref : this.#list(target, ref),
              description: describeLabel(field.label),
            });
          }
        }
        return fields;
      },
    });
  }

  #comparison(type: ValueType, full: boolean): any {
    const name = `${valueTypeName(type)}${full ? 'Filter' : 'Match'}`;
    const known = this.#comparisons.get(name);
    if (known) return known;
    const ref = this.#builder.inputType(name, {
      description: full ? '对一个值的比较 / comparisons with a value' : '精确匹配 / exact match',
      fields: (t: any) =>
        Object.fromEntries(
          comparisonsOf(type, full).map((op) => [
            op,
            t.field({
              type: this.#operand(type, op),
              description: describe(comparisons[op]),
            }),
          ]),
        ),
    });
    this.#comparisons.set(name, ref);
    return ref;
  }

  #operand(type: ValueType, comparison: Comparison): any {
    if (comparison === 'isNull') return 'Boolean';
    // the beginning of a value is not itself a value: 44030 begins a house code
    if (comparison === 'startsWith') return 'String';
    return comparison === 'in' ? [this.#values.ref(type)] : this.#values.ref(type);
  }

  #list(target: TypeModel, filter: unknown): any {
    const known = this.#lists.get(target.name);
    if (known) return known;
    const ref = this.#builder.inputType(`${target.name}ListFilter`, {
      description: '对关联记录的条件 / conditions on related records',
      fields: (t: any) => ({
        some: t.field({ type: filter, description: '至少一条满足 / at least one satisfies' }),
        none: t.field({ type: filter, description: '没有一条满足 / none satisfies' }),
      }),
    });
    this.#lists.set(target.name, ref);
    return ref;
  }
}
