import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** How far a file is: the rows and bytes that stand before a cursor. */
export interface Progress {
  readonly cursor: string | undefined;
  readonly rows: number;
  readonly bytes: number;
}

const nothing: Progress = { cursor: undefined, rows: 0, bytes: 0 };
const zip = promisify(gzip);

/**
 * The file of an export while it is not whole: rows in `FILE.part`, how far they go in `FILE.resume`. Another run with
 * the same question goes on where this one ended, however that was.
 */
export class PartFile {
  readonly #path: string;
  readonly #asked: string;
  readonly #file: FileHandle;
  readonly #isZipped: boolean;
  #progress: Progress;

  private constructor(path: string, asked: string, file: FileHandle, isZipped: boolean, progress: Progress) {
    this.#path = path;
    this.#asked = asked;
    this.#file = file;
    this.#isZipped = isZipped;
    this.#progress = progress;
  }

  static async open(path: string, question: unknown, isZipped: boolean): Promise<PartFile> {
    const asked = createHash('sha256')
      .update(JSON.stringify([question, isZipped]))
      .digest('hex');
    const known = await progressIn(`${path}.resume`);
    // the rows may have been moved away or cut
    const part = known?.asked === asked ? await open(`${path}.part`, 'r+').catch(() => undefined) : undefined;
    if (known && part && (await part.stat()).size >= known.bytes) {
      // what came after the last cursor comes again
      await part.truncate(known.bytes);
      return new PartFile(path, asked, part, isZipped, known);
    }
    await part?.close();
    return new PartFile(path, asked, await open(`${path}.part`, 'w'), isZipped, nothing);
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** Adds rows up to a cursor. */
  async add(rows: Buffer, count: number, cursor: string): Promise<void> {
    await this.#write(rows, count, cursor);
    // in one step, so that whoever stops the command finds the old one or the new one
    await writeFile(`${this.#path}.resume.new`, JSON.stringify({ asked: this.#asked, ...this.#progress }));
    await rename(`${this.#path}.resume.new`, `${this.#path}.resume`);
  }

  /** Adds what is left; the file is whole. */
  async finish(rows: Buffer, count: number): Promise<void> {
    await this.#write(rows, count, undefined);
    await this.#file.close();
    await rename(`${this.#path}.part`, this.#path);
    await rm(`${this.#path}.resume`, { force: true });
  }

  /** The file stays as it is, for another run. */
  async leave(): Promise<void> {
    await this.#file.close();
  }

  /** Takes back all that there is. */
  async drop(): Promise<void> {
    await this.#file.close();
    await Promise.all(['part', 'resume'].map((end) => rm(`${this.#path}.${end}`, { force: true })));
  }

  async #write(rows: Buffer, count: number, cursor: string | undefined): Promise<void> {
    // each part is a member of its own, which together are one gzip file
    const bytes = this.#isZipped && rows.length > 0 ? await zip(rows) : rows;
    for (let at = 0; at < bytes.length;)
      at += (await this.#file.write(bytes, at, bytes.length - at, this.#progress.bytes + at)).bytesWritten;
    this.#progress = { cursor, rows: this.#progress.rows + count, bytes: this.#progress.bytes + bytes.length };
  }
}

async function progressIn(path: string): Promise<(Progress & { readonly asked: string }) | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Progress & { readonly asked: string };
  } catch {
    return undefined;
  }
}
