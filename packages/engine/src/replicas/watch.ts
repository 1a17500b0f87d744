import pg from 'pg';

type Row = Readonly<Record<string, any>>;

export interface WatchOptions {
  readonly url: string;
  /** Answered with one row. */
  readonly question: string;
  /** `askedAt` is the moment (performance.now) before the question was sent. */
  readonly onRow: (row: Row, askedAt: number) => void;
  /** The server cannot be reached or does not answer in time. */
  readonly onLost: (error: Error) => void;
}

const eachMs = 100;
const retryMs = 500;
const timeoutMs = 1_000;

/** Asks a server the same question each 100 ms over a connection of its own; connects again by itself. */
export class Watch {
  readonly #options: WatchOptions;
  #client: pg.Client | undefined;
  #asking: Promise<void> | undefined;
  #wake: () => void = () => {};
  #closed = false;
  readonly #done: Promise<void>;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#done = this.#run();
  }

  /** Asks at once; those who want to know at the same time ask once. Never rejects. */
  ask(): Promise<void> {
    return (this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    }));
  }

  async #ask(): Promise<void> {
    const askedAt = performance.now();
    const client = this.#client;
    if (!client) return;
    try {
      const { rows } = await client.query(this.#options.question);
      if (client === this.#client) this.#options.onRow(rows[0] as Row, askedAt);
    } catch (error) {
      this.#lose(client, error as Error);
    }
  }

  #lose(client: pg.Client, error: Error): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    if (!this.#closed) this.#options.onLost(error);
    this.#wake();
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      const client = new pg.Client({
        connectionString: this.#options.url,
        application_name: 'gridweave-replicas',
        connectionTimeoutMillis: timeoutMs,
        query_timeout: timeoutMs,
        keepAlive: true,
      });
      client.on('error', () => {});
      client.on('end', () => this.#lose(client, new Error('the connection ended')));
      try {
        await client.connect();
        this.#client = client;
        while (!this.#closed && this.#client === client) {
          await this.ask();
          await this.#sleep(eachMs);
        }
      } catch (error) {
        if (!this.#closed) this.#options.onLost(error as Error);
      }
      this.#client = undefined;
      // one that hangs may never end
      client.end().catch(() => {});
      await this.#sleep(retryMs);
    }
  }

  #sleep(ms: number): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    await this.#done;
  }
}
