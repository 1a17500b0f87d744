import { GridweaveError } from '@gridweave/kit';

/**
 * The address of a database without its password, fit for logs and errors.
 *
 * ```ts
 * redactUrl('postgres://li:secret@db:5432/city') // 'postgres://li:***@db:5432/city'
 * ```
 */
export function redactUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return '***';
  if (parsed.password !== '') parsed.password = '***';
  for (const name of ['password', 'sslpassword']) {
    if (parsed.searchParams.has(name)) parsed.searchParams.set(name, '***');
  }
  return parsed.href;
}

/** Reads a database address; CONFIG_INVALID when it is not a `postgres://` URL. The text never shows the address itself. */
export function parseDatabaseUrl(url: string): URL {
  const parsed = URL.parse(url);
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new GridweaveError('CONFIG_INVALID', {
      zh: '数据库地址不是有效的 postgres:// 网址。请写成 postgres://用户:密码@主机:5432/库名,密码中的特殊字符用 %XX 编码',
      en: 'The database address is not a valid postgres:// URL. Write postgres://user:password@host:5432/name, with special characters of the password encoded as %XX',
    });
  }
  return parsed;
}

/** The same server, another database. */
export function withDatabaseName(url: string, name: string): string {
  const parsed = parseDatabaseUrl(url);
  parsed.pathname = `/${encodeURIComponent(name)}`;
  return parsed.href;
}
