import { parse } from 'graphql';
import type { Policy } from '@gridweave/access';
import type { Engine } from '@gridweave/engine';

/** A list of the graph, as it stands in a document: `houses(where: …` without `first`, `after` and the end. */
export interface PagedList {
  readonly policy: Policy;
  /** `houses`, or fields down to the list: `house(id: "1") { residents`. */
  readonly field: string;
  /** More arguments, as `orderBy: [{field: AREA}]`. */
  readonly args?: string;
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

/** Reads one page. */
export async function readPage(engine: Engine, list: PagedList, first: number, after: string | null): Promise<Page> {
  const fields = list.field.split(' { ');
  const args = ['first: $first', 'after: $after', ...(list.args ? [list.args] : [])].join(', ');
  const document = `query($first: Int, $after: String) { ${fields.join(' { ')}(${args}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } ${'} '.repeat(fields.length + 1)}`;
  const answer = await engine.execute({
    document: parse(document),
    documentKey: document,
    operationName: undefined,
    variables: { first, after },
    policy: list.policy,
    deniedAsNull: false,
    client: 'paging',
    signal: new AbortController().signal,
  });
  const { data } = JSON.parse(answer.body.toString('utf8')) as { data: Record<string, any> };
  let value: any = data;
  for (const field of fields) value = value?.[field.replace(/\(.*$/, '')];
  return value ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 };
}

/** The ids of a list, page by page, and the totals that the pages told. */
export async function walkPages(
  engine: Engine,
  list: PagedList,
  first: number,
): Promise<{ readonly ids: readonly string[]; readonly totals: ReadonlySet<number> }> {
  const ids: string[] = [];
  const totals = new Set<number>();
  let after: string | null = null;
  for (let pages = 0; ; pages++) {
    const page: Page = await readPage(engine, list, first, after);
    ids.push(...page.nodes.map((node) => node.id));
    totals.add(page.totalCount);
    if (!page.pageInfo.hasNextPage) return { ids, totals };
    if (page.pageInfo.endCursor === null || pages > 10_000) throw new Error(`${list.field} goes on without an end`);
    after = page.pageInfo.endCursor;
  }
}
