import { type CopiedRecord, fieldsText, recordOf, type Selection } from '../selection.ts';
import type { Service } from './service.ts';

/** A page of changes as a copy takes it. */
export interface FeedPage {
  readonly upserts: readonly CopiedRecord[];
  readonly deletes: readonly string[];
  /** What may be seen has changed: everything has to be loaded anew. */
  readonly isResync: boolean;
  readonly cursor: string;
  readonly hasMore: boolean;
}

/** Reads the changes of a type after a cursor; without one it only tells where the feed is now. */
export async function readFeed(
  service: Service,
  selection: Selection,
  areas: readonly string[] | null,
  after: string | null,
): Promise<FeedPage> {
  const query = `query MirrorChanges($after: String, $areas: [String!]) {
  changes(after: $after, areas: $areas, first: 1000) {
    cursor hasMore changes { kind id record { ... on ${selection.type} { ${fieldsText(selection)} } } }
  }
}`;
  const { changes: page } = await service.ask(query, { after, areas });
  const upserts = new Map<string, CopiedRecord>();
  const deletes = new Set<string>();
  for (const { kind, id, record } of page.changes) {
    if (kind === 'LEFT') {
      upserts.delete(id);
      deletes.add(id);
    } else if (record) {
      deletes.delete(id);
      upserts.set(id, recordOf(selection, record));
    }
  }
  return {
    upserts: [...upserts.values()],
    deletes: [...deletes],
    isResync: page.changes.some(({ kind }: { kind: string }) => kind === 'RESYNC'),
    cursor: page.cursor,
    hasMore: page.hasMore,
  };
}
