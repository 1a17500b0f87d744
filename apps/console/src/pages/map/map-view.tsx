import {
  type GeoJSONSource,
  LngLatBounds,
  Map as MapLibre,
  type MapLayerMouseEvent,
  NavigationControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Feature, FeatureCollection } from 'geojson';

// a worker of this server, as the policy of the page wants it
setWorkerUrl(workerUrl);

export interface PlacedPoint {
  readonly id: string;
  readonly at: readonly [number, number];
  readonly label: string;
  readonly colour: string;
}

interface Props {
  readonly grids: readonly Feature[];
  readonly points: readonly PlacedPoint[];
  readonly chosen: string | undefined;
  readonly isDark: boolean;
  readonly label: string;
  readonly onChoose: (code: string) => void;
}

const collection = (features: readonly Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [...features],
});

const pointFeature = ({ id, at, label, colour }: PlacedPoint): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...at] },
  properties: { id, label, colour },
});

/** Grids as polygons and records as points, on no background but the page's: nothing is loaded from elsewhere. */
export default function MapView({ grids, points, chosen, isDark, label, onChoose }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre>(undefined);
  const choose = useRef(onChoose);
  choose.current = onChoose;

  useEffect(() => {
    const made = new MapLibre({
      container: place.current!,
      attributionControl: false,
      style: { version: 8, sources: {}, layers: [] },
      center: [114.06, 22.55],
      zoom: 12,
    });
    map.current = made;
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    made.on('load', () => {
      made.addSource('grids', { type: 'geojson', data: collection([]) });
      made.addSource('points', { type: 'geojson', data: collection([]) });
      made.addLayer({
        id: 'ground',
        type: 'background',
        paint: { 'background-color': 'rgba(0, 0, 0, 0)' },
      });
      made.addLayer({
        id: 'grids',
        type: 'fill',
        source: 'grids',
        paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': 0.85 },
      });
      made.addLayer({
        id: 'edges',
        type: 'line',
        source: 'grids',
        paint: { 'line-color': '#4a6b68', 'line-width': ['case', ['get', 'chosen'], 3, 1] },
      });
      made.addLayer({
        id: 'points',
        type: 'circle',
        source: 'points',
        paint: {
          'circle-color': ['get', 'colour'],
          'circle-radius': 5,
          'circle-stroke-color': '#ffffff',
          'circle-stroke-width': 1,
        },
      });
      made.on('click', 'grids', ({ features }: MapLayerMouseEvent) => {
        const code = features?.[0]?.properties?.['code'] as string | undefined;
        if (code !== undefined) choose.current(code);
      });
      made.on('mouseenter', 'grids', () => (made.getCanvas().style.cursor = 'pointer'));
      made.on('mouseleave', 'grids', () => (made.getCanvas().style.cursor = ''));
    });
    return () => made.remove();
  }, []);

  useEffect(
    () => withSource(map.current, 'grids', collection(grids.map((grid) => marked(grid, chosen)))),
    [grids, chosen],
  );
  useEffect(() => withSource(map.current, 'points', collection(points.map(pointFeature))), [points]);
  useEffect(() => {
    const bounds = boundsOf(grids);
    if (bounds) map.current?.fitBounds(bounds, { padding: 24, duration: 0 });
  }, [grids]);

  return (
    <div
      ref={place}
      role="region"
      aria-label={label}
      style={{ height: '100%', minHeight: 320, background: isDark ? '#141f1e' : '#f4f8f7', borderRadius: 6 }}
    />
  );
}

const marked = (grid: Feature, chosen: string | undefined): Feature => ({
  ...grid,
  properties: { ...grid.properties, chosen: grid.properties?.['code'] === chosen },
});

/** Gives a source its data, now or when the map is loaded. */
function withSource(map: MapLibre | undefined, name: string, data: FeatureCollection): () => void {
  const set = (): void => void map?.getSource<GeoJSONSource>(name)?.setData(data);
  if (map?.getSource(name)) set();
  else map?.once('load', set);
  return () => map?.off('load', set);
}

function boundsOf(features: readonly Feature[]): LngLatBounds | undefined {
  const bounds = new LngLatBounds();
  for (const { geometry } of features)
    if (geometry.type === 'Polygon')
      for (const position of geometry.coordinates[0] ?? []) bounds.extend([position[0]!, position[1]!]);
  return bounds.isEmpty() ? undefined : bounds;
}
