import { type Call, DatabaseFailure, type Lanes, type OperationSize, Rows } from '../wire/index.ts';
import { textAt } from '../wire/rows.ts';
import { type Position, primaryOnly, readPosition } from './position.ts';
import { Replica, type ReplicaState } from './replica.ts';
import { Seen } from './seen.ts';
import { type PrimaryReport, primaryQuestion, readPrimary } from './standing.ts';
import { Trail } from './trail.ts';
import { Watch } from './watch.ts';

export interface ReplicasOptions {
  readonly primaryUrl: string;
  /** The reading connections of the primary. */
  readonly primary: Lanes;
  readonly urls: readonly string[];
  /** Reading connections of a replica. */
  readonly openLanes: (url: string) => Lanes;
  readonly maximumLagMs: number;
  readonly statementTimeoutMs: number;
  readonly onChange: (state: ReplicaState) => void;
}

/** Reads of data by server, and the replicas. */
export interface ReplicaFacts {
  readonly primaryReads: number;
  /** Reads that failed on a replica and were answered by the primary. */
  readonly retries: number;
  readonly states: readonly ReplicaState[];
}

const rememberedClients = 10_000;
const insertedText = 'select pg_current_wal_insert_lsn()';

/**
 * Sends each read to a replica that has what its client has seen, or to the primary. An answer comes with a position;
 * a server that has replayed it shows no less than the answer did.
 */
export class Replicas implements ReplicaFacts {
  readonly #options: ReplicasOptions;
  readonly #seen = new Seen(rememberedClients);
  readonly #trail: Trail;
  readonly #watch: Watch;
  readonly #replicas: readonly Replica[];
  #primary: PrimaryReport | undefined;
  #turn = 0;
  primaryReads = 0;
  retries = 0;

  constructor(options: ReplicasOptions) {
    const { urls, openLanes, maximumLagMs, onChange } = options;
    this.#options = options;
    this.#trail = new Trail(maximumLagMs);
    this.#watch = new Watch({
      url: options.primaryUrl,
      question: primaryQuestion,
      onRow: (row, askedAt) => this.#report(readPrimary(row), askedAt),
      // without the primary there is nothing to be behind of
      onLost: () => {},
    });
    this.#replicas = [...new Set(urls)].map(
      (url) =>
        new Replica({ url, openLanes, maximumLagMs, onChange, trail: this.#trail, primary: () => this.#primary }),
    );
  }

  get states(): readonly ReplicaState[] {
    return this.#replicas;
  }

  #report(report: PrimaryReport, askedAt: number): void {
    const before = this.#primary;
    if (before && (before.identity !== report.identity || before.timeline !== report.timeline)) this.#trail.clear();
    this.#primary = report;
    this.#trail.add(report.flushed, performance.now());
    this.#seen.settle(report.inserted, askedAt);
  }

  /**
   * Runs the statements of a read on a server that has at least `seen`, and what this process knows of the client.
   * @returns how far the answer may have seen
   */
  async read(calls: readonly Call[], size: OperationSize, client: string, seen: Position): Promise<Position> {
    const replica = this.#choose(client, seen) ?? (await this.#awaited(client, seen));
    return (replica && (await this.#readThere(replica, calls, size, client))) ?? this.#readHere(calls, size, client);
  }

  /**
   * Notes that a client has changed something.
   * @returns the position from which on a server shows it
   */
  async wrote(client: string): Promise<Position> {
    try {
      return await this.#position([], 'point', client);
    } catch {
      // it is changed all the same; only the primary is sure to show it
      this.#seen.lose();
      return primaryOnly;
    }
  }

  /** The replica with the least to do among those that have what the client has seen. */
  #choose(client: string, seen: Position): Replica | undefined {
    const sight = this.#seen.of(client);
    const turn = this.#turn++;
    let best: Replica | undefined;
    for (let i = 0; i < this.#replicas.length; i++) {
      const replica = this.#replicas[(turn + i) % this.#replicas.length]!;
      const { session } = replica;
      if (!session || (best && best.session!.running <= session.running)) continue;
      // its own answers bind a replica to nothing: it never goes back
      const elsewhere = sight.home === session && seen <= sight.position ? 0 : Math.max(seen, sight.position);
      if (session.known >= Math.max(elsewhere, this.#seen.floor)) best = replica;
    }
    return best;
  }

  /** The replica that is furthest, when it has what the client has seen in a moment. */
  async #awaited(client: string, seen: Position): Promise<Replica | undefined> {
    const needed = Math.max(seen, this.#seen.of(client).position, this.#seen.floor);
    if (needed === primaryOnly) return undefined;
    let furthest: Replica | undefined;
    for (const replica of this.#replicas)
      if (replica.session && replica.session.known >= (furthest?.session!.known ?? 0)) furthest = replica;
    return (await furthest?.session!.reaches(needed)) ? furthest : undefined;
  }

  /** Undefined when the primary has to be asked instead. */
  async #readThere(
    replica: Replica,
    calls: readonly Call[],
    size: OperationSize,
    client: string,
  ): Promise<Position | undefined> {
    const session = replica.session!;
    const begun = performance.now();
    try {
      const position = await session.read(calls, size);
      this.#seen.note(client, position, session);
      replica.reads++;
      return position;
    } catch (error) {
      if (this.#isFinal(error, performance.now() - begun)) throw this.#options.primary.explain(error as Error);
      this.retries++;
      return undefined;
    }
  }

  /**
   * A read that a standby cancelled because it stood in the way of the replay, that was cut off, or that needs what is
   * not replayed yet works on the primary. One that is too large or took all of its time would be so there as well.
   */
  #isFinal(error: unknown, tookMs: number): boolean {
    if (!(error instanceof DatabaseFailure)) return false;
    return error.code === 'GW001' || (error.code === '57014' && tookMs >= this.#options.statementTimeoutMs);
  }

  #readHere(calls: readonly Call[], size: OperationSize, client: string): Promise<Position> {
    this.primaryReads++;
    return this.#position(calls, size, client);
  }

  async #position(calls: readonly Call[], size: OperationSize, client: string): Promise<Position> {
    // asked for after the snapshot of the same round trip: all that is visible in it was written to the log before
    const place: Call = { name: 'gridweave_inserted', text: insertedText, values: [], rows: new Rows() };
    await this.#options.primary.run([...calls, place], size);
    const position = readPosition(textAt(place.rows.buffers[0]!, place.rows.offsets[0]!)!);
    this.#seen.note(client, position, undefined);
    return position;
  }

  async close(): Promise<void> {
    await Promise.all([this.#watch.close(), ...this.#replicas.map((replica) => replica.close())]);
  }
}
