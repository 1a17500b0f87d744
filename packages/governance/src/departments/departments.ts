import {
  createClient,
  createDepartment,
  resumeClient,
  rotateClientKey,
  setClientRanges,
  suspendClient,
} from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import { timeGiven } from '../grants/grant-types.ts';
import type { Builder } from '../schema/builder.ts';
import { input, mutation, object, query } from '../schema/define.ts';
import { type ClientView, type DepartmentView, readClients, readDepartments } from './read-departments.ts';

/** Departments, their clients and keys. */
export function addDepartments(builder: Builder): void {
  object<ClientView, unknown>(builder, 'Client', '部门的接入方 / a client of a department', {
    id: ['ID!', '标识 / id'],
    department: ['String!', '部门代码 / code of its department'],
    name: ['String!', '名称 / name'],
    state: ['String!', 'active 或 suspended / active or suspended'],
    expiresAt: ['String', '密钥到期 / the key ends at'],
    addressRanges: ['[String!]!', '可用网段;空为不限 / address ranges; empty is everywhere'],
    createdAt: ['String!', '登记时间 / added at'],
    rotatedAt: ['String', '密钥轮换时间 / its key was made anew at'],
  });
  object<DepartmentView, AdminContext>(builder, 'Department', '部门 / a department', {
    code: ['ID!', '代码 / code'],
    title: ['SharingText!', '名称 / title'],
    parent: ['String', '上级部门 / the department above'],
    areas: ['[String!]!', '辖区代码 / area codes of its jurisdiction'],
    version: ['String!', '其权限最近变更的策略版本 / policy version of the last change of its permissions'],
    clients: ['[Client!]!', '接入方 / its clients', ({ code }, _, { db }) => readClients(db, { department: code })],
  });
  object<{ id: string; key: string }, unknown>(builder, 'ShownKey', '密钥,只显示这一次 / a key, shown this once', {
    id: ['ID!', '接入方 / the client'],
    key: ['String!', '密钥 / the key'],
  });
  query<AdminContext>(builder, 'departments', {
    type: '[Department!]!',
    description: '全部部门 / all departments',
    access: 'admin',
    resolve: (_, { db }) => readDepartments(db),
  });
  query<AdminContext>(builder, 'department', {
    type: 'Department',
    description: '一个部门 / one department',
    args: { code: ['ID!', '代码 / code'] },
    access: 'admin',
    resolve: async ({ code }, { db }) => (await readDepartments(db, code))[0] ?? null,
  });
  input(builder, 'DepartmentInput', '要登记的部门 / a department to add', {
    code: ['ID!', '小写字母、数字与连字符 / lower-case letters, digits and hyphens'],
    zh: ['String!', '中文名称 / title in Chinese'],
    en: ['String!', '英文名称 / title in English'],
    parent: ['String', '上级部门 / the department above'],
    areas: ['[String!]!', '辖区代码 / area codes of its jurisdiction'],
  });
  mutation<AdminContext>(builder, 'createDepartment', {
    type: 'Department!',
    description: '登记部门;无条件共享的字段自此可读 / adds a department; it has the unconditional fields from then on',
    args: { department: ['DepartmentInput!', '部门 / the department'] },
    access: ['key-operator'],
    resolve: async ({ department: { zh, en, ...rest } }, { db, admin }) => {
      await createDepartment(db, { ...rest, title: { zh, en } }, admin.person);
      return (await readDepartments(db, rest.code))[0];
    },
  });
  addClients(builder);
}

function addClients(builder: Builder): void {
  const id = ['ID!', '接入方 / the client'] as const;
  const one = async ({ db }: AdminContext, client: string): Promise<ClientView | undefined> =>
    (await readClients(db, { id: client }))[0];
  query<AdminContext>(builder, 'clients', {
    type: '[Client!]!',
    description: '接入方 / clients',
    args: { department: ['String', '部门代码 / code of a department'] },
    access: 'admin',
    resolve: ({ department }, { db }) => readClients(db, { department }),
  });
  mutation<AdminContext>(builder, 'createClient', {
    type: 'ShownKey!',
    description: '登记接入方并发给密钥,只显示这一次 / adds a client with a key, which is shown this once',
    args: {
      department: ['String!', '部门代码 / code of the department'],
      name: ['String!', '名称 / name'],
      expiresAt: ['String', '密钥到期 / the key ends at'],
      addressRanges: ['[String!]!', '可用网段 / address ranges', []],
    },
    access: ['key-operator'],
    resolve: ({ expiresAt, ...client }, { db, admin }) =>
      createClient(db, { ...client, expiresAt: timeGiven('expiresAt', expiresAt) }, admin.person),
  });
  mutation<AdminContext>(builder, 'rotateClientKey', {
    type: 'ShownKey!',
    description: '换发密钥,旧密钥即刻失效 / gives a new key; the old one stops working at once',
    args: { id, expiresAt: ['String', '新密钥到期 / the new key ends at'] },
    access: ['key-operator'],
    resolve: (args, { db, admin }) =>
      rotateClientKey(db, args.id, timeGiven('expiresAt', args.expiresAt), admin.person),
  });
  mutation<AdminContext>(builder, 'setClientRanges', {
    type: 'Client!',
    description: '限定接入方的网段 / limits the addresses from which a client may call',
    args: { id, addressRanges: ['[String!]!', '网段;空为不限 / address ranges; empty is everywhere'] },
    access: ['key-operator'],
    resolve: async (args, context) => {
      await setClientRanges(context.db, args.id, args.addressRanges, context.admin.person);
      return one(context, args.id);
    },
  });
  const states = { suspendClient, resumeClient };
  for (const [name, text] of [
    ['suspendClient', '停用接入方,立即生效 / stops a client at once'],
    ['resumeClient', '恢复接入方 / lets a client call again'],
  ] as const)
    mutation<AdminContext>(builder, name, {
      type: 'Client!',
      description: text,
      args: { id, reason: ['String!', '理由 / reason'] },
      access: ['key-operator'],
      resolve: async (args, context) => {
        await states[name](context.db, args.id, context.admin.person, args.reason);
        return one(context, args.id);
      },
    });
}
