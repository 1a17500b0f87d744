import type { FieldNode } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { GraphQLObjectType } from 'graphql';
import { GridweaveError, type Title } from '@gridweave/kit';
import type { PlanInput } from '../plan/build-plan.ts';
import type { Shape } from '../plan/shape-tree.ts';
import type { Column } from './export.ts';

const typeTitle: Title = { zh: '类型', en: 'Type' };

/**
 * The columns of a selection, in the order of its shape.
 * @throws GridweaveError BAD_USER_INPUT naming what cannot be a column
 */
export function columnsOf(input: PlanInput, shape: Shape, nodes: readonly FieldNode[]): readonly Column[] {
  const unfit: string[] = [];
  const columns = new ColumnReader(input, unfit).read(shape, nodes, [], '');
  if (unfit.length > 0)
    throw new GridweaveError(
      'BAD_USER_INPUT',
      {
        zh: `CSV 的列只能是单个值或一对一关联记录的值,以下不能成为列: ${unfit.join(', ')}。请去掉,或改用 NDJSON(Accept: application/x-ndjson)`,
        en: `Columns of CSV are single values, or values of one related record; these cannot be columns: ${unfit.join(', ')}. Leave them out, or take NDJSON (Accept: application/x-ndjson)`,
      },
      { fields: unfit },
    );
  return columns;
}

class ColumnReader {
  readonly #input: PlanInput;
  readonly #unfit: string[];

  constructor(input: PlanInput, unfit: string[]) {
    this.#input = input;
    this.#unfit = unfit;
  }

  read(shape: Shape, nodes: readonly FieldNode[], above: readonly Title[], path: string): readonly Column[] {
    const { schema, fragments, variables, model } = this.#input;
    const type = schema.getType(shape.typename) as GraphQLObjectType;
    const fields = [...collectSubfields(schema, fragments as any, variables, type, nodes).values()];
    return shape.entries.flatMap(({ key, value }, i): readonly Column[] => {
      const own = fields[i]!;
      const { name, alias } = own[0]!;
      const title = model.types.get(shape.typename)!.fields.get(name.value)?.label.title ?? typeTitle;
      const titles = [...above, title];
      switch (value.kind) {
        case 'object':
          return this.read(value.shape, own, titles, `${path}${key}.`);
        case 'connection':
        case 'union':
          this.#unfit.push(`${path}${key}`);
          return [];
        default:
          // a relation that was denied is null, and so are its cells: one is enough
          return [alias ? { alias: alias.value } : { titles }];
      }
    });
  }
}
