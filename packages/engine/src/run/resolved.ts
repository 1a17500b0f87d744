import DataLoader from 'dataloader';
import { GraphQLError } from 'graphql';
import { GridweaveError, type ResolveContext, type ResolvedField } from '@gridweave/kit';
import type { LoadResolved } from '../write/decode.ts';

/** The longest that one batch of a field's resolver may take. */
const batchTimeoutMs = 10_000;

/** Batches fields with resolvers: one call of the plugin's function for all rows of one place in the document. */
export function resolvedLoader(context: ResolveContext): LoadResolved {
  const loaders = new Map<object, Map<string, DataLoader<Readonly<Record<string, unknown>>, unknown>>>();
  return (value, needs, args) => {
    let byArgs = loaders.get(value);
    if (!byArgs) loaders.set(value, (byArgs = new Map()));
    const key = JSON.stringify(args);
    let loader = byArgs.get(key);
    if (!loader) {
      const definition = value.field.definition as ResolvedField;
      loader = new DataLoader((rows) => runBatch(value.field.coordinate, definition, rows, args, context), {
        cache: false,
        maxBatchSize: 1_000,
      });
      byArgs.set(key, loader);
    }
    return loader.load(needs);
  };
}

async function runBatch(
  coordinate: string,
  definition: ResolvedField,
  rows: readonly Readonly<Record<string, unknown>>[],
  args: Record<string, unknown>,
  context: ResolveContext,
): Promise<readonly unknown[]> {
  const timeout = new AbortController();
  const signal = AbortSignal.any([context.signal, timeout.signal]);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new GridweaveError('TIMEOUT', {
      zh: `${coordinate} 在 ${batchTimeoutMs} 毫秒内没有返回`,
      en: `${coordinate} did not answer within ${batchTimeoutMs} ms`,
    });
    timeout.abort(error);
    late.reject(error);
  }, batchTimeoutMs);
  // in a function of its own, so that one that throws at once stops the timer as well
  const resolve = async (): Promise<readonly unknown[]> => definition.resolve(rows, args, { ...context, signal });
  const values = await Promise.race([resolve(), late.promise]).finally(() => clearTimeout(timer));
  if (!Array.isArray(values) || values.length !== rows.length)
    throw new GraphQLError(`${coordinate}: the resolver gave no list of ${rows.length} values`, {
      extensions: { code: 'INTERNAL' },
    });
  return values;
}
