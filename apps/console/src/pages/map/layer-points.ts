import { type CombinedError, gql, useQuery } from 'urql';
import type { ResultOf } from 'gql.tada';
import { rootLists } from '../../graph/root-lists.ts';
import { useGraph } from '../../graph/use-graph.ts';
import type { GridOnMap, layersQuery } from './documents.ts';
import type { PlacedPoint } from './map-view.tsx';

export type Layer = ResultOf<typeof layersQuery>['sharingConsole']['layers'][number];

/** What a layer shows of a street: the first records that the API gives, of how many there are. */
export interface LayerPoints {
  readonly points: readonly PlacedPoint[];
  readonly total: number;
  readonly error: CombinedError | undefined;
}

const noPoints = { points: [], total: 0 } as const;

const nothing = gql<{
  readonly list: { readonly totalCount: number; readonly nodes: readonly Readonly<Record<string, any>>[] };
}>`
  query Nothing {
    __typename
  }
`;
const palette = ['#c2410c', '#1d4ed8', '#7e22ce', '#b91c1c', '#0f766e', '#a16207'];

/** The records of a layer in a street: at their coordinates, or spread about the middle of their grid. */
export function useLayerPoints(
  layer: Layer | undefined,
  street: string | undefined,
  grids: readonly GridOnMap[],
): LayerPoints {
  const graph = useGraph();
  // its name is the plugin's matter: `specialEquipment` has no plural
  const list = graph && layer ? rootLists(graph).find(({ type }) => type === layer.type) : undefined;
  const [{ data, error }] = useQuery({
    query: layer && list ? documentOf(layer, list.name) : nothing,
    variables: { street },
    pause: !list || street === undefined,
  });
  if (!layer || !data?.list) return { ...noPoints, error };
  const centres = new Map(grids.map(({ code, centre }) => [code, centre?.coordinates]));
  const seen = new Map<string, number>();
  const colours = new Map<unknown, string>();
  const points = data.list.nodes.flatMap((record): readonly PlacedPoint[] => {
    const at = placeOf(record, centres, seen);
    if (!at) return [];
    if (!colours.has(record['colour'])) colours.set(record['colour'], palette[colours.size % palette.length]!);
    return [{ id: record['id'], at, label: String(record['label'] ?? ''), colour: colours.get(record['colour'])! }];
  });
  return { points, total: data.list.totalCount, error };
}

function documentOf({ longitude, latitude, label, colour }: Layer, list: string): typeof nothing {
  const place = longitude && latitude ? `longitude: ${longitude} latitude: ${latitude}` : 'gridCode';
  return gql(`query MapLayer($street: DivisionCode!) {
    list: ${list}(where: { streetCode: { eq: $street } }, first: 1000) {
      totalCount nodes { id label: ${label} ${colour ? `colour: ${colour}` : ''} ${place} } } }`);
}

type Position = readonly [number, number];

function placeOf(
  record: Readonly<Record<string, any>>,
  centres: ReadonlyMap<string, Position | undefined>,
  seen: Map<string, number>,
): Position | undefined {
  if (typeof record['longitude'] === 'number') return [record['longitude'], record['latitude']];
  const code = record['gridCode'] as string | undefined;
  const centre = code === undefined ? undefined : centres.get(code);
  if (!centre) return undefined;
  // records of one grid stand in a spiral, so that each can be seen
  const n = seen.get(code!) ?? 0;
  seen.set(code!, n + 1);
  const [turn, away] = [n * 2.4, 0.00012 * Math.sqrt(n)];
  return [centre[0] + Math.cos(turn) * away, centre[1] + Math.sin(turn) * away];
}
