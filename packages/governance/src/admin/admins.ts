import {
  type AdminIdentity,
  changeAdminRoles,
  confirmAdminRoles,
  createAdmin,
  type MadeAdmin,
  rotateAdminKey,
  setAdminState,
} from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import { timeGiven } from '../grants/grant-types.ts';
import type { Builder } from '../schema/builder.ts';
import { input, mutation, object, query } from '../schema/define.ts';
import { type AdminView, readAdmins } from './read-admins.ts';

/** Who governs: admins, their roles and keys. */
export function addAdmins(builder: Builder): void {
  object<AdminIdentity, unknown>(builder, 'AdminSelf', '调用者自己 / the caller', {
    id: ['ID!', '标识 / id', ({ admin }) => admin],
    person: ['ID!', '对所办之事负责的人 / who answers for what is done'],
    name: ['String!', '姓名 / name'],
    roles: ['[AdminRole!]!', '现有角色 / roles that hold'],
  });
  object<AdminView, unknown>(builder, 'Admin', '管理员 / an admin', {
    id: ['ID!', '标识 / id'],
    name: ['String!', '姓名 / name'],
    roles: ['[AdminRole!]!', '现有角色 / roles that hold'],
    pendingRoles: ['[AdminRole!]', '待他人确认的角色 / roles that wait for another admin'],
    state: ['String!', 'active 或 suspended / active or suspended'],
    issuer: ['String', '身份提供方 / identity provider'],
    subject: ['String', '在身份提供方的标识 / subject at the identity provider'],
    owner: ['ID', '脚本密钥的所有人 / owner of a script’s key'],
    expiresAt: ['String', '密钥到期 / the key ends at'],
    addressRanges: ['[String!]!', '可用网段;空为不限 / address ranges; empty is everywhere'],
    createdAt: ['String!', '登记时间 / added at'],
    rotatedAt: ['String', '密钥轮换时间 / its key was made anew at'],
    changedBy: ['String', '最近变更人 / changed last by'],
  });
  object<MadeAdmin, unknown>(
    builder,
    'NewAdmin',
    '新管理员;密钥只显示这一次 / a new admin; the key is shown this once',
    {
      id: ['ID!', '标识 / id'],
      key: ['String', '密钥;身份提供方的人没有 / the key; a person of the identity provider has none'],
    },
  );
  input(builder, 'AdminInput', '要登记的管理员 / an admin to add', {
    name: ['String!', '姓名 / name'],
    roles: ['[AdminRole!]!', '角色,经他人确认后生效 / roles; they hold when another admin confirms them'],
    issuer: ['String', '身份提供方;与 subject 同给 / identity provider; together with subject'],
    subject: ['String', '在身份提供方的标识 / subject at the identity provider'],
    owner: ['ID', '脚本密钥的所有人 / owner of a script’s key'],
    expiresAt: ['String', '密钥到期 / the key ends at'],
    addressRanges: ['[String!]!', '可用网段 / address ranges', []],
  });
  query<AdminContext>(builder, 'me', {
    type: 'AdminSelf!',
    description: '调用者自己 / the caller',
    access: 'admin',
    resolve: (_, { admin }) => admin,
  });
  query<AdminContext>(builder, 'admins', {
    type: '[Admin!]!',
    description: '全部管理员 / all admins',
    access: 'admin',
    resolve: (_, { db }) => readAdmins(db),
  });
  mutation<AdminContext>(builder, 'createAdmin', {
    type: 'NewAdmin!',
    description: '登记管理员;角色须经另一位管理员确认 / adds an admin; another admin has to confirm the roles',
    args: { admin: ['AdminInput!', '管理员 / the admin'] },
    access: ['key-operator'],
    resolve: ({ admin: { issuer, subject, expiresAt, ...rest } }, { db, admin }) =>
      createAdmin(
        db,
        {
          ...rest,
          oidc: issuer && subject ? { issuer, subject } : null,
          expiresAt: timeGiven('expiresAt', expiresAt),
        },
        admin.person,
      ),
  });
  const id = ['ID!', '管理员 / the admin'] as const;
  const one = async ({ db }: AdminContext, admin: string): Promise<AdminView | undefined> =>
    (await readAdmins(db, [admin]))[0];
  mutation<AdminContext>(builder, 'changeAdminRoles', {
    type: 'Admin!',
    description:
      '变更角色:减少的即时生效,增加的须另一人确认 / changes roles: what is taken goes at once, what is added waits for another admin',
    args: { id, roles: ['[AdminRole!]!', '变更后的全部角色 / all roles from then on'] },
    access: ['key-operator'],
    resolve: async (args, context) => {
      await changeAdminRoles(context.db, args.id, args.roles, context.admin.person);
      return one(context, args.id);
    },
  });
  mutation<AdminContext>(builder, 'confirmAdminRoles', {
    type: 'Admin!',
    description: '确认他人授予的角色 / confirms roles that another admin gave',
    args: { id },
    access: ['key-operator', 'approver', 'auditor'],
    resolve: async (args, context) => {
      await confirmAdminRoles(context.db, args.id, context.admin.person);
      return one(context, args.id);
    },
  });
  mutation<AdminContext>(builder, 'rotateAdminKey', {
    type: 'NewAdmin!',
    description: '换发密钥,旧密钥即刻失效 / gives a new key; the old one stops working at once',
    args: { id, expiresAt: ['String', '新密钥到期 / the new key ends at'] },
    access: ['key-operator'],
    resolve: (args, { db, admin }) => rotateAdminKey(db, args.id, timeGiven('expiresAt', args.expiresAt), admin.person),
  });
  for (const [name, state, text] of [
    ['suspendAdmin', 'suspended', '停用管理员 / stops an admin'],
    ['resumeAdmin', 'active', '恢复管理员 / lets an admin act again'],
  ] as const)
    mutation<AdminContext>(builder, name, {
      type: 'Admin!',
      description: text,
      args: { id, reason: ['String!', '理由 / reason'] },
      access: ['key-operator'],
      resolve: async (args, context) => {
        await setAdminState(context.db, args.id, state, context.admin.person, args.reason);
        return one(context, args.id);
      },
    });
}
