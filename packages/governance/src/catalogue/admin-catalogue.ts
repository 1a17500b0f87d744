import { type CatalogueEntry, catalogueOf, labelOf } from '@gridweave/access';
import { maskText, type Title } from '@gridweave/kit';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { object, query } from '../schema/define.ts';
import { pageOf } from '../schema/page.ts';
import { type LabelChangeView, readLabelChanges } from '../rules/read-rules.ts';
import { catalogueArguments } from './catalogue-arguments.ts';
import { fieldUses, type FieldUse } from './field-uses.ts';
import { searchCatalogue } from './search-catalogue.ts';

/** What one department has of an entry. */
type Holder = NonNullable<CatalogueEntry['granted']> & { readonly department: string; readonly title: Title };

/** The catalogue as admins see it: every field, who holds it, when it was used, and what was made stricter. */
export function addAdminCatalogue(builder: Builder): void {
  object<Holder, unknown>(builder, 'CatalogueHolder', '持有一项的部门 / a department that has an entry', {
    department: ['ID!', '部门代码 / code of the department'],
    title: ['SharingText!', '部门 / the department'],
    read: ['String!', 'full 完整、masked 脱敏、none 无 / full, masked or none'],
    partial: ['Boolean!', '部分可见的行没有此值 / some rows that it sees come without the value'],
    masks: ['[String!]!', '脱敏方式 / masks'],
    operators: ['[SharingOperator!]!', '运算 / operators'],
  });
  object<FieldUse, unknown>(builder, 'CatalogueUse', '一个部门对一项的使用 / what a department did with an entry', {
    department: ['ID!', '部门代码 / code of the department'],
    operations: ['Int!', '操作次数 / operations'],
    rows: ['String!', '所在应答的行数 / rows of the answers that it was part of'],
    lastUsed: ['String!', '最近使用 / used last'],
  });
  object<CatalogueEntry, AdminContext>(
    builder,
    'CatalogueItem',
    '共享目录的一项,供管理 / an entry of the catalogue, for admins',
    {
      entry: ['SharingEntry!', '目录内容 / the entry', (entry) => entry],
      declaredCategory: [
        'SharingCategory!',
        '代码所定的共享属性 / the category of the code',
        (entry, _, context) => declared(entry, context).sharing,
      ],
      declaredSensitivity: [
        'SharingSensitivity!',
        '代码所定的敏感程度 / the sensitivity of the code',
        (entry, _, context) => declared(entry, context).sensitivity,
      ],
      declaredMasks: [
        '[String!]!',
        '代码所定的脱敏方式 / the masks of the code',
        (entry, _, context) => declared(entry, context).masks.map(maskText),
      ],
      tightening: [
        'LabelChange',
        '现行的收紧,及其理由 / the tightening in force, with its reason',
        async ({ coordinate }, _, { db }): Promise<LabelChangeView | null> =>
          (await readLabelChanges(db, coordinate)).find(({ endedAt }) => endedAt === null) ?? null,
      ],
      holders: [
        '[CatalogueHolder!]!',
        '持有的部门 / departments that have it',
        ({ coordinate }, _, context) => holders(context).get(coordinate) ?? [],
      ],
      uses: [
        '[CatalogueUse!]!',
        '近 90 天的使用,最近的在前 / uses in the last 90 days, the latest first',
        async ({ coordinate }, _, context) => (await fieldUses(context)).get(coordinate) ?? [],
      ],
    },
  );
  query<AdminContext>(builder, 'catalogue', {
    type: '[CatalogueItem!]!',
    description:
      '共享目录:全部字段与变更,由标注而来 / the sharing catalogue: all fields and mutations, from their labels',
    args: {
      ...catalogueArguments,
      heldBy: ['String', '此部门持有的 / that this department has'],
    },
    access: 'admin',
    resolve: ({ heldBy, ...args }, context) => {
      const found = searchCatalogue(catalogueOf(context.policies.model), args);
      const held = heldBy
        ? found.filter(({ coordinate }) =>
            holders(context)
              .get(coordinate)
              ?.some((h) => h.department === heldBy),
          )
        : found;
      return pageOf(held, args, (entry) => entry.coordinate);
    },
  });
}

function declared({ coordinate }: CatalogueEntry, { policies }: AdminContext) {
  return labelOf(policies.models.declared, coordinate)!;
}

const known = new WeakMap<AdminContext, ReadonlyMap<string, readonly Holder[]>>();

/** Who has what, worked out once for each call. */
function holders(context: AdminContext): ReadonlyMap<string, readonly Holder[]> {
  const found = known.get(context);
  if (found) return found;
  const { policies } = context;
  const made = new Map<string, Holder[]>();
  for (const { code, title } of policies.rules.departments.values())
    for (const { coordinate, granted } of catalogueOf(policies.model, policies.policyOf(code))) {
      if (!granted || (granted.read === 'none' && granted.operators.length === 0)) continue;
      const list = made.get(coordinate) ?? [];
      list.push({ ...granted, department: code, title });
      made.set(coordinate, list);
    }
  known.set(context, made);
  return made;
}
