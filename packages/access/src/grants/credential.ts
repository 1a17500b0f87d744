import { hash, randomBytes } from 'node:crypto';

/** Whose key it is: a department's client or an admin. */
export type CredentialKind = 'client' | 'admin';

const prefixes: Readonly<Record<CredentialKind, string>> = { client: 'gw', admin: 'gwa' };
const shape = /^(gw|gwa)_([0-9a-z]{1,32})_[A-Za-z0-9_-]{43}$/;

/** A key as it is shown once; only its hash is kept. */
export interface Credential {
  readonly id: string;
  readonly key: string;
  readonly hash: Buffer;
}

/** A new key: `gw_<client id>_<32 random bytes>`. */
export function newCredential(kind: CredentialKind, id: string = randomBytes(8).toString('hex')): Credential {
  const key = `${prefixes[kind]}_${id}_${randomBytes(32).toString('base64url')}`;
  return { id, key, hash: hashOf(key) };
}

/** What is stored of a key. 256 random bits need no slow hash. */
export function hashOf(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

/** The kind and id that a key names, undefined when it is no key of ours. */
export function readCredential(key: string): { readonly kind: CredentialKind; readonly id: string } | undefined {
  const found = shape.exec(key);
  return found ? { kind: found[1] === 'gw' ? 'client' : 'admin', id: found[2]! } : undefined;
}
