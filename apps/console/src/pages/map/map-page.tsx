import Alert from 'antd/es/alert';
import Empty from 'antd/es/empty';
import Select from 'antd/es/select';
import Spin from 'antd/es/spin';
import type { Feature } from 'geojson';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { gql, useQuery } from 'urql';
import { useIsDark } from '../../appearance/appearance.ts';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { gridsQuery, layersQuery, streetsQuery } from './documents.ts';
import { GridCard } from './grid-card.tsx';
import { useLayerPoints } from './layer-points.ts';
import { Legend } from './legend.tsx';
import { colourOf, colours, type Measure, type MeasureName, measures, stepsOf, valuesOf } from './measures.ts';
import { mapTexts } from './texts.ts';

const MapView = lazy(() => import('./map-view.tsx'));

interface Counts {
  readonly counts: readonly { readonly areaCode: string | null; readonly count: number }[];
}

const nothing = gql<Counts>`
  query Nothing {
    __typename
  }
`;

/** The grids of a street, coloured by a measure, with layers that plugins bring. */
export default function MapPage(): ReactNode {
  const t = useTexts(mapTexts);
  const said = useSaid();
  const language = useLanguage();
  const isDark = useIsDark();
  const [{ data: found, error, fetching }, reload] = useQuery({ query: streetsQuery });
  const [chosenStreet, setStreet] = useState<string>();
  const [name, setName] = useState<MeasureName>('persons');
  const [grid, setGrid] = useState<string>();
  const [layerName, setLayer] = useState<string>();
  const streets = (found?.streets ?? []).flatMap(({ areaCode, areaName }) =>
    areaCode === null ? [] : [{ value: areaCode, label: areaName ?? areaCode }],
  );
  const street = chosenStreet ?? streets[0]?.value;
  const [{ data: inStreet }] = useQuery({
    query: gridsQuery,
    variables: { street: street ?? '' },
    pause: street === undefined,
  });
  const measure: Measure = measures[name];
  const [{ data: counted, error: notCounted }] = useQuery<Counts>({
    query: measure.kind === 'count' ? gql<Counts>(measure.query) : nothing,
    pause: measure.kind !== 'count',
  });
  const [{ data: offered }] = useQuery({ query: layersQuery });
  const layers = offered?.sharingConsole.layers ?? [];
  const layer = layers.find((one) => `${one.plugin}/${one.name}` === layerName);
  const grids = useMemo(() => inStreet?.grids.nodes ?? [], [inStreet]);
  const { points, total, error: noLayer } = useLayerPoints(layer, street, grids);

  const values = useMemo(() => {
    const counts = new Map(counted?.counts?.map(({ areaCode, count }) => [areaCode ?? '', count]));
    return valuesOf(measure, grids, counts);
  }, [measure, grids, counted]);
  const steps = useMemo(() => stepsOf(values.values()), [values]);
  const features = useMemo(
    () =>
      grids.flatMap(({ code, boundary }): readonly Feature[] =>
        boundary
          ? [
              {
                type: 'Feature',
                geometry: boundary as unknown as Feature['geometry'],
                properties: { code, colour: fillOf(measure, values.get(code), steps) },
              },
            ]
          : [],
      ),
    [grids, measure, values, steps],
  );

  if (error && !found) return <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  const measured = values.get(grid ?? '');
  const isCoverage = measure.kind === 'coverage';
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <div className="map-bar">
        <Select
          aria-label={t.street}
          showSearch
          optionFilterProp="label"
          value={street ?? null}
          loading={fetching}
          onChange={(code: string) => (setStreet(code), setGrid(undefined))}
          options={streets}
          style={{ minWidth: 160 }}
        />
        <Select
          aria-label={t.measure}
          value={name}
          onChange={setName}
          options={Object.keys(measures).map((one) => ({
            value: one as MeasureName,
            label: t.measures[one as MeasureName],
          }))}
          style={{ minWidth: 180 }}
        />
        {layers.length > 0 ? (
          <Select
            aria-label={t.layers}
            allowClear
            placeholder={t.layers}
            value={layerName ?? null}
            onChange={(one: string | null) => setLayer(one ?? undefined)}
            options={layers.map((one) => ({ value: `${one.plugin}/${one.name}`, label: said(one.title) }))}
            style={{ minWidth: 160 }}
          />
        ) : null}
        <Legend isCoverage={isCoverage} shown={layer ? t.shown(points.length, total) : undefined} />
      </div>
      {notCounted && measure.kind === 'count' ? (
        <Alert
          type="warning"
          showIcon
          title={`${t.measures[name]}:${t.notCounted}`}
          description={wordsOf(notCounted, language)}
          style={{ marginBottom: 12 }}
        />
      ) : null}
      {noLayer && layer ? (
        <Alert
          type="warning"
          showIcon
          title={said(layer.title)}
          description={wordsOf(noLayer, language)}
          style={{ marginBottom: 12 }}
        />
      ) : null}
      {found && streets.length === 0 ? <Empty description={t.none} /> : null}
      {inStreet && features.length === 0 ? <Empty description={t.empty} /> : null}
      <div className="map-place">
        <div className="map-view">
          <Suspense fallback={<Spin />}>
            <MapView
              grids={features}
              points={points}
              chosen={grid}
              isDark={isDark}
              label={`${t.title}:${t.measures[name]}`}
              onChoose={setGrid}
            />
          </Suspense>
        </div>
        {grid === undefined ? null : (
          <aside className="map-card">
            <GridCard
              code={grid}
              measured={`${t.measures[name]} ${measured === undefined ? '—' : isCoverage ? (measured ? t.covered : t.uncovered) : measured.toLocaleString()}`}
              onClose={() => setGrid(undefined)}
            />
          </aside>
        )}
      </div>
    </>
  );
}

function fillOf(measure: Measure, value: number | undefined, steps: readonly number[]): string {
  if (value === undefined) return '#d9d9d9';
  if (measure.kind === 'coverage') return value ? colours[3] : '#f3c9b5';
  return colourOf(value, steps);
}
