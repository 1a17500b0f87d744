declare module 'pg/lib/utils.js' {
  /** A parameter as PostgreSQL reads it in text format. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
