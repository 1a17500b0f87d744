import type { ErrorText } from '@gridweave/kit';
import type { Lanes } from '../wire/index.ts';
import { Session } from './session.ts';
import { faultOf, type PrimaryReport, readReplica, replicaQuestion } from './standing.ts';
import type { Trail } from './trail.ts';
import { Watch } from './watch.ts';

/** A replica as metrics, health and logs show it. */
export interface ReplicaState {
  /** Host, port and database of its address. */
  readonly name: string;
  /** Why reads do not go there now. */
  readonly fault: ErrorText | undefined;
  /** How long ago the primary was where the replica is; undefined when it is not known. */
  readonly lagMs: number | undefined;
  /** Reads that it answered. */
  readonly reads: number;
}

export interface ReplicaOptions {
  readonly url: string;
  readonly maximumLagMs: number;
  readonly openLanes: (url: string) => Lanes;
  readonly primary: () => PrimaryReport | undefined;
  readonly trail: Trail;
  /** Told when reads begin or cease to go there, and at first. */
  readonly onChange: (state: ReplicaState) => void;
}

const unreachable: ErrorText = { zh: '无法连接', en: 'it cannot be reached' };

/** One replica: watched all the time, in use while nothing speaks against it. */
export class Replica implements ReplicaState {
  readonly name: string;
  readonly #options: ReplicaOptions;
  readonly #watch: Watch;
  #session: Session | undefined;
  #isJudged = false;
  fault: ErrorText | undefined = unreachable;
  lagMs: number | undefined;
  reads = 0;

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.name = nameOf(options.url);
    this.#watch = new Watch({
      url: options.url,
      question: replicaQuestion,
      onRow: (row) => this.#report(row),
      onLost: () => this.#lose(),
    });
  }

  /** The session, when reads may go there. */
  get session(): Session | undefined {
    return this.#session?.isOpen ? this.#session : undefined;
  }

  #report(row: Readonly<Record<string, any>>): void {
    const { url, openLanes, primary, trail, maximumLagMs } = this.#options;
    const report = readReplica(row);
    this.lagMs = trail.lagOf(report.replayed, performance.now());
    const fault = faultOf(report, primary(), this.lagMs, maximumLagMs);
    if (!this.#session || this.#session.isClosed) this.#session = new Session(openLanes(url), () => this.#watch.ask());
    this.#session.advance(report.replayed);
    this.#session.isOpen = fault === undefined;
    this.#turn(fault);
  }

  #lose(): void {
    this.lagMs = undefined;
    // reads that wait there fail at once, and go to the primary
    this.#session?.close().catch(() => {});
    this.#session = undefined;
    this.#turn(unreachable);
  }

  #turn(fault: ErrorText | undefined): void {
    const before = this.fault;
    this.fault = fault;
    if (!this.#isJudged || before?.en !== fault?.en) this.#options.onChange(this);
    this.#isJudged = true;
  }

  async close(): Promise<void> {
    await this.#watch.close();
    await this.#session?.close();
  }
}

function nameOf(address: string): string {
  const { hostname, port, pathname, searchParams } = new URL(address);
  return `${hostname || searchParams.get('host') || 'localhost'}:${port || searchParams.get('port') || 5432}${pathname}`;
}
