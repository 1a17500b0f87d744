import { Agent, type IncomingMessage, request } from 'node:http';

/** What a client got. */
export interface Reading {
  readonly rows: number;
  readonly bytes: number;
}

/** Whom a client asks, and about what. */
export interface ReadingTarget {
  readonly port: number;
  readonly key: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads a list as one export. */
export async function readByExport(
  target: ReadingTarget,
  query: string,
  headers: Readonly<Record<string, string>>,
): Promise<Reading> {
  const answer = await post(target, '/export', { query, variables: target.variables }, headers);
  let bytes = 0;
  for await (const chunk of answer) bytes += (chunk as Buffer).length;
  if (answer.trailers['x-gridweave-export-state'] !== 'complete') throw new Error('an export was not whole');
  return { rows: Number(answer.trailers['x-gridweave-export-rows']), bytes };
}

/** Reads the same list page by page over one connection. */
export async function readByPages(target: ReadingTarget, query: string): Promise<Reading> {
  let [rows, bytes] = [0, 0];
  for (let after: string | null = null; ;) {
    const answer: IncomingMessage = await post(target, '/graphql', {
      query,
      variables: { ...target.variables, after },
    });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const page = Buffer.concat(chunks);
    bytes += page.length;
    const { data } = JSON.parse(page.toString('utf8')) as { data: Record<string, any> };
    const [connection] = Object.values(data);
    rows += connection.nodes.length;
    if (!connection.pageInfo.hasNextPage) return { rows, bytes };
    after = connection.pageInfo.endCursor as string;
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function post(
  { port, key }: ReadingTarget,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        path,
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}`, ...headers },
      },
      (answer) => (answer.statusCode === 200 ? resolve(answer) : reject(new Error(`HTTP ${answer.statusCode}`))),
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
