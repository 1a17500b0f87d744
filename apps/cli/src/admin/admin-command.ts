import { createAdmin, type AdminRole, adminRoles } from '@gridweave/access';
import { config } from '@gridweave/app-server';
import { readEnvironment } from '@gridweave/server';

import type { Print } from '../command.ts';
import { connect } from '../database/connect.ts';
import { type Given, required, withSubcommands } from '../subcommands.ts';

const help = `用法 / Usage:
  gridweave admin create --name NAME --role ROLE [--role ROLE …] [--issuer URL --subject SUBJECT]

在数据库上登记首批管理员,角色立即生效;此后由管理员经 /admin/graphql 互相登记与确认。
Adds the first admins on the database, with roles that hold at once; later ones are added and confirmed by admins at /admin/graphql.

  --role     ${Object.keys(adminRoles).join('、')}
  --issuer --subject  身份提供方的人,不用密钥 / a person of the identity provider, who needs no key
数据库 / Database: DATABASE_URL;不设时为数据目录中的内置 PostgreSQL,服务须先停止 / without it the embedded one, with the server stopped.`;

/** `gridweave admin`: sets up the first admins. */
export const adminCommand = withSubcommands('admin', '登记首批管理员 / adds the first admins', help, {
  create: {
    options: {
      name: { type: 'string' },
      role: { type: 'string', multiple: true },
      issuer: { type: 'string' },
      subject: { type: 'string' },
    },
    words: 0,
    run: create,
  },
});

async function create(given: Given, print: Print): Promise<number> {
  const name = required(given, 'name');
  const roles = (given.values['role'] ?? []) as readonly AdminRole[];
  const { issuer, subject } = given.values as Readonly<Record<string, string | undefined>>;
  const connected = await connect(readEnvironment(), config.plugins);
  try {
    const oidc = issuer && subject ? { issuer, subject } : null;
    const { id, key } = await createAdmin(connected.database.db, { name, roles, oidc });
    print(`✓ 管理员 ${id} / admin ${id}: ${name} (${roles.join(', ')})`);
    if (key) print(`  密钥,只显示这一次 / the key, shown this once: ${key}`);
    return 0;
  } finally {
    await connected.close();
  }
}
