import { type AdminRole, adminRoles } from '@gridweave/access';
import { type Operator, operators, sensitivities, sharingCategories } from '@gridweave/kit';
import { GraphQLScalarType } from 'graphql';
import type { Builder } from './builder.ts';
import { enumeration, object } from './define.ts';

const operatorTexts: Readonly<Record<Operator, string>> = {
  read: '读取 / read',
  match: '精确匹配:按已知的值查找 / match: look up by a value that one has',
  filter: '筛选 / filter',
  order: '排序 / order',
  search: '文本检索 / text search',
  aggregate: '统计 / aggregate',
  subscribe: '订阅 / subscribe',
};

/** The name of a value in GraphQL: `half-year` is `HALF_YEAR`. */
export function enumName(value: string): string {
  return value.replaceAll('-', '_').toUpperCase();
}

/** Values and types that both the admins' graph and the departments' desk use. */
export function addSharedValues(builder: Builder): void {
  builder.addScalarType('SharingJSON', jsonScalar, {});
  object(builder, 'SharingText', '中英文文本 / a text in both languages', {
    zh: ['String!', '中文 / Chinese'],
    en: ['String!', '英文 / English'],
  });
  enumeration(
    builder,
    'SharingOperator',
    '运算:读取之外各自授予 / operators: each is granted by itself, reading brings no other',
    Object.fromEntries(operators.map((operator) => [enumName(operator), [operator, operatorTexts[operator]]])),
  );
  enumeration(builder, 'SharingAccess', '访问方式 / how a field is shown', {
    FULL: ['full', '完整 / in full'],
    MASKED: ['masked', '脱敏 / under a mask'],
  });
  enumeration(builder, 'SharingCategory', '共享属性 / sharing category', {
    UNCONDITIONAL: [sharingCategories[0], '无条件共享 / unconditional'],
    CONDITIONAL: [sharingCategories[1], '有条件共享 / conditional'],
    NONE: [sharingCategories[2], '不予共享 / not shared'],
  });
  enumeration(builder, 'SharingSensitivity', '敏感程度 / sensitivity', {
    PUBLIC: [sensitivities[0], '公开 / public'],
    INTERNAL: [sensitivities[1], '内部 / internal'],
    PERSONAL: [sensitivities[2], '个人信息 / personal information'],
    SENSITIVE: [
      sensitivities[3],
      '敏感个人信息(《个人信息保护法》第二十八条) / sensitive personal information (PIPL 28)',
    ],
  });
}

/** The roles of admins; only their own graph has them. */
export function addRoles(builder: Builder): void {
  enumeration(
    builder,
    'AdminRole',
    '管理员角色 / roles of admins',
    Object.fromEntries(
      (Object.keys(adminRoles) as AdminRole[]).map((role) => [
        enumName(role),
        [role, `${adminRoles[role].zh} / ${adminRoles[role].en}`],
      ]),
    ),
  );
}

const jsonScalar = new GraphQLScalarType({
  name: 'SharingJSON',
  description: '任意 JSON 值 / any JSON value',
});
