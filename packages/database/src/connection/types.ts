import { types, type CustomTypesConfig } from 'pg';

const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const TIMESTAMP_ARRAY = 1115;
const DATE_ARRAY = 1182;
const TIMESTAMPTZ_ARRAY = 1185;

const keep = (text: string): string => text;

/** `2026-05-01 08:00:00.25+00` as PostgreSQL writes it → `2026-05-01T08:00:00.25Z`; `infinity` and years BC stay as they are. */
function isoTime(text: string): string {
  return text.replace(/^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)/, '$1T$2').replace(/\+00(:00)?$/, 'Z');
}

// the published types of pg-types describe this object as a function
const arrayParser = types.arrayParser as unknown as {
  create(text: string, element: (item: string | null) => string | null): { parse(): unknown };
};

function arrayOf(element: (text: string) => string): (text: string) => unknown {
  return (text) => arrayParser.create(text, (item) => (item === null ? null : element(item))).parse();
}

const parsers = new Map<number, (text: string) => unknown>([
  [DATE, keep],
  [TIMESTAMP, isoTime],
  [TIMESTAMPTZ, isoTime],
  [DATE_ARRAY, arrayOf(keep)],
  [TIMESTAMP_ARRAY, arrayOf(isoTime)],
  [TIMESTAMPTZ_ARRAY, arrayOf(isoTime)],
]);

/**
 * How values come back: bigint and numeric as strings (ids are opaque, and no digit may be lost), date as
 * `YYYY-MM-DD`, times as ISO 8601 text with the database's microseconds. Given to each pool, never set globally.
 */
export const typeParsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ??
    types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};
