import type { ServerResponse } from 'node:http';
import { constants, createGzip, type Gzip } from 'node:zlib';

import { ClientGone } from '../http/read-body.ts';

// the rows of a table are much alike: more effort costs time and saves little
const LEVEL = 3;

/** Where an export goes: an HTTP answer that takes one piece at a time, as fast as its client reads. */
export class Sink {
  readonly #response: ServerResponse;
  readonly #zip: Gzip | undefined;
  readonly #gone = Promise.withResolvers<never>();
  #taken: Promise<void> = Promise.resolve();
  #held = 0;

  constructor(response: ServerResponse, isZipped: boolean) {
    this.#response = response;
    // heard by whoever writes; between two pieces nobody does
    this.#gone.promise.catch(() => {});
    response.once('close', () => {
      this.#held = 0;
      this.#gone.reject(new ClientGone());
    });
    if (response.destroyed) this.#gone.reject(new ClientGone());
    if (!isZipped) return;
    this.#zip = createGzip({ level: LEVEL });
    this.#zip.on('data', (bytes: Buffer) => {
      this.#taken = this.#pass(bytes);
    });
  }

  /** Bytes that were given and not yet taken by the client's connection. */
  get held(): number {
    return this.#held;
  }

  /** Nothing that was given is still on its way to the connection. */
  get isClear(): boolean {
    return (this.#zip === undefined || this.#held === 0) && this.#response.writableLength === 0;
  }

  /** Rejects with ClientGone when the client goes away. */
  get gone(): Promise<never> {
    return this.#gone.promise;
  }

  /** Resolves when the connection has taken the bytes. */
  async write(bytes: Buffer): Promise<void> {
    this.#held += bytes.length;
    await Promise.race([this.#zip ? this.#throughZip(this.#zip, bytes) : this.#pass(bytes), this.#gone.promise]);
    this.#held -= bytes.length;
  }

  #pass(bytes: Buffer): Promise<void> {
    return new Promise((resolve) => {
      this.#response.write(bytes, () => resolve());
    });
  }

  /** Flushes each piece, so that what was given is either sent or seen to be held. */
  async #throughZip(zip: Gzip, bytes: Buffer): Promise<void> {
    await new Promise<void>((resolve) => {
      zip.write(bytes);
      zip.flush(constants.Z_SYNC_FLUSH, () => resolve());
    });
    while (zip.readableLength > 0) {
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
    }
    await this.#taken;
  }

  /** Ends the answer as a whole one. */
  async end(trailers: Readonly<Record<string, string>>): Promise<void> {
    const zip = this.#zip;
    if (zip) {
      const ended = new Promise<void>((resolve) => {
        zip.once('end', () => resolve());
      });
      zip.end();
      await Promise.race([ended, this.#gone.promise]);
    }
    this.#response.addTrailers(trailers);
    this.#response.end();
  }

  /** Breaks the answer off, so that no client takes it for a whole one. */
  break(): void {
    this.#zip?.destroy();
    this.#response.destroy();
  }
}
