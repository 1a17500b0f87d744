import {
  CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  DummyDriver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import { GridweaveError } from '@gridweave/kit';
import { checkStatement, type StatementRules } from './statement-rules.ts';

export interface FencedOptions {
  /** The role that statements run under; undefined where the connection has none to take. */
  readonly role: string | undefined;
  readonly rules: StatementRules;
  /** The most rows of one answer. */
  readonly maximumRows?: number;
}

/**
 * The transaction as a plugin gets it. Each statement goes out alone, under the plugin's role, which is taken just
 * before and put off just after: the platform's own statements in the same transaction keep its rights. `reset role`
 * within a `do` block or a function cannot be kept out of a session, so the rest of that statement may have the
 * platform's rights; that is why what the transaction touched is judged as well before it commits.
 */
export function fencedTransaction(transaction: Transaction<any>, options: FencedOptions): Transaction<any> {
  const outer = transaction.getExecutor();
  const adapter = new PostgresAdapter();
  const dialect = {
    createAdapter: () => adapter,
    createDriver: () => new DummyDriver(),
    createIntrospector: (db: Kysely<any>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  const executor = new DefaultQueryExecutor(new PostgresQueryCompiler(), adapter, {
    provideConnection: (consumer) =>
      outer.provideConnection((connection) => consumer(new FencedConnection(connection, options))),
  });
  return new Transaction<any>({ config: { dialect }, dialect, driver: new DummyDriver(), executor } as never);
}

class FencedConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #options: FencedOptions;

  constructor(connection: DatabaseConnection, options: FencedOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { role, rules, maximumRows = Infinity } = this.#options;
    checkStatement(query.sql, rules);
    if (role !== undefined) await this.#connection.executeQuery(CompiledQuery.raw(`set local role ${quoted(role)}`));
    // after an error the transaction is at its end, and the role ends with it
    const result = await this.#connection.executeQuery<R>({ ...query, sql: alone(query.sql) });
    if (role !== undefined) await this.#connection.executeQuery(CompiledQuery.raw('reset role'));
    if (result.rows.length > maximumRows)
      throw new GridweaveError('OPERATION_TOO_LARGE', {
        zh: `一条语句返回超过 ${maximumRows} 行`,
        en: `one statement gave more than ${maximumRows} rows`,
      });
    return result;
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new GridweaveError('PLUGIN_INVALID', {
      zh: '插件的事务不支持流式读取',
      en: 'rows cannot be streamed in the transaction of a plugin',
    });
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** node-postgres sends a statement without values by the simple protocol, which takes several at once, unless told. */
function alone(text: string): string {
  return { text, queryMode: 'extended' } as unknown as string;
}
