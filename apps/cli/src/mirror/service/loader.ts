import { type CopiedRecord, fieldsText, recordOf, type Selection } from '../selection.ts';
import type { Service } from './service.ts';

/** A page of the records of a type. */
export interface LoadedPage {
  readonly records: readonly CopiedRecord[];
  /** Where the next page begins; null when there is none. */
  readonly after: string | null;
}

/** Reads a page of all records of a type in some areas. @throws Refused BAD_CURSOR when it has to begin anew */
export async function loadPage(
  service: Service,
  selection: Selection,
  areas: readonly string[] | null,
  after: string | null,
): Promise<LoadedPage> {
  const { type, list } = selection;
  const query = `query MirrorLoad($after: String, $where: ${type}Filter) {
  ${list}(first: 1000, after: $after, where: $where) { nodes { ${fieldsText(selection)} } pageInfo { hasNextPage endCursor } }
}`;
  const data = await service.ask(query, { after, ...(areas ? { where: inAreas(areas) } : {}) });
  const { nodes, pageInfo } = data[list];
  return {
    records: nodes.map((node: any) => recordOf(selection, node)),
    after: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}

/** Areas as a condition on the places of records. */
function inAreas(areas: readonly string[]): Readonly<Record<string, unknown>> {
  const of = (length: number): readonly string[] => areas.filter((area) => area.length === length);
  const conditions = [
    ...[...of(4), ...of(6)].map((area) => ({ streetCode: { startsWith: area } })),
    ...(of(9).length > 0 ? [{ streetCode: { in: of(9) } }] : []),
    ...(of(12).length > 0 ? [{ communityCode: { in: of(12) } }] : []),
    ...(of(14).length > 0 ? [{ gridCode: { in: of(14) } }] : []),
  ];
  return conditions.length === 1 ? conditions[0]! : { or: conditions };
}
