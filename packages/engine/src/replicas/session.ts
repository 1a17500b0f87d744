import { setTimeout } from 'node:timers/promises';
import { type Call, DatabaseFailure, type Lanes, type OperationSize, Rows } from '../wire/index.ts';
import { skipColumns, textAt } from '../wire/rows.ts';
import { type Position, readPosition } from './position.ts';

/** The longest that a read waits for a replica before it goes to the primary. */
const patienceMs = 20;
const againMs = 1;

const placeText = 'select pg_is_in_recovery(), pg_last_wal_replay_lsn(), pg_last_wal_receive_lsn()';

/** A replica from when its connection is made until it is lost: what it has shown once it goes on showing. */
export class Session {
  readonly #lanes: Lanes;
  readonly #ask: () => Promise<void>;
  #missed: Position = 0;
  /** At least this much is replayed. */
  known: Position = 0;
  /** Whether reads may go here. */
  isOpen = false;
  isClosed = false;
  /** Reads that wait for their answer. */
  running = 0;

  constructor(lanes: Lanes, ask: () => Promise<void>) {
    this.#lanes = lanes;
    this.#ask = ask;
  }

  /** Waits a moment for the position; while it is behind one that a moment was too short for, it does not. */
  async reaches(position: Position): Promise<boolean> {
    if (this.known < this.#missed) return false;
    const over = new AbortController();
    // a server that hangs does not answer within the moment
    await Promise.race([this.#askUntil(position, over.signal), setTimeout(patienceMs)]);
    over.abort();
    if (this.known < position) this.#missed = position;
    return this.isOpen && this.known >= position;
  }

  async #askUntil(position: Position, over: AbortSignal): Promise<void> {
    for (;;) {
      await this.#ask();
      if (over.aborted || !this.isOpen || this.known >= position) return;
      await setTimeout(againMs);
    }
  }

  /**
   * Runs the statements and returns how far the answer may have seen.
   * @throws whatever happened, as it came
   */
  async read(calls: readonly Call[], size: OperationSize): Promise<Position> {
    const place: Call = { name: 'gridweave_replayed', text: placeText, values: [], rows: new Rows() };
    const before = this.known;
    this.running++;
    try {
      await this.#lanes.attempt([...calls, place], size);
    } finally {
      this.running--;
    }
    const { recovering, replayed, received } = placeOf(place.rows);
    if (!recovering || replayed < before) {
      // what is known of it holds no more
      this.close().catch(() => {});
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
    this.isClosed = true;
    await this.#lanes.close();
  }
}

function placeOf({ buffers, offsets }: Rows): { recovering: boolean; replayed: Position; received: Position } {
  const [buffer, at] = [buffers[0]!, offsets[0]!];
  const replayedAt = skipColumns(buffer, at, 1);
  const replayed = textAt(buffer, replayedAt) ?? '0/0';
  const received = textAt(buffer, skipColumns(buffer, replayedAt, 1));
  return {
    recovering: textAt(buffer, at) === 't',
    replayed: readPosition(replayed),
    received: readPosition(received ?? '0/0'),
  };
}
