import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { type Look, lookOf } from './cell-look.ts';
import type { Kind } from './documents.ts';
import type { Place } from './focus.ts';
import { cellWidth, GridRow } from './grid-row.tsx';
import type { Line } from './lines.ts';
import type { Selection } from './selection.ts';
import type { MatrixTable } from './table.ts';
import { matrixTexts } from './texts.ts';
import { useGridInput } from './use-grid-input.ts';

const rowHeight = 44;
const groupHeight = 32;
const headHeight = 58;

interface Props {
  readonly table: MatrixTable;
  readonly lines: readonly Line[];
  readonly columns: readonly number[];
  readonly selection: Selection;
  readonly isNarrow: boolean;
  /** A plain click selects instead of opening. */
  readonly isSelecting: boolean;
  /** The cell that is open beside the grid, `Person.name/fire`; it is brought into sight. */
  readonly opened: string | undefined;
  readonly onSelect: (change: (selection: Selection) => Selection) => void;
  readonly onOpen: (coordinate: string, department: string) => void;
  readonly onToggleGroup: (key: string) => void;
}

/** The matrix itself: only the cells in sight are there, under headers that stay. */
export function MatrixGrid(props: Props): ReactNode {
  const { table, lines, columns, selection, isNarrow, opened } = props;
  const t = useTexts(matrixTexts);
  const language = useLanguage();
  const hint = useId();
  const element = useRef<HTMLDivElement>(null);
  const nameWidth = isNarrow ? 140 : 250;
  const [focus, setFocus] = useState<Place>({ line: 0, column: 0 });
  const looks = useMemo(() => remembered((kind) => lookOf(kind, t, language, Date.now())), [t, language]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => element.current,
    estimateSize: (at) => (lines[at]!.kind === 'group' ? groupHeight : rowHeight),
    getItemKey: (at) => lines[at]!.key,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 4,
    useFlushSync: false,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => element.current,
    estimateSize: () => cellWidth,
    paddingStart: nameWidth,
    scrollPaddingStart: nameWidth,
    overscan: 1,
    useFlushSync: false,
  });
  // heights are kept by place, and another filter puts other lines there
  useEffect(() => rows.measure(), [lines, rows]);
  useEffect(() => across.measure(), [columns, nameWidth, across]);
  const shown = across.getVirtualItems();
  const [from, to] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? -1];
  function focusOn(place: Place): void {
    setFocus(place);
    if (place.line >= 0) rows.scrollToIndex(place.line);
    if (place.column >= 0) across.scrollToIndex(place.column);
  }
  useEffect(() => {
    const [field, department] = opened?.split('/') ?? [];
    const line = lines.findIndex(({ key }) => key === field);
    const column = columns.findIndex((place) => table.departments[place]?.code === department);
    if (line >= 0 && column >= 0) focusOn({ line, column });
    // a filter that is changed later leaves the focus alone
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [opened]);
  const input = useGridInput({
    ...props,
    focus,
    page: Math.max(1, Math.floor((element.current?.clientHeight ?? 400) / rowHeight) - 2),
    onFocus: focusOn,
  });
  // a group has one cell; what is scrolled away is not drawn and has no id
  const column = lines[focus.line]?.kind === 'group' ? -1 : focus.column;
  const isDrawn =
    (focus.line === -1 || rows.getVirtualItems().some(({ index }) => index === focus.line)) &&
    (column === -1 || shown.some(({ index }) => index === column));
  const focused = isDrawn ? `mx-${focus.line}-${column}` : undefined;
  return (
    <>
      <div
        ref={element as RefObject<HTMLDivElement>}
        role="grid"
        tabIndex={0}
        className="mx"
        aria-label={t.grid}
        aria-describedby={hint}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-activedescendant={focused}
        style={
          { '--mx-name': `${nameWidth}px`, '--mx-cell': `${cellWidth}px`, '--mx-head': `${headHeight}px` } as object
        }
        {...input}
      >
        <div
          role="presentation"
          style={{ position: 'relative', height: rows.getTotalSize(), width: across.getTotalSize() }}
        >
          <div role="row" aria-rowindex={1} className="mx-head">
            <div role="columnheader" aria-colindex={1} id="mx--1--1" className="mx-corner">
              {t.corner}
            </div>
            {shown.map(({ index }) => {
              const department = table.departments[columns[index]!]!;
              return (
                <div
                  key={department.code}
                  role="columnheader"
                  id={`mx--1-${index}`}
                  aria-colindex={index + 2}
                  data-line={-1}
                  data-column={index}
                  title={`${department.title[language]} (${department.code})`}
                  className={`mx-column${focus.line === -1 && focus.column === index ? ' mx-at' : ''}`}
                  style={{ insetInlineStart: nameWidth + index * cellWidth }}
                >
                  {department.title[language]}
                </div>
              );
            })}
          </div>
          {rows.getVirtualItems().map(({ index, start, size, key }) => {
            const line = lines[index];
            if (!line) return null;
            return (
              <GridRow
                key={key}
                line={line}
                at={index}
                top={start}
                height={size}
                departments={table.departments}
                columns={columns}
                from={from}
                to={to}
                left={nameWidth}
                focused={focus.line === index ? focus.column : undefined}
                selected={line.kind === 'field' ? selection.get(line.key) : undefined}
                t={t}
                language={language}
                lookOf={looks}
              />
            );
          })}
        </div>
      </div>
      <p id={hint} className="mx-code mx-hint" style={{ margin: '4px 0 0' }}>
        {t.gridHint}
      </p>
    </>
  );
}

/** Thousands of cells show few kinds; each is put into words once. */
function remembered(look: (kind: Kind) => Look): (kind: Kind) => Look {
  const known = new WeakMap<Kind, Look>();
  return (kind) => {
    const found = known.get(kind) ?? look(kind);
    known.set(kind, found);
    return found;
  };
}
