import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { chmod, link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { GridweaveError } from '@gridweave/kit';

/** The key that signs seals; it lives in a file, never in the database. */
export interface SealKey {
  /** First 16 hex digits of the SHA-256 of the public key. */
  readonly id: string;
  readonly publicKey: PublicKey;
  sign(body: string): Buffer;
}

/** A public key that verification trusts. */
export interface PublicKey {
  readonly id: string;
  readonly pem: string;
  verify(body: string, signature: Buffer): boolean;
}

/**
 * Reads the Ed25519 key of a file (PKCS 8, PEM), or makes one there that only its owner may read; the public key is
 * written beside it with `.pub`.
 * @throws GridweaveError CONFIG_INVALID when others may read the file, or it is no such key
 */
export async function openSealKey(path: string): Promise<SealKey> {
  const pem = (await readOwn(path)) ?? (await makeKey(path));
  const key = parsePrivate(pem, path);
  const publicKey = publicKeyOf(createPublicKey(key));
  await writeFile(`${path}.pub`, publicKey.pem, { mode: 0o644 });
  return { id: publicKey.id, publicKey, sign: (body) => sign(null, Buffer.from(body), key) };
}

/** A public key as PEM. @throws GridweaveError CONFIG_INVALID when it is no Ed25519 key */
export function readPublicKey(pem: string, where: string): PublicKey {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return publicKeyOf(key);
  } catch {
    // said below
  }
  throw new GridweaveError('CONFIG_INVALID', {
    zh: `${where} 不是 Ed25519 公钥(PEM)`,
    en: `${where} is no Ed25519 public key in PEM`,
  });
}

function publicKeyOf(key: KeyObject): PublicKey {
  const id = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
  return {
    id,
    pem: key.export({ type: 'spki', format: 'pem' }).toString(),
    verify: (body, signature) => verify(null, Buffer.from(body), key, signature),
  };
}

async function readOwn(path: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0)
      throw new GridweaveError('CONFIG_INVALID', {
        zh: `审计签名密钥 ${path} 可被他人读取。请执行 chmod 600`,
        en: `The key of the audit seals, ${path}, can be read by others. Run chmod 600 on it`,
      });
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function makeKey(path: string): Promise<string> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await mkdir(dirname(path), { recursive: true });
  const made = `${path}.${randomUUID()}`;
  await writeFile(made, pem, { mode: 0o600, flag: 'wx' });
  await chmod(made, 0o600);
  try {
    // of several processes that start at once, one makes the key
    await link(made, path);
    return pem;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return await readFile(path, 'utf8');
  } finally {
    await unlink(made);
  }
}

function parsePrivate(pem: string, path: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // said below
  }
  throw new GridweaveError('CONFIG_INVALID', {
    zh: `${path} 不是 Ed25519 私钥(PEM, PKCS 8)`,
    en: `${path} is no Ed25519 private key in PEM (PKCS 8)`,
  });
}
