import type { PolicyStore } from '@gridweave/access';
import { type ChangeEntry, type ChangePosition, positionText } from '@gridweave/database';
import type { ChangeBatch, ChangeReader, ReadFacts } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';

import { presentError, type Refusal, type ReportBug } from '../errors/index.ts';
import type { Exchange } from '../graphql/exchange.ts';
import type { Sink } from './sink.ts';
import { Stream } from './stream.ts';
import { StreamGroup } from './stream-group.ts';

export interface HubOptions {
  readonly policies: PolicyStore;
  /** Opens the operation of an exchange under a policy. */
  readonly open: (exchange: Exchange) => ChangeReader;
  /** Records what a stream has read; a promise where nothing may be sent before it is durable. */
  readonly record: (exchange: Exchange, facts: ReadFacts) => Promise<void> | undefined;
  /** Throws when nothing more can be recorded: then nothing may be sent. */
  readonly requireRoom: () => void;
  /** Where the change log has been followed to. */
  readonly position: () => string;
  readonly limits: StreamLimits;
  readonly reportBug: ReportBug;
}

export interface StreamLimits {
  /** Streams that one client may have open. */
  readonly perClient: number;
  /** How often a stream that has nothing to tell reports its position. */
  readonly heartbeatMs: number;
}

const RECORD_MS = 1_000;
const PULSES = 10;

/**
 * All streams of one process. Each look at the change log is evaluated once for every group of equal subscriptions; the
 * policy of each stream is asked again before anything is sent, and whenever it changes.
 */
export class StreamHub {
  readonly #options: HubOptions;
  readonly #groups = new Map<string, StreamGroup>();
  readonly #streams = new Map<Stream, StreamGroup | undefined>();
  /** The streams in turns, so that no moment has to look after all of them. */
  readonly #turns = Array.from({ length: PULSES }, () => new Set<Stream>());
  readonly #perClient = new Map<string, number>();
  readonly #stop: (() => void)[] = [];
  #tick = 0;
  #opened = 0;
  #position: string;
  #closing = false;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#position = options.position();
    this.#stop.push(options.policies.onChange(() => this.#askAll()));
    let turn = 0;
    const timer = setInterval(() => this.#pulse(this.#turns[turn++ % PULSES]!), RECORD_MS / PULSES);
    timer.unref();
    this.#stop.push(() => clearInterval(timer));
  }

  /** How many streams are open, for metrics. */
  get size(): number {
    return this.#streams.size;
  }

