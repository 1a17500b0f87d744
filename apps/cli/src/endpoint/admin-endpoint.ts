import { GridweaveError } from '@gridweave/kit';

import type { Given } from '../subcommands.ts';

/** The options of commands that speak with a running server. */
export const endpointOptions = { url: { type: 'string', default: 'http://127.0.0.1:4000' } } as const;

/** What their help says. */
export const endpointHelp = `  --url      服务地址,默认 / address of the server, by default http://127.0.0.1:4000
  管理员密钥取自环境变量 GRIDWEAVE_ADMIN_KEY / The key of an admin is read from GRIDWEAVE_ADMIN_KEY.`;

/** Sends an operation to the admin endpoint of a server. @throws GridweaveError with what the server refused */
export async function askAdmin(
  given: Given,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<any> {
  const key = process.env['GRIDWEAVE_ADMIN_KEY'];
  if (!key)
    throw new GridweaveError('UNAUTHENTICATED', {
      zh: '请将管理员密钥放入环境变量 GRIDWEAVE_ADMIN_KEY',
      en: 'Put the key of an admin into the environment variable GRIDWEAVE_ADMIN_KEY',
    });
  const url = `${String(given.values['url']).replace(/\/$/, '')}/admin/graphql`;
  const response = await reach(url, key, JSON.stringify({ query, variables }));
  const body = (await response.json().catch(() => ({}))) as { data?: any; errors?: readonly { message: string }[] };
  if (body.data && !body.errors) return body.data;
  const said = body.errors?.map(({ message }) => message) ?? [`HTTP ${response.status}`];
  const [zh, en] = [
    said.map((text) => text.split(' / ')[0]),
    said.map((text) => text.split(' / ').slice(1).join(' / ') || text),
  ];
  throw new GridweaveError('BAD_REQUEST', { zh: zh.join('; '), en: en.join('; ') });
}

async function reach(url: string, key: string, body: string): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
      body,
    });
  } catch {
    throw new GridweaveError('BAD_REQUEST', {
      zh: `无法连接 ${url}。请确认服务正在运行,或用 --url 给出地址`,
      en: `${url} cannot be reached. Check that the server runs, or give its address with --url`,
    });
  }
}
