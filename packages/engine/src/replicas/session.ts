import { type Call, DatabaseFailure, type Lanes, type OperationSize, Rows } from '../wire/index.ts';
import { textAt } from '../wire/rows.ts';
import { type Position, readPosition } from './position.ts';

/** The longest that a read waits for a replica before it goes to the primary. */
const patienceMs = 20;
const againMs = 1;

const positionText = `select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end, pg_last_wal_receive_lsn()::text`;

/** A replica from when its connection is made until it is lost: what it has shown once it goes on showing. */
export class Session {
  readonly #lanes: Lanes;
  readonly #ask: () => Promise<void>;
  #missed: Position = 0;
  /** At least this much is replayed. */
  known: Position = 0;
  /** Whether reads may go here. */
  isOpen = false;
  /** Reads that wait for their answer. */
  running = 0;

  constructor(lanes: Lanes, ask: () => Promise<void>) {
    this.#lanes = lanes;
    this.#ask = ask;
  }

  /** Waits a moment for the position; not again before it was reached, where the moment was too short. */
  async reaches(position: Position): Promise<boolean> {
    const until = performance.now() + patienceMs;
    while (this.isOpen && this.known >= this.#missed) {
      await this.#ask();
      if (this.known >= position) return this.isOpen;
      if (performance.now() > until) this.#missed = position;
      else await new Promise((resolve) => setTimeout(resolve, againMs));
    }
    return false;
  }

  /**
   * Runs the statements and returns how far the answer may have seen.
   * @throws whatever happened, as it came
   */
  async read(calls: readonly Call[], size: OperationSize): Promise<Position> {
    const place: Call = { name: 'gridweave_replayed', text: positionText, values: [], rows: new Rows() };
    const before = this.known;
    this.running++;
    try {
      await this.#lanes.attempt([...calls, place], size);
    } finally {
      this.running--;
    }
    const [replayed, received] = positionsOf(place.rows);
    if (replayed === undefined || replayed < before) {
      this.isOpen = false;
      for (const call of calls) call.rows.clear();
      throw new DatabaseFailure('GW002', 'the replica was promoted or went back');
    }
    this.advance(replayed);
    // a record is visible a moment before it counts as replayed: where there may be one, others have to be beyond it
    return received === replayed ? replayed : replayed + 1;
  }

  advance(replayed: Position): void {
    if (replayed > this.known) this.known = replayed;
  }

  async close(): Promise<void> {
    this.isOpen = false;
    await this.#lanes.close();
  }
}

function positionsOf({ buffers, offsets }: Rows): readonly (Position | undefined)[] {
  const buffer = buffers[0]!;
  const first = textAt(buffer, offsets[0]!);
  const second = textAt(buffer, offsets[0]! + 4 + (first?.length ?? 0));
  return [first, second].map((text) => (text === null ? undefined : readPosition(text)));
}
