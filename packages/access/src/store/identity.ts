import { timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { GridweaveError } from '@gridweave/kit';
import { type CredentialKind, hashOf, readCredential } from '../grants/credential.ts';
import type { AdminRole } from '../admins/roles.ts';
import type { AdminFacts, ClientFacts, CredentialFacts } from './snapshot.ts';

/** A client whose key was verified. */
export interface Identity {
  readonly client: string;
  readonly name: string;
  readonly department: string;
  /** Stands for the key that was shown: a new key makes the identity end. */
  readonly keyMark: string;
}

/** An admin whose key or token was verified. */
export interface AdminIdentity {
  readonly admin: string;
  /** Who answers for what is done: the owner of a script's key, otherwise the admin. */
  readonly person: string;
  readonly name: string;
  readonly roles: readonly AdminRole[];
  readonly keyMark: string;
}

const nobody = Buffer.alloc(32);

/**
 * Finds whose key it is. A key of nobody and a wrong key take the same comparison and get the same answer; only the
 * owner of the key learns that it expired, is suspended or is used from elsewhere.
 */
export function verify<T extends ClientFacts | AdminFacts>(
  kind: CredentialKind,
  credential: string,
  remoteAddress: string,
  known: ReadonlyMap<string, T>,
  now: number,
): T {
  const read = readCredential(credential);
  const found = read?.kind === kind ? known.get(read.id) : undefined;
  const isSame = timingSafeEqual(hashOf(credential), found?.keyHash ?? nobody);
  if (!found || !isSame) throw unauthenticated();
  requireLive(found, now);
  requireWithin(found, remoteAddress);
  return found;
}

/** @throws GridweaveError FORBIDDEN where the credential is bound to other addresses */
export function requireWithin({ addressRanges }: Pick<CredentialFacts, 'addressRanges'>, remoteAddress: string): void {
  if (isWithin(remoteAddress, addressRanges)) return;
  throw new GridweaveError('FORBIDDEN', {
    zh: `凭证不可从地址 ${remoteAddress} 使用。请从登记的网段调用,或请管理员修改网段`,
    en: `The credential may not be used from ${remoteAddress}. Call from its registered ranges, or ask an admin to change them`,
  });
}

/** Whether the key by which somebody was identified may still be used: for what stays open longer than a request. */
export function requireStill<T extends ClientFacts | AdminFacts>(
  found: T | undefined,
  keyMark: string,
  now: number,
): T {
  if (!found || keyMarkOf(found) !== keyMark) throw unauthenticated();
  requireLive(found, now);
  return found;
}

export function clientIdentity(found: ClientFacts): Identity {
  return { client: found.id, name: found.name, department: found.department, keyMark: keyMarkOf(found) };
}

/** The identity of an admin; a script never has a role that its owner has not, and ends with its owner. */
export function adminIdentity(found: AdminFacts, known: ReadonlyMap<string, AdminFacts>, now: number): AdminIdentity {
  const owner = found.owner === null ? undefined : known.get(found.owner);
  if (owner) requireLive(owner, now);
  return {
    admin: found.id,
    person: owner?.id ?? found.id,
    name: found.name,
    roles: owner ? found.roles.filter((role) => owner.roles.includes(role)) : found.roles,
    keyMark: keyMarkOf(found),
  };
}

/** The admin whom the identity provider names. */
export function verifySubject(
  issuer: string,
  subject: string,
  known: ReadonlyMap<string, AdminFacts>,
  now: number,
): AdminFacts {
  const found = [...known.values()].find((admin) => admin.issuer === issuer && admin.subject === subject);
  if (!found)
    throw new GridweaveError('FORBIDDEN', {
      zh: '身份已验证,但未登记为管理员。请密钥管理员登记此人',
      en: 'The identity is verified but not registered as an admin. Ask an operator of keys to register the person',
    });
  requireLive(found, now);
  return found;
}

function keyMarkOf(found: ClientFacts | AdminFacts): string {
  return found.keyHash?.toString('base64url', 0, 12) ?? `oidc:${(found as AdminFacts).subject}`;
}

function requireLive(found: Pick<CredentialFacts, 'state' | 'expiresAt'>, now: number): void {
  if (found.state === 'suspended') throw suspended();
  if (found.expiresAt !== null && found.expiresAt <= now)
    throw new GridweaveError('CREDENTIAL_EXPIRED', {
      zh: '凭证已过期。请管理员轮换密钥',
      en: 'The credential has expired. Ask an admin for a new key',
    });
}

function suspended(): GridweaveError {
  return new GridweaveError('FORBIDDEN', {
    zh: '凭证已被停用。请联系管理员',
    en: 'The credential is suspended. Ask an admin',
  });
}

function unauthenticated(): GridweaveError {
  return new GridweaveError('UNAUTHENTICATED', {
    zh: '未提供有效凭证。请在 Authorization 头中以 Bearer 方式提供密钥',
    en: 'No valid credential was sent. Send the key in the Authorization header as Bearer',
  });
}

const lists = new WeakMap<readonly string[], BlockList>();

function isWithin(address: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true;
  // a dual-stack socket shows IPv4 callers like this
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  const version = isIP(plain);
  return version !== 0 && listOf(ranges).check(plain, version === 4 ? 'ipv4' : 'ipv6');
}

function listOf(ranges: readonly string[]): BlockList {
  const known = lists.get(ranges);
  if (known) return known;
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    const family = isIP(network) === 4 ? 'ipv4' : 'ipv6';
    list.addSubnet(network, bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits), family);
  }
  lists.set(ranges, list);
  return list;
}
