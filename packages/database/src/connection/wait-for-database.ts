import { setTimeout as sleep } from 'node:timers/promises';

import { GridweaveError } from '@gridweave/kit';
import { Client } from 'pg';

import { connectionConfig } from './open-database.ts';
import { reasonOf } from './reason.ts';
import { isUnavailable } from './unavailable.ts';
import { redactUrl } from './url.ts';

export interface WaitOptions {
  /** How long to go on trying; 60,000 when not given. */
  readonly timeoutMs?: number;
  /** Called before each pause. */
  readonly onWait?: (state: { attempt: number; waitedMs: number; url: string; reason: string }) => void;
}

export interface ServerFacts {
  /** `server_version_num`: 180004. */
  readonly version: number;
}

const OLDEST = 150_000;
const LONGEST_PAUSE = 2_000;

/**
 * Waits at start-up until the database answers. A database that cannot be reached is tried again until the time is over
 * (DATABASE_UNAVAILABLE); what waiting cannot mend (password, name, version, encoding) is CONFIG_INVALID at once.
 */
export async function waitForDatabase(url: string, options: WaitOptions = {}): Promise<ServerFacts> {
  const timeoutMs = options.timeoutMs ?? 60_000;
  const begun = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await readFacts(url, Math.max(1_000, Math.min(10_000, timeoutMs)));
    } catch (error) {
      if (error instanceof GridweaveError) throw error;
      if (!isUnavailable(error)) throw wrongSetting(url, error);
      const reason = reasonOf(error);
      const waitedMs = performance.now() - begun;
      const pause = Math.min(LONGEST_PAUSE, 100 * 2 ** attempt);
      if (waitedMs + pause > timeoutMs) throw unreachable(url, reason, waitedMs, error);
      options.onWait?.({ attempt, waitedMs, url: redactUrl(url), reason });
      await sleep(pause);
    }
  }
}

async function readFacts(url: string, connectTimeoutMs: number): Promise<ServerFacts> {
  const client = new Client(connectionConfig({ url, connectTimeoutMs, statementTimeoutMs: 10_000 }));
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int4 as version, current_setting('server_version') as text,
        current_setting('server_encoding') as encoding`,
    );
    const { version, text, encoding } = rows[0] as { version: number; text: string; encoding: string };
    if (version < OLDEST) {
      throw new GridweaveError('CONFIG_INVALID', {
        zh: `数据库 ${redactUrl(url)} 的 PostgreSQL 版本是 ${text},需要 15 或更新。请升级,或改用另一台服务器`,
        en: `The database ${redactUrl(url)} runs PostgreSQL ${text}; 15 or newer is needed. Upgrade it or use another server`,
      });
    }
    if (encoding !== 'UTF8') {
      throw new GridweaveError('CONFIG_INVALID', {
        zh: `数据库 ${redactUrl(url)} 的编码是 ${encoding},需要 UTF8。请用 create database … encoding 'UTF8' template template0 新建一个库`,
        en: `The database ${redactUrl(url)} is encoded in ${encoding}; UTF8 is needed. Create another one with create database … encoding 'UTF8' template template0`,
      });
    }
    return { version };
  } finally {
    await client.end().catch(() => {});
  }
}

function unreachable(url: string, reason: string, waitedMs: number, cause: unknown): GridweaveError {
  const seconds = Math.round(waitedMs / 1000);
  return new GridweaveError(
    'DATABASE_UNAVAILABLE',
    {
      zh: `等了 ${seconds} 秒,仍无法连接数据库 ${redactUrl(url)}:${reason}。请检查数据库是否在运行、主机与端口是否正确、防火墙是否放行`,
      en: `The database ${redactUrl(url)} could not be reached within ${seconds} s: ${reason}. Check that it runs, that host and port are right and that no firewall is between`,
    },
    {},
    { cause },
  );
}

function wrongSetting(url: string, error: unknown): GridweaveError {
  const where = redactUrl(url);
  const reason = reasonOf(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const invalid = (zh: string, en: string) => new GridweaveError('CONFIG_INVALID', { zh, en }, {}, { cause: error });
  if (code === '28P01' || code === '28000' || /password must be a string/.test(reason)) {
    return invalid(
      `数据库 ${where} 拒绝了登录:${reason}。请检查地址中的用户名和密码,以及服务器的 pg_hba.conf`,
      `The database ${where} refused the login: ${reason}. Check user and password in the address, and pg_hba.conf on the server`,
    );
  }
  if (code === '3D000') {
    return invalid(
      `服务器 ${where} 上没有这个数据库:${reason}。请先 create database,或改正地址中的库名`,
      `The server of ${where} has no such database: ${reason}. Create it, or correct the name in the address`,
    );
  }
  return invalid(
    `无法使用数据库 ${where}:${reason}。请检查数据库地址及其参数`,
    `The database ${where} cannot be used: ${reason}. Check the address and its parameters`,
  );
}
