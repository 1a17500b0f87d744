import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Migration } from '../plugin/migration.ts';

/** The fewest characters of a search: Chinese names of two characters must be found. */
export const searchMinimum = 2;

/**
 * The pairs of neighbouring characters of a text, `{张三,三丰}` of 张三丰: an index over them finds any part of two
 * characters or more, where pg_trgm needs three. Index it: `create index … using gin (gridweave.bigrams(name))`.
 */
export function bigrams(text: Expression<unknown>): RawBuilder<readonly string[]> {
  return sql`gridweave.bigrams(${text})`;
}

/** Whether `text` holds `part` (a bound parameter), answered by the index over bigrams and checked on the text itself. */
export function holds(text: Expression<unknown>, part: Expression<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${bigrams(text)} @> ${bigrams(part)} and strpos(lower(${text}), lower(${part})) > 0)`;
}

/** The platform's own functions, in the schema `gridweave`; run before the migrations of all plugins. */
export const platformMigrations: readonly Migration[] = [
  {
    name: '001-bigrams',
    breaking: true,
    async up(db) {
      // in plpgsql: a query over generate_series takes 4 to 15 times as long, and it would rule the loading of names
      await sql`
        create function gridweave.bigrams(value text) returns text[]
        language plpgsql immutable parallel safe strict as $$
        declare
          characters text[] := string_to_array(lower(value), null);
          pairs text[] := '{}';
        begin
          for i in 1 .. cardinality(characters) - 1 loop
            pairs := pairs || (characters[i] || characters[i + 1]);
          end loop;
          return pairs;
        end $$`.execute(db);
    },
  },
];
