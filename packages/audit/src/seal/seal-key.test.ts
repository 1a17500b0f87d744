import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { openSealKey, readPublicKey } from '../index.ts';

const place = async (): Promise<string> => join(await mkdtemp(join(tmpdir(), 'gridweave-seal-')), 'key', 'seal.pem');

test('a key is made once, for its owner only, with its public key beside it', async () => {
  const path = await place();
  const [first, second] = await Promise.all([openSealKey(path), openSealKey(path)]);
  expect(second.id).toBe(first.id);
  expect((await openSealKey(path)).id).toBe(first.id);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const shown = readPublicKey(await readFile(`${path}.pub`, 'utf8'), 'file');
  expect(shown.id).toBe(first.id);
  expect(shown.verify('text', first.sign('text'))).toBe(true);
  expect(shown.verify('other', first.sign('text'))).toBe(false);
});

test('attack 27: a key that others can read, or that is none, is refused in words', async () => {
  const path = await place();
  await openSealKey(path);
  await chmod(path, 0o644);
  await expect(openSealKey(path)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('chmod 600'),
  });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  for (const text of ['nonsense', rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()]) {
    await writeFile(path, text, { mode: 0o600 });
    await chmod(path, 0o600);
    await expect(openSealKey(path)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  }
  expect(() => readPublicKey('nonsense', 'k.pub')).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
});
