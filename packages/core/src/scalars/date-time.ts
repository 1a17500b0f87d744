import { checkCalendarDay } from './calendar.ts';
import { wrong, type Check } from './check.ts';
import { textScalar } from './text-scalar.ts';

const shape = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2})?$/;

const stored = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}(?::\d{2})?)$/;

/**
 * Checks an instant of RFC 3339 with an offset, as `2026-01-02T11:04:05+08:00`; the value is in UTC with milliseconds,
 * `2026-01-02T03:04:05.000Z`, finer digits cut off.
 */
export function checkDateTime(text: string): Check {
  const parts = shape.exec(text);
  if (!parts) {
    return wrong(
      '时间应按 RFC 3339 书写,例如 2026-01-02T11:04:05+08:00',
      'DateTime should be written after RFC 3339, as 2026-01-02T11:04:05+08:00',
    );
  }
  const [, year, month, day, hour, minute, second, fraction = '', offset] = parts;
  const date = checkCalendarDay(year!, month!, day!);
  if (!date.ok) return wrong(`时间中的日期有误:${date.text.zh}`, `DateTime: the date is wrong: ${date.text.en}`);
  if (offset === undefined) {
    return wrong(
      '时间缺少时区,请在末尾加 Z 或 +08:00',
      'DateTime has no offset; end it with Z or with an offset like +08:00',
    );
  }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return wrong(
      `时间 ${hour}:${minute}:${second} 有误,应在 00:00:00–23:59:59 之间`,
      `DateTime: ${hour}:${minute}:${second} should be 00:00:00–23:59:59`,
    );
  }
  if (offset.length > 1 && (Number(offset.slice(1, 3)) > 23 || Number(offset.slice(4)) > 59)) {
    return wrong(`时区 ${offset} 有误,应为 ±00:00–±23:59`, `DateTime: the offset ${offset} should be ±00:00–±23:59`);
  }
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const instant = new Date(`${date.value}T${hour}:${minute}:${second}.${milliseconds}${offset.toUpperCase()}`);
  const value = instant.toISOString();
  if (!/^(?!0000)\d{4}-/.test(value)) {
    return wrong('时间换算为 UTC 后应在 0001–9999 年之间', 'DateTime should lie in the years 0001–9999 in UTC');
  }
  return { ok: true, value };
}

/**
 * An instant as it is shown: `2026-01-02T03:04:05.123Z`, from what PostgreSQL writes (`2026-01-02 03:04:05.123+00`,
 * also with another offset or microseconds), from an ISO text or a Date. The session time zone UTC is the fast case.
 * What is no instant, as a masked value, is passed through.
 */
export function dateTimeText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  const text = String(value);
  if (text.length === 24 && text[23] === 'Z') return text;
  const end = text.length - 3;
  if (text.endsWith('+00') && text.charCodeAt(4) === 45 && text.charCodeAt(10) === 32) {
    const fraction = end > 20 ? text.slice(20, Math.min(23, end)).padEnd(3, '0') : '000';
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
  }
  const parts = stored.exec(text);
  if (!parts) return text;
  const [, day, clock, fraction = '', offset] = parts;
  const minutes = offset === 'Z' || offset!.length > 3 ? offset : `${offset}:00`;
  return new Date(`${day}T${clock}.${fraction.slice(0, 3).padEnd(3, '0')}${minutes}`).toISOString();
}

/** DateTime 时间: an instant of RFC 3339, shown in UTC with milliseconds. */
export const DateTime = textScalar({
  name: 'DateTime',
  title: { zh: '时间', en: 'DateTime' },
  description: {
    zh: '带时区的时刻(RFC 3339),输出统一为 UTC,精确到毫秒',
    en: 'an instant with its offset (RFC 3339), shown in UTC with milliseconds',
  },
  check: checkDateTime,
  serialize: dateTimeText,
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
});
