import { setTimeout } from 'node:timers/promises';
import { type Call, DatabaseFailure, type Lanes, type OperationSize, Rows } from '../wire/index.ts';
import { columnsOf } from './columns.ts';
import { type Position, readPosition } from './position.ts';
import type { Seen } from './seen.ts';

/** The longest that a read waits for a replica before it goes to the primary. */
const patienceMs = 20;
const againMs = 1;

const placeText = `select pg_is_in_recovery(), pg_last_wal_replay_lsn(), pg_last_wal_receive_lsn(),
  pg_snapshot_xmax(pg_current_snapshot())`;
// of a number that was not given out yet
const notYetBegun = '22023';
const committedText = `select coalesce(bool_or(pg_xact_status(xid) = 'committed'), false) from unnest($1::xid8[]) as xid`;

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
   * Runs the statements.
   * @returns how far the answer may have seen
   * @throws whatever happened, as it came
   */
  async read(calls: readonly Call[], size: OperationSize): Promise<Seen> {
    const place: Call = { name: 'gridweave_replayed', text: placeText, values: [], rows: new Rows() };
    const before = this.known;
    this.running++;
    try {
      await this.#lanes.attempt([...calls, place], size);
    } finally {
      this.running--;
    }
    const [recovering, replayed, received, nextXid] = columnsOf(place.rows, 4);
    const position = readPosition(replayed ?? '0/0');
    if (recovering !== 't' || position < before) {
      // what is known of it holds no more
      this.close().catch(() => {});
      for (const call of calls) call.rows.clear();
      throw new DatabaseFailure('GW002', 'the replica was promoted or went back');
    }
    this.advance(position);
    // a record is visible a moment before it counts as replayed: where there may be one, others have to be beyond it
    return { position: received === replayed ? position : position + 1, nextXid: Number(nextXid) };
  }

  /** Whether one of the transactions is committed as far as the replica knows; true as well when it cannot tell. */
  async hasCommitted(xids: readonly number[]): Promise<boolean> {
    const call: Call = { name: 'gridweave_committed', text: committedText, values: [xids], rows: new Rows() };
    try {
      await this.#lanes.attempt([call], 'point');
      return columnsOf(call.rows, 1)[0] === 't';
    } catch (error) {
      return !(error instanceof DatabaseFailure && error.code === notYetBegun);
    }
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
