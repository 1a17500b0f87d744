import { memo, type ReactNode } from 'react';
import type { Language } from '../../language/language.ts';
import type { Look } from './cell-look.ts';
import type { Kind } from './documents.ts';
import type { Line } from './lines.ts';
import type { FieldRow } from './table.ts';
import type { Department } from '../../sharing/admin-catalogue.ts';
import type { matrixTexts } from './texts.ts';

export const cellWidth = 104;

interface Props {
  readonly line: Line;
  readonly at: number;
  readonly top: number;
  readonly height: number;
  readonly departments: readonly Department[];
  /** Places of the departments that are shown, and which of these are in sight. */
  readonly columns: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly left: number;
  /** The column that has the focus, when it is in this line. */
  readonly focused: number | undefined;
  readonly selected: ReadonlySet<string> | undefined;
  readonly t: (typeof matrixTexts)['zh'];
  readonly language: Language;
  readonly lookOf: (kind: Kind) => Look;
}

/** One line of the grid; only what changes in it draws it again. */
export const GridRow = memo(function GridRow(props: Props): ReactNode {
  const { line, at, top, height, columns, t, language, focused } = props;
  const style = { top, height };
  if (line.kind === 'group')
    return (
      <div role="row" aria-rowindex={at + 2} className="mx-line mx-group" style={style} data-line={at} data-column={-1}>
        <div
          role="rowheader"
          id={`mx-${at}--1`}
          aria-colspan={columns.length + 1}
          aria-expanded={!line.isClosed}
          className={`mx-name${focused === undefined ? '' : ' mx-at'}`}
        >
          <span aria-hidden>{line.isClosed ? '▸' : '▾'}</span>
          <span>{line.title[language]}</span>
          <span className="mx-code">
            {line.plugin} · {t.groupFields(line.count)}
          </span>
        </div>
      </div>
    );
  const { entry } = line.row;
  return (
    <div role="row" aria-rowindex={at + 2} className="mx-line" style={style}>
      <div
        role="rowheader"
        id={`mx-${at}--1`}
        aria-colindex={1}
        className={`mx-name${focused === -1 ? ' mx-at' : ''}`}
        data-line={at}
        data-column={-1}
        title={entry.coordinate}
      >
        <span>{entry.title[language]}</span>
        <span className="mx-code">{entry.coordinate}</span>
      </div>
      <Cells {...props} row={line.row} />
    </div>
  );
});

function Cells({
  row,
  at,
  columns,
  departments,
  from,
  to,
  left,
  focused,
  selected,
  t,
  lookOf,
}: Props & { readonly row: FieldRow }): readonly ReactNode[] {
  const cells: ReactNode[] = [];
  for (let column = from; column <= to; column++) {
    const place = columns[column]!;
    const before = row.before[place];
    cells.push(
      <Cell
        key={column}
        at={at}
        column={column}
        start={left + column * cellWidth}
        look={lookOf(row.kinds[place]!)}
        was={row.isDifferent[place] ? (before ? lookOf(before).words : t.access.none) : undefined}
        isSelected={selected?.has(departments[place]!.code) === true}
        isFocused={focused === column}
        t={t}
      />,
    );
  }
  return cells;
}

interface CellProps {
  readonly at: number;
  readonly column: number;
  readonly start: number;
  readonly look: Look;
  /** What it was in words, when it differs. */
  readonly was: string | undefined;
  readonly isSelected: boolean;
  readonly isFocused: boolean;
  readonly t: Props['t'];
}

const Cell = memo(function Cell({ at, column, start, look, was, isSelected, isFocused, t }: CellProps): ReactNode {
  const words = was === undefined ? look.words : `${look.words} — ${t.was(was)}`;
  const tone = look.tone === 'operators' ? 'operators-only' : look.tone;
  const marks = `${was === undefined ? '' : ' mx-different'}${isSelected ? ' mx-selected' : ''}${isFocused ? ' mx-at' : ''}`;
  return (
    <div
      role="gridcell"
      id={`mx-${at}-${column}`}
      aria-colindex={column + 2}
      aria-selected={isSelected}
      title={words}
      data-line={at}
      data-column={column}
      className={`mx-cell mx-${tone}${marks}`}
      style={{ insetInlineStart: start }}
    >
      <span className="mx-words">{words}</span>
      <div className="mx-top" aria-hidden>
        {look.text}
        {look.isLimited ? <i className="mx-limited" /> : null}
        {look.days === undefined ? null : <span className="mx-soon">{t.days(look.days)}</span>}
      </div>
      {look.operators ? (
        <div className="mx-operators" aria-hidden>
          {look.operators}
        </div>
      ) : null}
    </div>
  );
});
