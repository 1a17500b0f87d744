import { type CatalogueEntry, catalogueOf } from '@gridweave/access';
import { type Deprecation, GridweaveError, type Model } from '@gridweave/kit';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { object, query } from '../schema/define.ts';
import { fieldUses, type FieldUse } from './field-uses.ts';

interface DeprecatedField {
  readonly entry: CatalogueEntry;
  readonly deprecation: Deprecation;
  readonly uses: readonly FieldUse[];
}

/** Fields on their way out, and who still uses them: before one is removed, these departments are told. */
export function addDeprecatedFields(builder: Builder): void {
  object<DeprecatedField, unknown>(
    builder,
    'DeprecatedField',
    '已弃用的字段及其使用 / a field on its way out, and who still uses it',
    {
      entry: ['SharingEntry!', '目录内容 / its entry in the catalogue'],
      reason: ['SharingText!', '原因与替代 / why, and what to use instead', ({ deprecation }) => deprecation.reason],
      on: ['String!', '弃用日期 / deprecated on', ({ deprecation }) => deprecation.on],
      removeAfter: ['String!', '此日之后可移除 / may be removed after', ({ deprecation }) => deprecation.removeAfter],
      uses: ['[CatalogueUse!]!', '所问天数内的使用,最近的在前 / uses in the days asked for, the latest first'],
    },
  );
  query<AdminContext>(builder, 'deprecatedFields', {
    type: '[DeprecatedField!]!',
    description:
      '已弃用的字段,最先移除的在前,及各部门近 N 天的使用 / fields on their way out, those to be removed first ahead, and their use by department in the last days',
    args: { days: ['Int', '天数,默认 90,最多 3650 / days, 90 unless told, at most 3650', 90] },
    access: 'admin',
    resolve: async ({ days }, context) => {
      if (!Number.isInteger(days) || days < 1 || days > 3_650)
        throw new GridweaveError('BAD_USER_INPUT', { zh: 'days 应为 1 至 3650', en: 'days is 1 to 3650' });
      const { model } = context.policies;
      const deprecated = catalogueOf(model).flatMap((entry) => {
        const deprecation = deprecationOf(model, entry.coordinate);
        return deprecation ? [{ entry, deprecation }] : [];
      });
      const uses = await fieldUses(context, days);
      return deprecated
        .map((field) => ({ ...field, uses: uses.get(field.entry.coordinate) ?? [] }))
        .sort((a, b) => (a.deprecation.removeAfter < b.deprecation.removeAfter ? -1 : 1));
    },
  });
}

function deprecationOf(model: Model, coordinate: string): Deprecation | undefined {
  const [type = '', name = ''] = coordinate.split('.');
  return model.types.get(type)?.fields.get(name)?.definition.deprecated;
}
