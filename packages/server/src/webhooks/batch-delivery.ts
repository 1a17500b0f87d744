import type { PolicyStore } from '@gridweave/access';
import type { ChangeMessage, ChangeReader } from '@gridweave/engine';
import type { ErrorCode } from '@gridweave/kit';
import {
  beginBatch,
  type DueWebhook,
  giveUp,
  newMessageId,
  noteFailure,
  readDue,
  sendMessage,
  type SendOutcome,
  settleDelivered,
  skipBatch,
  stopWebhook,
  type TargetRules,
} from '@gridweave/webhooks';
import type { Kysely } from 'kysely';

import { presentError, type ReportBug } from '../errors/index.ts';
import type { Call } from '../graphql/exchange.ts';
import type { Ledger } from '../graphql/ledger.ts';
import type { Operations } from '../graphql/operations.ts';
import { messageBody } from './message-body.ts';
import { callOf } from './webhook-call.ts';

/** How webhooks are delivered. */
export interface DeliverySettings {
  readonly rules: TargetRules;
  /** Milliseconds that a receiver has to acknowledge a batch. */
  readonly timeoutMs: number;
  /** Milliseconds of nothing but failures after which a batch is given up. */
  readonly patienceMs: number;
}

export interface DeliveryOptions extends DeliverySettings {
  readonly db: Kysely<any>;
  readonly policies: PolicyStore;
  readonly operations: Operations;
  readonly ledger: Ledger;
  readonly reportBug: ReportBug;
}

/** What is left after a step: nothing now, or more at once. */
type Step = 'done' | 'more';

/** A batch was not acknowledged; the queue calls again later. */
class NotDelivered extends Error {
  override readonly name = 'NotDelivered';
}

/** Failures of the platform itself: they say nothing of the webhook, which waits for them to pass. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'POLICY_UNCONFIRMED',
  'DATABASE_UNAVAILABLE',
  'TIMEOUT',
  'STREAM_CUT',
  'INTERNAL',
]);

/** How the receiver says that it wants nothing more. */
const GONE = 410;
/** Longer than this a webhook does not keep others waiting. */
const TURN_MS = 30_000;

/** Delivers what a webhook has to deliver, batch after batch. */
export class BatchDelivery {
  readonly #options: DeliveryOptions;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Delivers until there is nothing more or the turn is over, which `true` tells. @throws to be called again later */
  async run(id: string, signal: AbortSignal): Promise<boolean> {
    for (const until = performance.now() + TURN_MS; performance.now() < until;) {
      signal.throwIfAborted();
      const due = await readDue(this.#options.db, id);
      if (!due) return false;
      if ((await this.#step(due, signal)) === 'done') return false;
    }
    return true;
  }

  async #step(due: DueWebhook, signal: AbortSignal): Promise<Step> {
    const { policies, operations, reportBug, db } = this.#options;
    try {
      const call = callOf(due);
      call.policy = policies.policyFor(due.caller);
      return await this.#deliver(due, call, operations.changesOf(call, signal), signal);
    } catch (error) {
      if (error instanceof NotDelivered || signal.aborted) throw error;
      const { code, errors } = presentError(error, reportBug);
      if (passing.has(code)) throw error;
      await stopWebhook(db, due, code, errors.map(({ message }) => message).join('; '));
      return 'done';
    }
  }

  async #deliver(due: DueWebhook, call: Call, reader: ChangeReader, signal: AbortSignal): Promise<Step> {
    const { db, policies, ledger, rules, timeoutMs } = this.#options;
    const { batch } = due;
    const { rights } = reader.request;
    const now = new Date().toISOString();
    const page = await reader.next(batch.after, batch.to ?? undefined);
    const { messages, facts, seen } = await reader.batch(page.changes, batch.after, page.position);
    // a batch that was begun ends where it ended then, whatever has come since
    const isLast = !page.hasMore && batch.to === null;
    const end = { to: page.position, rights, reached: isLast ? now : (messages.at(-1)?.told.at ?? null) };
    const resync = rights === due.rights ? [] : [await reader.notice('RESYNC', batch.after)];
    const told = [...resync, ...messages];
    if (told.length === 0) return (await skipBatch(db, due, end)) && isLast ? 'done' : 'more';
    ledger.requireRoom();
    const messageId = batch.messageId ?? newMessageId();
    const begun = batch.messageId === null ? await beginBatch(db, due, messageId, page.position) : due;
    if (!begun) return 'more';
    // told under other rights it is another message, or a receiver that had it before would pass the notice over
    const id = resync.length > 0 ? `${messageId}_${rights}` : messageId;
    await ledger.recordStream({ ...call, requestId: id }, facts);
    // rights that ended while it was read and recorded: it is read anew, under the same id
    if (policies.policyFor(due.caller).key !== call.policy!.key) return 'more';
    reader.shown(due.caller.client, seen);
    const body = messageBody(reader, told, reader.cursorAt(page.position));
    const outcome = await sendMessage({ id, url: due.url, body, secrets: due.secrets }, { rules, timeoutMs, signal });
    if (isDelivered(outcome)) return (await settleDelivered(db, begun, end, outcome)) && isLast ? 'done' : 'more';
    return this.#fail(begun, outcome, messages);
  }

  async #fail(due: DueWebhook, outcome: SendOutcome, messages: readonly ChangeMessage[]): Promise<'done'> {
    const { db, patienceMs } = this.#options;
    const shown = typeof outcome === 'number' ? `HTTP ${outcome}` : outcome;
    const failingMs = await noteFailure(db, due, shown);
    if (outcome === GONE) {
      const reason = '接收端答复 410,不再接收 / The receiver answered 410 and wants nothing more';
      await stopWebhook(db, due, 'RECEIVER_GONE', reason);
      return 'done';
    }
    if (failingMs < patienceMs) throw new NotDelivered(shown);
    // only what the department was told of: others' changes of the same time are none of its business
    const records = messages.map(({ told }) => ({ type: told.type!, id: told.id! }));
    const { messageId, to } = due.batch;
    await giveUp(db, due, { to: to! }, messageId!, records, shown);
    return 'done';
  }
}

function isDelivered(outcome: SendOutcome): outcome is number {
  return typeof outcome === 'number' && outcome >= 200 && outcome < 300;
}
