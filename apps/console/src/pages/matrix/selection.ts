/** Cells that are chosen: codes of departments by coordinate. Rows that did not change keep their set. */
export type Selection = ReadonlyMap<string, ReadonlySet<string>>;

export const noSelection: Selection = new Map();

export interface Cell {
  readonly coordinate: string;
  readonly department: string;
}

/** Chooses a block of cells, or lets go of it when all of it is chosen already. */
export function toggleBlock(
  selection: Selection,
  coordinates: readonly string[],
  departments: readonly string[],
): Selection {
  const isAll = coordinates.every((coordinate) => {
    const row = selection.get(coordinate);
    return row !== undefined && departments.every((department) => row.has(department));
  });
  return isAll ? without(selection, coordinates, departments) : withBlock(selection, coordinates, departments);
}

/** Chooses a block of cells beside what is chosen. */
export function withBlock(
  selection: Selection,
  coordinates: readonly string[],
  departments: readonly string[],
): Selection {
  const changed = new Map(selection);
  for (const coordinate of coordinates)
    changed.set(coordinate, new Set([...(changed.get(coordinate) ?? []), ...departments]));
  return changed;
}

export function sizeOf(selection: Selection): number {
  let size = 0;
  for (const row of selection.values()) size += row.size;
  return size;
}

export function cellsOf(selection: Selection): readonly Cell[] {
  return [...selection].flatMap(([coordinate, departments]) =>
    [...departments].map((department) => ({ coordinate, department })),
  );
}

function without(selection: Selection, coordinates: readonly string[], departments: readonly string[]): Selection {
  const changed = new Map(selection);
  for (const coordinate of coordinates) {
    const rest = new Set(changed.get(coordinate)).difference(new Set(departments));
    if (rest.size > 0) changed.set(coordinate, rest);
    else changed.delete(coordinate);
  }
  return changed;
}
