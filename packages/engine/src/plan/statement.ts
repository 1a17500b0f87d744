import { createHash } from 'node:crypto';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';

/** A compiled statement of a plan: text once, values at each run. */
export interface Statement {
  /** Names it on the server, so that it is parsed and planned once per connection. */
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly unknown[];
}

const compiler = new Kysely<any>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Compiles SQL with Kysely; equal texts get equal names. */
export function compileStatement(query: RawBuilder<unknown>): Statement {
  const { sql, parameters } = query.compile(compiler);
  return { name: `g${createHash('sha256').update(sql).digest('base64url').slice(0, 24)}`, text: sql, parameters };
}