  /** What the tail of the change log tells. */
  readonly onEntries = (entries: readonly ChangeEntry[], position: ChangePosition): void => {
    const after = positionText(position);
    const tick = { number: ++this.#tick, changes: entries, before: this.#position, after };
    this.#position = after;
    for (const group of this.#groups.values()) {
      group.push(tick);
      if (group.isBehind)
        for (const stream of group.members.keys())
          this.#end(stream, cut('处理不及', 'there is more than can be evaluated'));
    }
  };

  /** Begins a stream for an admitted exchange. @throws what refuses the operation */
  open(exchange: Exchange, beginSink: () => Sink): { readonly close: () => void } {
    const { perClient } = this.#options.limits;
    if (this.#closing) throw draining();
    const client = exchange.caller!.client;
    const open = this.#perClient.get(client) ?? 0;
    if (open >= perClient)
      throw new GridweaveError(
        'RATE_LIMITED',
        {
          zh: `每个接入方同时最多 ${perClient} 个订阅。请合并订阅或关闭不用的`,
          en: `A client may have ${perClient} subscriptions open at once. Join some, or close those that are not needed`,
        },
        { limit: 'streams', most: perClient },
      );
    const reader = this.#options.open(exchange);
    const { position, isOther } = reader.begin(exchange.resumeAfter ?? undefined);
    const stream = new Stream(exchange, beginSink(), reader, position);
    this.#streams.set(stream, undefined);
    this.#turns[this.#opened++ % PULSES]!.add(stream);
    this.#perClient.set(client, open + 1);
    this.#record(stream);
    void this.#join(stream, isOther ? 'RESYNC' : 'HEARTBEAT');
    return { close: () => this.#close(stream) };
  }

  /** Ends all streams with their cursors; clients go on elsewhere. */
  close(): void {
    this.#closing = true;
    for (const stop of this.#stop) stop();
    for (const stream of this.#streams.keys()) this.#end(stream, draining());
  }

  /** Brings a stream from its position to where its group is, and into the group. */
  async #join(stream: Stream, first: 'RESYNC' | 'HEARTBEAT'): Promise<void> {
    const { reader } = stream;
    const isMine = (): boolean => !stream.isOver && stream.reader === reader;
    try {
      const notice = await reader.notice(first, stream.position);
      if (!isMine()) return;
      stream.send([notice]);
      for (;;) {
        const upTo = this.#position;
        const since = this.#tick;
        for await (const { changes, before, after } of reader.catchUp(stream.position, upTo)) {
          await this.#deliver(stream, await reader.batch(changes, before, after), after, isMine);
          if (!isMine()) return;
        }
        if (!isMine()) return;
        if (this.#tick !== since) continue;
        this.#enter(stream, since);
        return;
      }
    } catch (error) {
      if (isMine()) this.#end(stream, error);
    }
  }

  #enter(stream: Stream, since: number): void {
    const key = stream.reader.shared;
    let group = this.#groups.get(key);
    if (!group) {
      const made = new StreamGroup(
        stream.reader,
        (member, batch, tick) => this.#deliver(member, batch, tick.after, () => this.#streams.get(member) === made),
        (member, error) => {
          if (this.#streams.get(member) === made) this.#end(member, error);
        },
      );
      group = made;
      this.#groups.set(key, made);
    }
    group.members.set(stream, since);
    this.#streams.set(stream, group);
  }

  /**
   * Sends a batch if the policy that it was evaluated under is that of the moment; a promise where it has to be recorded
   * durably before. A stream that was moved to another policy meanwhile is not `mine` any more, and catches up by itself.
   */
  #deliver(stream: Stream, batch: ChangeBatch, position: string, isMine: () => boolean): Promise<void> | undefined {
    if (!isMine()) return;
    try {
      if (!this.#ask(stream)) return;
      if (batch.messages.length > 0) {
        this.#options.requireRoom();
        stream.note(batch.facts.rows, batch.facts.subjects);
        if (batch.facts.sensitive) return this.#deliverRecorded(stream, batch, position, isMine);
        this.#send(stream, batch);
      }
      stream.position = position;
    } catch (error) {
      this.#end(stream, error);
    }
  }

  #send(stream: Stream, { messages, seen }: ChangeBatch): void {
    stream.reader.shown(stream.exchange.caller!.client, seen);
    stream.send(messages);
  }

  async #deliverRecorded(stream: Stream, batch: ChangeBatch, position: string, isMine: () => boolean): Promise<void> {
    try {
      await this.#record(stream, batch.facts);
      if (!isMine() || !this.#ask(stream)) return;
      this.#send(stream, batch);
      stream.position = position;
    } catch (error) {
      if (isMine()) this.#end(stream, error);
    }
  }

  /** Whether the stream's policy is still the one that it is evaluated under; moves it to the new one otherwise. */
  #ask(stream: Stream): boolean {
    const { exchange } = stream;
    const policy = this.#options.policies.policyFor(exchange.caller!);
    if (policy.key === exchange.policy!.key) return true;
    const { rights } = stream.reader.request;
    this.#leave(stream);
    exchange.policy = policy;
    stream.reader = this.#options.open(exchange);
    this.#streams.set(stream, undefined);
    void this.#join(stream, rights === stream.reader.request.rights ? 'HEARTBEAT' : 'RESYNC');
    return false;
  }

  #askAll(): void {
    for (const stream of this.#streams.keys()) this.#askOrEnd(stream);
  }

  #askOrEnd(stream: Stream): void {
    try {
      this.#ask(stream);
    } catch (error) {
      this.#end(stream, error);
    }
  }

  /** Records what was read, reports positions, and notices keys and grants that ended by the clock. */
  #pulse(streams: ReadonlySet<Stream>): void {
    const late = performance.now() - this.#options.limits.heartbeatMs;
    for (const stream of streams) {
      this.#askOrEnd(stream);
      if (stream.unrecorded.rows > 0) void this.#record(stream);
      if (this.#streams.get(stream) && stream.sentAt < late) void this.#beat(stream);
    }
  }

  async #beat(stream: Stream): Promise<void> {
    const { reader, position } = stream;
    try {
      const notice = await reader.notice('HEARTBEAT', position);
      // what was sent meanwhile has told as much
      if (!stream.isOver && stream.reader === reader && stream.position === position) stream.send([notice]);
    } catch (error) {
      this.#end(stream, error);
    }
  }

  #record(stream: Stream, facts?: ReadFacts): Promise<void> | undefined {
    const { rows, subjects } = stream.take();
    const read = facts ?? stream.reader.facts;
    return this.#options.record(stream.exchange, { ...read, rows, subjects });
  }

  #end(stream: Stream, error: unknown): void {
    if (stream.isOver) return;
    const refusal: Refusal = presentError(error, this.#options.reportBug);
    stream.exchange.refusal = refusal;
    this.#close(stream);
    stream.sink.end(refusal);
  }

  #close(stream: Stream): void {
    if (stream.isOver) return;
    stream.isOver = true;
    this.#leave(stream);
    this.#streams.delete(stream);
    for (const turn of this.#turns) turn.delete(stream);
    const client = stream.exchange.caller!.client;
    const open = this.#perClient.get(client)! - 1;
    if (open === 0) this.#perClient.delete(client);
    else this.#perClient.set(client, open);
    this.#record(stream)?.catch(() => {});
  }

  #leave(stream: Stream): void {
    const group = this.#streams.get(stream);
    if (!group) return;
    group.members.delete(stream);
    if (group.members.size === 0)
      for (const [key, other] of this.#groups) if (other === group) this.#groups.delete(key);
  }
}

function cut(zh: string, en: string): GridweaveError {
  return new GridweaveError('STREAM_CUT', {
    zh: `${zh},流已中断;请从最后收到的游标继续`,
    en: `The stream was cut because ${en}; go on from the last cursor that you have`,
  });
}

function draining(): GridweaveError {
  return cut('服务正在停止', 'the server is stopping');
}
