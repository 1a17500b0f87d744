import { type Bundle, listBundles } from '@gridweave/access';
import type { Governance } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { object } from '../schema/define.ts';

/** The type of bundles, for admins and departments alike. */
export function addBundleTypes(builder: Builder): void {
  object<Bundle, unknown>(
    builder,
    'SharingBundle',
    '资源包:可一并申请的字段 / a set of fields that is asked for as a whole',
    {
      name: ['ID!', '名称 / name'],
      title: ['SharingText!', '标题 / title'],
      items: ['SharingJSON!', '各项 / its items'],
      emergency: ['Boolean!', '仅供应急启用 / for emergencies only'],
    },
  );
}

/** The bundles that can be used. */
export function resolveBundles(_: unknown, { db }: Governance): Promise<readonly Bundle[]> {
  return listBundles(db);
}
