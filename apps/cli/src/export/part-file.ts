import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm, writeFile } from 'node:fs/promises';

/** How far a file is: the rows and bytes that stand before a cursor. */
export interface Progress {
  readonly cursor: string | undefined;
  readonly rows: number;
  readonly bytes: number;
}

const nothing: Progress = { cursor: undefined, rows: 0, bytes: 0 };

/**
 * The file of an export while it is not whole: rows in `FILE.part`, how far they go in `FILE.resume`. Another run with
 * the same question goes on where this one ended, however that was.
 */
export class PartFile {
  readonly #path: string;
  readonly #asked: string;
  readonly #file: FileHandle;
  #progress: Progress;

  private constructor(path: string, asked: string, file: FileHandle, progress: Progress) {
    this.#path = path;
    this.#asked = asked;
    this.#file = file;
    this.#progress = progress;
  }

  static async open(path: string, question: unknown): Promise<PartFile> {
    const asked = createHash('sha256').update(JSON.stringify(question)).digest('hex');
    const known = await readFile(`${path}.resume`, 'utf8').then(
      (text) => JSON.parse(text) as Progress & { readonly asked: string },
      () => undefined,
    );
    const progress = known?.asked === asked ? known : nothing;
    const file = await open(`${path}.part`, progress === nothing ? 'w' : 'r+');
    // what came after the last cursor comes again
    await file.truncate(progress.bytes);
    return new PartFile(path, asked, file, progress);
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** Adds rows up to a cursor. */
  async add(lines: Buffer, rows: number, cursor: string): Promise<void> {
    await this.#file.write(lines, 0, lines.length, this.#progress.bytes);
    this.#progress = { cursor, rows: this.#progress.rows + rows, bytes: this.#progress.bytes + lines.length };
    await writeFile(`${this.#path}.resume`, JSON.stringify({ asked: this.#asked, ...this.#progress }));
  }

  /** The file is whole. */
  async finish(): Promise<void> {
    await this.#file.close();
    await rename(`${this.#path}.part`, this.#path);
    await rm(`${this.#path}.resume`, { force: true });
  }

  /** The file stays as it is, for another run. */
  async leave(): Promise<void> {
    await this.#file.close();
  }
}
