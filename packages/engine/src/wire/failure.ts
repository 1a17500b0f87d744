/** An error that PostgreSQL reported, or the loss of a connection; its text is for logs only. */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';
  /** The SQLSTATE. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  /** Reads an ErrorResponse message. */
  static read(buffer: Buffer, start: number, end: number): DatabaseFailure {
    let code = 'XX000';
    let message = 'unknown error';
    let at = start;
    while (at < end && buffer[at] !== 0) {
      const stop = buffer.indexOf(0, at + 1);
      const text = buffer.toString('utf8', at + 1, stop);
      if (buffer[at] === 67) code = text;
      else if (buffer[at] === 77) message = text;
      at = stop + 1;
    }
    return new DatabaseFailure(code, message);
  }

  /** The server is shutting down, starting, or cut the connection. */
  get lost(): boolean {
    return this.code.startsWith('08') || this.code === '57P01' || this.code === '57P02' || this.code === '57P03';
  }

  /** It brought more bytes than its reader takes. */
  get tooLarge(): boolean {
    return this.code === 'GW001';
  }

  /** The prepared statement is not there or no longer fits: prepared anew, the same call works. */
  get stale(): boolean {
    return this.code === '26000' || this.code === '0A000' || this.code === '42P05';
  }
}
