import './matrix.css';
import Button from 'antd/es/button';
import Empty from 'antd/es/empty';
import Grid from 'antd/es/grid';
import Skeleton from 'antd/es/skeleton';
import Typography from 'antd/es/typography';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useLocation, useParams, useSearchParams } from 'wouter';
import { draftsContext } from '../../drafting/documents.ts';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { useNames } from '../../sharing/admin-catalogue.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { CellDrawer } from './cell/cell-drawer.tsx';
import { Compare, type Comparison } from './compare.tsx';
import { permissionMatrix } from './documents.ts';
import { MatrixGrid } from './grid.tsx';
import { Legend } from './legend.tsx';
import { columnsOf, everything, filterRows, linesOf } from './lines.ts';
import { noSelection, type Selection } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { tableOf } from './table.ts';
import { matrixTexts } from './texts.ts';
import { Toolbar } from './toolbar.tsx';

/** All fields by all departments; a cell opens beside it, what is selected is written into a draft. */
export default function MatrixPage(): ReactNode {
  const t = useTexts(matrixTexts);
  const { coordinate, department } = useParams<{ coordinate?: string; department?: string }>();
  const [, navigate] = useLocation();
  const [search, setSearch] = useSearchParams();
  const isNarrow = Grid.useBreakpoint().md !== true;
  const { names, error: namesError, reload } = useNames();
  const comparison = (search.get('compare') ?? undefined) as Comparison;
  const [draft, version] = ['draft', 'version'].map((kind) =>
    comparison?.startsWith(`${kind}:`) ? comparison.slice(kind.length + 1) : undefined,
  );
  const [inForce, again] = useQuery({ query: permissionMatrix, variables: {} });
  const [other] = useQuery({
    query: permissionMatrix,
    variables: { policy: draft ? { draft } : { version: version ?? '' } },
    pause: !comparison,
    requestPolicy: 'network-only',
    // a draft that is written anew makes another policy
    context: draftsContext,
  });
  const current = inForce.data?.permissionMatrix;
  const compared = comparison && !other.fetching ? other.data?.permissionMatrix : undefined;
  const table = useMemo(() => {
    if (!names || !current) return undefined;
    return draft && compared ? tableOf(compared, names, current) : tableOf(current, names, compared);
  }, [names, current, compared, draft]);
  const [filter, setFilter] = useState(everything);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selection, setSelection] = useState<Selection>(noSelection);
  const [isSelecting, setIsSelecting] = useState(false);
  const [isEditing, setIsEditing] = useState(false);
  const wanted = useDeferredValue(filter);
  const isComparing = compared !== undefined;
  const { columns, rows, lines } = useMemo(() => {
    if (!table) return { columns: [], rows: [], lines: [] };
    const only = wanted.only === 'different' && !isComparing ? 'all' : wanted.only;
    const shown = columnsOf(table, wanted);
    const found = filterRows(table, { ...wanted, only }, shown);
    return { columns: shown, rows: found, lines: linesOf(found, closed) };
  }, [table, wanted, closed, isComparing]);
  const open = useCallback(
    (field: string, code: string) => navigate(`/matrix/${field}/${code}${comparison ? `?compare=${comparison}` : ''}`),
    [navigate, comparison],
  );
  const toggleGroup = useCallback(
    (key: string) => setClosed((before) => new Set(before).symmetricDifference(new Set([key]))),
    [],
  );
  function compare(value: Comparison): void {
    setSearch(value ? { compare: value } : {}, { replace: true });
    setFilter((before) => ({ ...before, only: value ? 'different' : 'all' }));
  }
  const error = namesError ?? inForce.error ?? (comparison ? other.error : undefined);
  const refresh = (): void => {
    reload();
    again({ requestPolicy: 'network-only' });
  };
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {error ? <LoadFailed error={error} retry={refresh} /> : null}
      {!table || !names ? (
        error ? null : (
          <Skeleton active paragraph={{ rows: 12 }} />
        )
      ) : (
        <>
          <Toolbar
            table={table}
            filter={filter}
            isComparing={isComparing}
            isSelecting={isSelecting}
            onChange={setFilter}
            onSelecting={setIsSelecting}
          >
            <Compare value={comparison} onChange={compare} />
            <Typography.Text type="secondary" role="status">
              {t.fields(rows.length)}
              {isComparing ? ` · ${t.differences(table.differences)}` : ''}
            </Typography.Text>
          </Toolbar>
          <Legend isComparing={isComparing} isNarrow={isNarrow} />
          {lines.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing}>
              <Button onClick={() => setFilter(everything)}>{t.clear}</Button>
            </Empty>
          ) : (
            <MatrixGrid
              table={table}
              lines={lines}
              columns={columns}
              selection={selection}
              isNarrow={isNarrow}
              isSelecting={isSelecting}
              opened={coordinate && department ? `${coordinate}/${department}` : undefined}
              onSelect={setSelection}
              onOpen={open}
              onToggleGroup={toggleGroup}
            />
          )}
          <SelectionBar
            selection={selection}
            names={names}
            draft={draft}
            isEditing={isEditing}
            onEditing={setIsEditing}
            onClear={() => setSelection(noSelection)}
            onWritten={(id) => {
              setSelection(noSelection);
              compare(`draft:${id}`);
            }}
          />
          <CellDrawer
            coordinate={coordinate}
            department={department}
            table={table}
            names={names}
            onClose={() => navigate(`/matrix${comparison ? `?compare=${comparison}` : ''}`)}
            onEdit={(cell) => {
              setSelection(new Map([[cell.coordinate, new Set([cell.department])]]));
              setIsEditing(true);
            }}
          />
        </>
      )}
    </>
  );
}
