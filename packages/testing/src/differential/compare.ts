import { type Groups, roundedDifference } from './compare-rounded.ts';
import type { Cursors } from './cursors.ts';

/**
 * The first difference between an answer of the engine and one of the reference, as a sentence; undefined when they
 * say the same, in the same order of keys. Cursors are compared by what they stand for, counts under the keys of
 * `rounded` as rounded to multiples of the size given there.
 */
export function difference(
  engine: unknown,
  reference: unknown,
  cursors: Cursors,
  path = '',
  rounded: ReadonlyMap<string, number> = new Map(),
): string | undefined {
  if (cursors.isToken(reference))
    return cursors.learn(reference, engine)
      ? undefined
      : `${path}: cursor ${String(engine)} does not stand for ${reference}`;
  if (Array.isArray(engine) && Array.isArray(reference)) {
    const smallest = rounded.get(/^data\.([^.[]+)$/.exec(path)?.[1] ?? '');
    if (smallest !== undefined) return roundedDifference(engine as Groups, reference as Groups, smallest, path);
    for (let i = 0; i < Math.min(engine.length, reference.length); i++) {
      const found = difference(engine[i], reference[i], cursors, `${path}[${i}]`, rounded);
      if (found) return found;
    }
    return engine.length === reference.length ? undefined : `${path}: ${engine.length} items, not ${reference.length}`;
  }
  if (isObject(engine) && isObject(reference)) {
    const keys = Object.keys(reference);
    const own = Object.keys(engine);
    if (own.join('\n') !== keys.join('\n')) return `${path}: keys ${own.join()}, not ${keys.join()}`;
    for (const key of keys) {
      const found = difference(engine[key], reference[key], cursors, `${path}.${key}`, rounded);
      if (found) return found;
    }
    return undefined;
  }
  return Object.is(engine, reference) || (engine === 0 && reference === 0)
    ? undefined
    : `${path}: ${shown(engine)}, not ${shown(reference)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
