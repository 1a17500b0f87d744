import { type BundleItem, endBundle, findBundle, saveBundle } from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { input, mutation, query } from '../schema/define.ts';
import { resolveBundles } from './bundle-types.ts';

/** Bundles as admins keep them. */
export function addAdminBundles(builder: Builder): void {
  query<AdminContext>(builder, 'bundles', {
    type: '[SharingBundle!]!',
    description: '资源包 / bundles',
    access: 'admin',
    resolve: resolveBundles,
  });
  input(builder, 'BundleItemInput', '资源包的一项:访问方式相同的字段 / an item: fields with the same access', {
    fields: ['[String!]!', '坐标 / coordinates'],
    access: ['SharingAccess!', '访问方式 / how they are shown', 'full'],
    mask: ['String', '脱敏方式 / the mask'],
    operators: ['[SharingOperator!]!', '运算 / operators', ['read']],
    scopes: ['[String!]!', '命名范围 / named scopes', []],
  });
  mutation<AdminContext>(builder, 'saveBundle', {
    type: 'SharingBundle!',
    description: '建立或改写资源包;已给的授权不变 / makes a bundle or another edition of it; what was granted stays',
    args: {
      name: ['ID!', '小写字母、数字与连字符 / lower-case letters, digits and hyphens'],
      zh: ['String!', '中文标题 / title in Chinese'],
      en: ['String!', '英文标题 / title in English'],
      items: ['[BundleItemInput!]!', '各项 / its items'],
      emergency: ['Boolean!', '仅供应急启用 / for emergencies only', false],
    },
    access: ['catalogue-keeper'],
    resolve: async ({ name, zh, en, items, emergency }, { db, policies, admin }) => {
      const bundle = { name, title: { zh, en }, items: items as BundleItem[], emergency };
      await saveBundle(db, policies.model, bundle, admin.person);
      return findBundle(db, name);
    },
  });
  mutation<AdminContext>(builder, 'endBundle', {
    type: '[SharingBundle!]!',
    description: '停用资源包;已给的授权不变 / ends a bundle; what was granted stays',
    args: { name: ['ID!', '资源包 / the bundle'] },
    access: ['catalogue-keeper'],
    resolve: async ({ name }, context) => {
      await endBundle(context.db, name, context.admin.person);
      return resolveBundles(undefined, context);
    },
  });
}
