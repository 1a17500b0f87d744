import { readFile } from 'node:fs/promises';

import { GridweaveError } from '@gridweave/kit';

/**
 * The key of a client: from a file, or from GRIDWEAVE_KEY. Never an argument, which others on the machine can read.
 * @throws GridweaveError UNAUTHENTICATED when there is none
 */
export async function clientKey(file: string | undefined): Promise<string> {
  const key = file === undefined ? process.env['GRIDWEAVE_KEY'] : (await readFile(file, 'utf8')).trim();
  if (key && !/\s/.test(key)) return key;
  throw new GridweaveError('UNAUTHENTICATED', {
    zh: '请将接入方密钥放入环境变量 GRIDWEAVE_KEY,或放入文件并以 --key-file 给出',
    en: 'Put the key of a client into the environment variable GRIDWEAVE_KEY, or into a file that --key-file names',
  });
}
