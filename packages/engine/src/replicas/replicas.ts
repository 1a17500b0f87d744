import { setTimeout } from 'node:timers/promises';
import { type Call, DatabaseFailure, type Lanes, type OperationSize, Rows } from '../wire/index.ts';
import { columnsOf } from './columns.ts';
import { pendingBefore } from './pending.ts';
import { type Position, primaryOnly, readPosition } from './position.ts';
import type { Session } from './session.ts';
import { Replica, type ReplicaState } from './replica.ts';
import type { Seen } from './seen.ts';
import { SeenByClients, type Sight } from './seen-by-clients.ts';
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
/** The longest that a read of the primary waits until the primary shows what a replica has shown. */
const shownMs = 2_000;
/** The same when no replica is there to tell whether something is missing. */
const untoldMs = 50;
const againMs = 2;
const insertedText = 'select pg_current_wal_insert_lsn()';
const snapshotText = 'select pg_current_snapshot()';
// the commit of a transaction with a number is sent, and with it all that was written to the log before
const sendText = 'select pg_current_xact_id()';

/**
 * Sends each read to a replica that has what its client has seen, or to the primary. An answer comes with what it may have
 * seen, and a server that has that shows no less.
 */
export class Replicas implements ReplicaFacts {
  readonly #options: ReplicasOptions;
  readonly #seen = new SeenByClients(rememberedClients);
  readonly #trail: Trail;
  readonly #watch: Watch;
  readonly #replicas: readonly Replica[];
  #primary: PrimaryReport | undefined;
  /** When the primary told that. */
  #toldAt = 0;
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
      // it is silent from now on, which those notice who ask when it told something last
      onLost: () => {},
    });
    this.#replicas = [...new Set(urls)].map(
      (url) =>
        new Replica({ url, openLanes, maximumLagMs, onChange, trail: this.#trail, primary: () => this.#heard() }),
    );
  }

  get states(): readonly ReplicaState[] {
    return this.#replicas;
  }

  #report(report: PrimaryReport, askedAt: number): void {
    const before = this.#heard();
    if (this.#primary && (before?.identity !== report.identity || before.timeline !== report.timeline)) {
      // how old the places of replicas are is not known: they have to come to where the primary is now
      this.#trail.clear();
      this.#seen.lose();
    }
    if (report.inserted > report.flushed && report.inserted === this.#primary?.inserted) this.#send();
    this.#primary = report;
    this.#toldAt = performance.now();
    this.#trail.add(report.flushed, this.#toldAt);
    this.#seen.settle(report.inserted, askedAt);
  }

  /** Replicas get the end of the log, which nobody else may send for long: a cancelled read that tidied a page does not. */
  #send(): void {
    const call: Call = { name: 'gridweave_send', text: sendText, values: [], rows: new Rows() };
    // a primary that cannot be reached is noticed otherwise
    this.#options.primary.run([call], 'point').catch(() => {});
  }

  /** What the primary told; undefined when it has been silent for longer than a replica may be behind. */
  #heard(): PrimaryReport | undefined {
    return performance.now() - this.#toldAt <= this.#options.maximumLagMs ? this.#primary : undefined;
  }

  /**
   * Runs the statements of a read on a server that has at least `seen`, and what this process knows of the client.
   * @returns how far the answer may have seen
   */
  async read(calls: readonly Call[], size: OperationSize, client: string, seen: Seen): Promise<Seen> {
    const replica = this.#choose(client, seen) ?? (await this.#awaited(client, seen));
    return (
      (replica && (await this.#readThere(replica, calls, size, client))) ?? this.readPrimary(calls, size, client, seen)
    );
  }

  /** The same on the primary, whatever replicas have. */
  async readPrimary(calls: readonly Call[], size: OperationSize, client: string, seen: Seen): Promise<Seen> {
    this.primaryReads++;
    const sight = this.#seen.of(client);
    const nextXid = Math.max(seen.nextXid, sight.nextXid);
    if (nextXid > 0) await this.#shown(nextXid, await this.#witness(sight, seen));
    const position = await this.#position(calls, size);
    this.#seen.notePrimary(client, position, nextXid);
    return { position, nextXid: 0 };
  }

  /**
   * Notes that a client has changed something.
   * @returns how far it has seen with that
   */
  async wrote(client: string, seen: Seen): Promise<Seen> {
    const nextXid = Math.max(seen.nextXid, this.#seen.of(client).nextXid);
    const { position } = await this.primaryShows();
    this.shown(client, { position, nextXid: 0 });
    return { position, nextXid };
  }

  /** How far those have seen who are told now what the primary has shown by other ways, or of what was changed there. */
  async primaryShows(): Promise<Seen> {
    try {
      return { position: await this.#position([], 'point'), nextXid: 0 };
    } catch {
      // it is there all the same; only the primary is sure to show it
      this.#seen.lose();
      return { position: primaryOnly, nextXid: 0 };
    }
  }

  /** Notes that a client is told what the primary has shown. */
  shown(client: string, { position }: Seen): void {
    if (position !== primaryOnly) this.#seen.notePrimary(client, position, 0);
  }

  /** The replica with the least to do among those that have what the client has seen. */
  #choose(client: string, { position: seen }: Seen): Replica | undefined {
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
  async #awaited(client: string, seen: Seen): Promise<Replica | undefined> {
    const needed = Math.max(seen.position, this.#seen.of(client).position, this.#seen.floor);
    if (needed === primaryOnly) return undefined;
    const furthest = this.#furthest();
    return (await furthest?.session!.reaches(needed)) ? furthest : undefined;
  }

  /** Undefined when the primary has to be asked instead. */
  async #readThere(
    replica: Replica,
    calls: readonly Call[],
    size: OperationSize,
    client: string,
  ): Promise<Seen | undefined> {
    const session = replica.session!;
    const begun = performance.now();
    try {
      const seen = await session.read(calls, size);
      this.#seen.noteReplica(client, seen, session);
      replica.reads++;
      return seen;
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

  /** Runs the statements on the primary, and tells a position that covers what they showed. */
  async #position(calls: readonly Call[], size: OperationSize): Promise<Position> {
    // asked for after the snapshot of the same round trip: all that is visible in it was written to the log before
    const place: Call = { name: 'gridweave_inserted', text: insertedText, values: [], rows: new Rows() };
    await this.#options.primary.run([...calls, place], size);
    return readPosition(columnsOf(place.rows, 1)[0]!);
  }

  /**
   * Waits until the primary shows what a replica has shown. A commit goes to the replicas when it is in the log, a moment
   * before it is visible here; with synchronous replication the moment lasts until the replicas have confirmed it.
   */
  async #shown(nextXid: number, witness: Session | undefined): Promise<void> {
    for (const begun = performance.now(); ; await setTimeout(againMs)) {
      const call: Call = { name: 'gridweave_snapshot', text: snapshotText, values: [], rows: new Rows() };
      await this.#options.primary.run([call], 'point');
      const pending = pendingBefore(columnsOf(call.rows, 1)[0]!, nextXid);
      if (pending.length === 0) return;
      // those that are not committed for a replica that has as much were not shown
      if (witness && !(await witness.hasCommitted(pending))) return;
      if (performance.now() - begun > (witness ? shownMs : untoldMs)) return;
    }
  }

  /** A replica that has all that was seen: the one that showed it, or one that is as far. */
  async #witness(sight: Sight, seen: Seen): Promise<Session | undefined> {
    const home = this.#replicas.find(({ session }) => session && session === sight.home)?.session;
    if (home && seen.position <= sight.position) return home;
    const session = this.#furthest()?.session;
    const position = Math.max(seen.position, sight.position);
    return session && (session.known >= position || (await session.reaches(position))) ? session : undefined;
  }

  #furthest(): Replica | undefined {
    let furthest: Replica | undefined;
    for (const replica of this.#replicas)
      if (replica.session && replica.session.known >= (furthest?.session!.known ?? 0)) furthest = replica;
    return furthest;
  }

  async close(): Promise<void> {
    await Promise.all([this.#watch.close(), ...this.#replicas.map((replica) => replica.close())]);
  }
}
