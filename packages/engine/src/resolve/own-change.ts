import { GridweaveError, type Model, type RecordWriter } from '@gridweave/kit';
import type { Kysely, Transaction } from 'kysely';
import type { Confine } from '../confine.ts';
import type { OpenRecords } from '../open-records.ts';
import { ownRecords } from './own-records.ts';
import { PluginFailure } from './plugin-failure.ts';
import { outOfTime, type TimeLimit, withinTime } from './within-time.ts';

/** What code of plugins that changes data needs of the engine. */
export interface OwnRuntime {
  readonly model: Model;
  readonly db: Kysely<any>;
  readonly records: OpenRecords;
  readonly confine: Confine;
  readonly maximumRows: number;
}

export interface OwnRequest {
  readonly place: TimeLimit;
  readonly signal: AbortSignal;
  /** The client that asked for it; null for what a plugin does by itself. */
  readonly changedBy: string | null;
  /** Whether it only looks. */
  readonly readOnly?: boolean;
}

/** What a plugin's code works with within its transaction. */
export interface OwnChange {
  readonly signal: AbortSignal;
  readonly transaction: Transaction<any>;
  readonly records: RecordWriter;
}

/**
 * Runs code of a plugin in a transaction of its own, in which it reaches its own tables only; it commits when the code
 * returns in time.
 * @throws GridweaveError as the code does, or TIMEOUT; PluginFailure for anything else
 */
export async function ownChange<T>(
  { model, db, records, confine, maximumRows }: OwnRuntime,
  { place, signal, changedBy, readOnly = false }: OwnRequest,
  work: (own: OwnChange) => Promise<T>,
): Promise<T> {
  const { plugin, coordinate, timeoutMs } = place;
  const { history } = model;
  const begin = readOnly ? db.transaction().setAccessMode('read only') : db.transaction();
  return begin.execute(async (transaction) => {
    const own = await confine(transaction, {
      plugin,
      timeoutMs,
      maximumRows,
      platform: history ? [`${history.schema}.${history.name}`] : [],
    });
    const writer = records(transaction, { history, changedBy, source: plugin, own: own.transaction });
    const ownWriter = ownRecords(writer, model, plugin, coordinate);
    try {
      const result = await withinTime(place, signal, (within) =>
        work({ signal: within, transaction: own.transaction, records: ownWriter }),
      );
      await own.judge();
      return result;
    } catch (error) {
      throw failureOf(error, place);
    }
  });
}

/** What the code threw, as the caller may see it. */
function failureOf(error: unknown, place: TimeLimit): unknown {
  if (error instanceof PluginFailure) return error;
  // a statement that the plugin may not send is no fault of the caller
  if (error instanceof GridweaveError && error.code !== 'PLUGIN_INVALID') return error;
  const { code } = error as { readonly code?: unknown };
  // query_canceled: the statement reached the time limit before the code did
  if (code === '57014') return outOfTime(place);
  return new PluginFailure(place.plugin, place.coordinate, 'failed', error);
}
