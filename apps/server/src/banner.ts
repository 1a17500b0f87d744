import type { Keys } from './credentials.ts';

/** What there is to say when the server is ready. */
export interface BannerFacts {
  readonly url: string;
  readonly seconds: number;
  readonly keys: Keys;
  readonly credentialsFile: string;
}

/** The lines that are printed when the server is ready: where it is, and with which key to try it. */
export function banner({ url, seconds, keys, credentialsFile }: BannerFacts): string {
  const lines = [
    '',
    `  织网 Gridweave — 已就绪,用时 ${seconds.toFixed(1)} 秒 / ready in ${seconds.toFixed(1)} s`,
    '',
    `  控制台       ${url}/console`,
    `  GraphiQL     ${url}/graphql`,
    `  管理 admin   ${url}/admin/graphql`,
    `  健康 health  ${url}/health/ready`,
    '',
  ];
  if (keys.clients.length > 0) {
    const width = Math.max(...keys.clients.map(({ department }) => department.length));
    lines.push(
      '  示例部门的密钥,请求头 Authorization: Bearer <密钥> / keys of the sample departments:',
      '',
      ...keys.clients.map(({ department, key }) => `  ${department.padEnd(width)}  ${key}`),
      '',
      `  也在 / also in ${credentialsFile},另有管理员的密钥 / with the keys of admins`,
      '',
    );
  }
  lines.push('  按 Ctrl-C 停止 / Ctrl-C stops it', '');
  return lines.join('\n');
}
