import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { HttpFault } from '../errors/index.ts';
import { writeWhole } from '../http/write.ts';
import { contentSecurityPolicy } from './content-security.ts';
import { missingPage } from './missing-page.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
};
const compressible = new Set(['.js', '.mjs', '.css', '.svg', '.json']);

/** Replaced in the page by a nonce that is new each time. */
const placeholder = 'GRIDWEAVE_NONCE';

/** The files that the build of the console made; nothing is read that a look into their folder did not list. */
export class BuiltConsole {
  readonly #folder: string | undefined;
  #files: Promise<ReadonlyMap<string, string>> | undefined;
  readonly #zipped = new Map<string, Promise<Buffer>>();

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?');
    const name = path.replace(/^\/console\/?/, '');
    let files = await this.#found();
    // a build since the last look has files of other names
    if (name.startsWith('assets/') && !files.has(name)) files = await (this.#files = filesIn(this.#folder));
    const file = files.get(name);
    if (file !== undefined && name !== 'index.html') return this.#asset(name, file, request, response);
    if (name.startsWith('assets/'))
      throw new HttpFault(404, {
        zh: '没有这个文件。控制台可能已更新,请刷新页面',
        en: 'There is no such file. The console may have been updated: reload the page',
      });
    const index = files.get('index.html');
    const page = index === undefined ? missingPage : await readFile(index, 'utf8');
    const nonce = randomBytes(18).toString('base64');
    writeWhole(
      response,
      index === undefined ? 503 : 200,
      'text/html; charset=utf-8',
      page.replaceAll(placeholder, nonce),
      [
        'Content-Security-Policy',
        contentSecurityPolicy(nonce),
        'Cache-Control',
        'no-cache',
        'Referrer-Policy',
        'same-origin',
        'X-Frame-Options',
        'DENY',
        'Cross-Origin-Opener-Policy',
        'same-origin',
      ],
    );
  }

  async #asset(name: string, file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const extension = extname(name);
    const zips = compressible.has(extension) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
    // names under assets/ hold a hash of the content
    const headers = ['Cache-Control', name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'];
    if (compressible.has(extension)) headers.push('Vary', 'Accept-Encoding');
    if (zips) headers.push('Content-Encoding', 'gzip');
    const body = await (zips ? this.#zip(file) : readFile(file));
    writeWhole(response, 200, types[extension] ?? 'application/octet-stream', body, headers);
  }

  #zip(file: string): Promise<Buffer> {
    let zipped = this.#zipped.get(file);
    if (zipped === undefined) {
      zipped = readFile(file).then((content) => promisify(gzip)(content));
      zipped.catch(() => this.#zipped.delete(file));
      this.#zipped.set(file, zipped);
    }
    return zipped;
  }

  /** Looked for again as long as there is no console, so that a build is found without a restart. */
  async #found(): Promise<ReadonlyMap<string, string>> {
    const files = await (this.#files ??= filesIn(this.#folder));
    if (!files.has('index.html')) this.#files = undefined;
    return files;
  }
}

async function filesIn(folder: string | undefined): Promise<ReadonlyMap<string, string>> {
  if (folder === undefined) return new Map();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [relative(folder, file).split(sep).join('/'), file] as const;
      }),
  );
}
