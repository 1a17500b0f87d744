/** Why the values of a field are not all there as they are. */
export interface Mark {
  readonly masks: readonly string[];
  readonly isDenied: boolean;
  readonly isPartial: boolean;
}

/** `extensions.gridweave` of an answer. */
interface Notes {
  readonly masked?: readonly { readonly field: string; readonly masks: readonly string[] }[];
  readonly partial?: readonly { readonly field: string }[];
  readonly denied?: readonly { readonly field: string }[];
}

/** What an answer says of its fields, by coordinate. */
export function marksOf(extensions: unknown): ReadonlyMap<string, Mark> {
  const { masked = [], partial = [], denied = [] } = (extensions as { gridweave?: Notes } | null)?.gridweave ?? {};
  const marks = new Map<string, Mark>();
  const note = (field: string, more: Partial<Mark>): void => {
    marks.set(field, { masks: [], isDenied: false, isPartial: false, ...marks.get(field), ...more });
  };
  for (const { field, masks } of masked) note(field, { masks: [...new Set(masks)] });
  for (const { field } of partial) note(field, { isPartial: true });
  for (const { field } of denied) note(field, { isDenied: true });
  return marks;
}

/** What a cell is: a value in full, one under a mask, or none. */
export type CellKind = 'full' | 'masked' | 'denied' | 'partial' | 'empty';

export function cellKind(value: unknown, mark: Mark | undefined): CellKind {
  if (mark?.isDenied) return 'denied';
  const isMissing = value === null || value === undefined || value === '';
  if (mark && mark.masks.length > 0 && (mark.masks.includes('null') || !isMissing))
    return isStarredOnly(mark) && !isMissing && !String(value).includes('*') ? 'full' : 'masked';
  if (!isMissing) return 'full';
  return mark?.isPartial ? 'partial' : 'empty';
}

/** A mask that stars characters shows by itself which rows are under it. */
function isStarredOnly({ masks }: Mark): boolean {
  return masks.every((mask) => mask.startsWith('keep('));
}

/** The mark of a column as its heading says it: of masks only where a value that is shown is under them. */
export function headingMark(mark: Mark | undefined, values: readonly unknown[]): 'denied' | 'masked' | undefined {
  if (mark?.isDenied) return 'denied';
  return values.some((value) => cellKind(value, mark) === 'masked') ? 'masked' : undefined;
}
