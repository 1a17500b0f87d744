import type { Client, CombinedError } from 'urql';
import { valuesAt } from '../../preview/answer-table.ts';
import { type Point, previewQuery, previewSchema } from '../../preview/documents.ts';
import { type Mark, marksOf } from '../../preview/marks.ts';
import { readSchema } from '../../preview/read-schema.ts';
import { sampleQueries, type SampleQuery } from './sample-query.ts';

type Shown = Readonly<Record<string, unknown>>;

/** A row as the department sees it now and as it would; undefined where it does not see it. */
export interface SampleRow {
  readonly id: string;
  readonly before: Shown | undefined;
  readonly after: Shown | undefined;
}

export interface Sample extends SampleQuery {
  readonly rows: readonly SampleRow[];
  readonly marksBefore: ReadonlyMap<string, Mark>;
  readonly marksAfter: ReadonlyMap<string, Mark>;
}

interface Rows {
  readonly rows: readonly Shown[];
  readonly marks: ReadonlyMap<string, Mark>;
}

const shownRows = 10;

/** The same rows as the department sees them now and under a policy. @throws CombinedError */
export async function loadSamples(
  client: Client,
  as: string,
  policy: Point,
  coordinates: readonly string[],
): Promise<readonly Sample[]> {
  const seen = await client.query(previewSchema, { as, policy }, { requestPolicy: 'network-only' }).toPromise();
  if (!seen.data) throw seen.error;
  const queries = sampleQueries(await readSchema(seen.data.preview.schema), coordinates);
  const samples: Sample[] = [];
  for (const query of queries) {
    const after = await rowsOf(client, as, policy, query);
    if ('error' in after) throw after.error;
    const before = await rowsOf(client, as, undefined, query);
    const known = 'error' in before ? { rows: [], marks: new Map<string, Mark>() } : before;
    const byId = new Map(known.rows.map((row) => [String(row['id']), row]));
    samples.push({
      ...query,
      rows: after.rows.slice(0, shownRows).map((row) => {
        const id = String(row['id']);
        return { id, before: byId.get(id), after: row };
      }),
      marksBefore: known.marks,
      marksAfter: after.marks,
    });
  }
  return samples;
}

async function rowsOf(
  client: Client,
  as: string,
  policy: Point | undefined,
  { query, path }: SampleQuery,
): Promise<Rows | { readonly error: CombinedError }> {
  const variables = { as, policy: policy ?? null, query, deniedAsNull: true };
  const { data, error } = await client.query(previewQuery, variables, { requestPolicy: 'network-only' }).toPromise();
  if (!data) return { error: error! };
  const found = valuesAt(data.previewQuery.data, path) as readonly (Shown | null | undefined)[];
  const rows = found.filter((row) => row !== null && row !== undefined);
  return { rows: rows, marks: marksOf(data.previewQuery.extensions) };
}
