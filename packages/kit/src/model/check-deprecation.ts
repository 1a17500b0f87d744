import { isTitle } from './check-label.ts';
import type { Say } from './check-field.ts';
import { isObject } from './shape.ts';

/** Whether a deprecation says why, since when and until when; its days are what removals are judged by. */
export function checkDeprecation(given: unknown, say: Say): boolean {
  if (given === undefined) return true;
  if (isObject(given) && isTitle(given.reason) && isDay(given.on) && isDay(given.removeAfter)) {
    if (given.removeAfter >= given.on) return true;
    return say('removeAfter 早于 on', 'its deprecation is removed (removeAfter) before it begins (on)');
  }
  return say(
    'deprecated 须为 { reason: { zh, en }, on, removeAfter },日期为 YYYY-MM-DD',
    'its deprecated must be { reason: { zh, en }, on, removeAfter } with days as YYYY-MM-DD',
  );
}

function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
