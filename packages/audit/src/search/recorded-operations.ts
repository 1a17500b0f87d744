import { type Kysely, sql } from 'kysely';

/** An operation that a client called, with how often. */
export interface RecordedOperation {
  readonly department: string;
  readonly client: string;
  /** Without the values that were written in it. */
  readonly document: string;
  readonly operationName: string | null;
  /** JSON, of the latest call; personal values are marks. */
  readonly variables: string | null;
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly lastAt: number;
}

const PAGE = 500;

/** The different operations of departments since some time, page by page. */
export async function* recordedOperations(
  db: Kysely<any>,
  { since }: { readonly since: Date },
): AsyncGenerator<RecordedOperation> {
  const { rows } = await sql<Omit<RecordedOperation, 'variables'>>`
    select department, client, operation_name as "operationName", encode(document, 'hex') as document,
      count(*)::float8 as count, (extract(epoch from max(recorded_at)) * 1000)::float8 as "lastAt"
    from audit.record
    where kind = 'read' and client is not null and department is not null and document is not null
      and outcome in ('ok', 'FIELD_NOT_GRANTED') and recorded_at >= ${since}
    group by department, client, operation_name, document
    order by count(*) desc, department, client, document`.execute(db);
  for (let i = 0; i < rows.length; i += PAGE) {
    const page = rows.slice(i, i + PAGE);
    const texts = await documentTexts(
      db,
      page.map(({ document }) => document),
    );
    for (const { document: hash, ...rest } of page) {
      const document = texts.get(hash);
      if (document === undefined) continue;
      yield { ...rest, document, variables: await latestVariables(db, hash, rest, since) };
    }
  }
}

async function documentTexts(db: Kysely<any>, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ hash: string; text: string }>`
    select encode(hash, 'hex') as hash, text from audit.document
    where hash in (select decode(h, 'hex') from unnest(${hashes}::text[]) as h)`.execute(db);
  return new Map(rows.map(({ hash, text }) => [hash, text]));
}

async function latestVariables(
  db: Kysely<any>,
  hash: string,
  { department, client, operationName }: Pick<RecordedOperation, 'department' | 'client' | 'operationName'>,
  since: Date,
): Promise<string | null> {
  const { rows } = await sql<{ variables: string | null }>`
    select variables from audit.record
    where department = ${department} and client = ${client} and document = decode(${hash}, 'hex')
      and operation_name is not distinct from ${operationName} and recorded_at >= ${since} and kind = 'read'
    order by recorded_at desc limit 1`.execute(db);
  return rows[0]?.variables ?? null;
}
