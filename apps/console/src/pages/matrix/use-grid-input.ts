import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react';
import { blockOf, moved, type Place } from './focus.ts';
import type { Line } from './lines.ts';
import { noSelection, type Selection, toggleBlock, withBlock } from './selection.ts';
import type { MatrixTable } from './table.ts';

interface Options {
  readonly table: MatrixTable;
  readonly lines: readonly Line[];
  readonly columns: readonly number[];
  readonly focus: Place;
  readonly page: number;
  readonly isSelecting: boolean;
  readonly onFocus: (place: Place) => void;
  readonly onSelect: (change: (selection: Selection) => Selection) => void;
  readonly onOpen: (coordinate: string, department: string) => void;
  readonly onToggleGroup: (key: string) => void;
}

interface GridInput {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
}

/** Keys and pointer of the grid: they move the focus, open a cell, and select cells, rows, columns and blocks. */
export function useGridInput(options: Options): GridInput {
  const { lines, columns, focus, onFocus, onSelect, onOpen, onToggleGroup } = options;
  /** Where a block began, and up to where it was drawn. */
  const anchor = useRef<Place>(focus);
  const drawn = useRef<Place | undefined>(undefined);

  const coordinatesAt = (places: readonly number[]): readonly string[] =>
    places.flatMap((at) => (lines[at]?.kind === 'field' ? [lines[at].key] : []));
  const departmentsAt = (places: readonly number[]): readonly string[] =>
    places.flatMap((at) => options.table.departments[columns[at] ?? -1]?.code ?? []);
  const every = (list: readonly unknown[]): readonly number[] => list.map((_, at) => at);

  function selectBlock(end: Place): void {
    const block = blockOf(anchor.current, end);
    onSelect((selection) => withBlock(selection, coordinatesAt(block.lines), departmentsAt(block.columns)));
  }
  /** A cell; all of a line or column from its header. */
  function toggle({ line, column }: Place): void {
    const coordinates = coordinatesAt(line === -1 ? every(lines) : [line]);
    const departments = departmentsAt(column === -1 ? every(columns) : [column]);
    onSelect((selection) => toggleBlock(selection, coordinates, departments));
  }
  function act(place: Place, wantsSelection: boolean): void {
    const line = lines[place.line];
    if (line?.kind === 'group') return onToggleGroup(line.key);
    if (wantsSelection || place.line === -1 || place.column === -1) return toggle(place);
    if (line) onOpen(line.key, departmentsAt([place.column])[0]!);
  }

  return {
    onKeyDown(event) {
      const next = moved(focus, event, { lines: lines.length, columns: columns.length, page: options.page });
      if (next) {
        if (event.shiftKey) selectBlock(next);
        else anchor.current = next;
        onFocus(next);
      } else if (event.key === 'Enter') act(focus, false);
      else if (event.key === ' ') {
        anchor.current = focus;
        act(focus, true);
      } else if (event.key === 'Escape') onSelect(() => noSelection);
      else return;
      event.preventDefault();
    },
    onPointerDown(event) {
      drawn.current = undefined;
      const place = placeOf(event);
      if (place && !event.shiftKey) anchor.current = place;
    },
    onPointerMove(event) {
      // a finger scrolls
      if (event.pointerType !== 'mouse' || event.buttons !== 1) return;
      const place = placeOf(event);
      const last = drawn.current ?? anchor.current;
      if (!place || (place.line === last.line && place.column === last.column)) return;
      drawn.current = place;
      selectBlock(place);
    },
    onClick(event) {
      const place = placeOf(event);
      if (!place || drawn.current) return;
      if (event.shiftKey) selectBlock(place);
      else act(place, options.isSelecting || event.ctrlKey || event.metaKey);
      onFocus(place);
    },
  };
}

function placeOf({ target }: { readonly target: EventTarget }): Place | undefined {
  const found = (target as Element).closest<HTMLElement>('[data-line]');
  return found ? { line: Number(found.dataset['line']), column: Number(found.dataset['column']) } : undefined;
}
