import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { GridweaveError } from '@gridweave/kit';
import { guardedLookup, type Resolve } from './lookup.ts';
import { allowsAddress, type TargetRules } from './target-rules.ts';

const LONGEST = 2_000;

/** The host as an address, undefined when it is a name. URL has already read decimal and octal ones. */
export function literalOf({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? undefined : bare;
}

/**
 * The address of a webhook as it is kept. Where it leads is looked at now, to tell the department, and again whenever
 * something is sent.
 * @throws GridweaveError BAD_USER_INPUT
 */
export async function checkTarget(rules: TargetRules, text: string, resolve?: Resolve): Promise<string> {
  const url = URL.parse(text);
  if (!url || text.length > LONGEST || !['https:', 'http:'].includes(url.protocol))
    throw refused('应为 https 地址', 'should be an https address');
  if (url.protocol === 'http:' && !rules.httpToLoopback) throw refused('只接受 https', 'only https is taken');
  if (url.username !== '' || url.password !== '')
    throw refused('不得含用户名或密码', 'must not hold a user name or password');
  url.hash = '';
  const literal = literalOf(url);
  if (literal !== undefined) {
    if (!allowsAddress(rules, url.protocol, literal)) throw unreachable();
    return url.href;
  }
  try {
    await promisify(guardedLookup(rules, url.protocol, resolve))(url.hostname, {});
  } catch {
    // one answer for both, or names of inner hosts could be tried out
    throw unreachable();
  }
  return url.href;
}

function unreachable(): GridweaveError {
  return refused(
    '主机名无法解析,或指向不可送达的网络。内网地址须由运维在 GRIDWEAVE_WEBHOOK_NETWORKS 中列出',
    'has a host name that cannot be resolved, or leads to a network that is not delivered to. Operators list intranets in GRIDWEAVE_WEBHOOK_NETWORKS',
  );
}

function refused(zh: string, en: string): GridweaveError {
  return new GridweaveError('BAD_USER_INPUT', { zh: `url: ${zh}`, en: `url ${en}` });
}
