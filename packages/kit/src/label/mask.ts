/**
 * A way to show part of a value, applied in SQL before the value leaves the database.
 * `keep` keeps the first and last characters and puts one `*` for each of the others; `year` leaves `YYYY` of a date;
 * `ageBand` gives the years of age as `30-39`; `area` cuts an address to the name of the row's area;
 * `hash` gives a pseudonym that is stable within a department and differs between departments;
 * `exists` gives `***` where there is a value; `null` gives nothing.
 */
export type Mask =
  | { readonly kind: 'keep'; readonly first: number; readonly last: number }
  | { readonly kind: 'year' }
  | { readonly kind: 'ageBand'; readonly width: number }
  | { readonly kind: 'area'; readonly level: 'street' | 'community' }
  | { readonly kind: 'hash' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'null' };

/** The masks by name, to put on a label: `mask.keep(6, 4)`. */
export const mask = {
  keep: (first: number, last: number): Mask => ({ kind: 'keep', first, last }),
  year: { kind: 'year' } as Mask,
  ageBand: (width: number): Mask => ({ kind: 'ageBand', width }),
  area: (level: 'street' | 'community'): Mask => ({ kind: 'area', level }),
  hash: { kind: 'hash' } as Mask,
  exists: { kind: 'exists' } as Mask,
  null: { kind: 'null' } as Mask,
} as const;

/** The stable text of a mask, as grants and messages write it: `keep(6,4)`. */
export function maskText(m: Mask): string {
  switch (m.kind) {
    case 'keep':
      return `keep(${m.first},${m.last})`;
    case 'ageBand':
      return `ageBand(${m.width})`;
    case 'area':
      return `area(${m.level})`;
    default:
      return m.kind;
  }
}

/** Reads what maskText wrote; undefined when the text is no mask. */
export function parseMask(text: string): Mask | undefined {
  const call = /^([a-zA-Z]+)(?:\(([^)]*)\))?$/.exec(text);
  if (!call) return undefined;
  const [, kind, rest] = call;
  const args = rest === undefined ? [] : rest.split(',').map((part) => part.trim());
  const numbers = args.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : Number.NaN));
  switch (kind) {
    case 'keep':
      return numbers.length === 2 && !numbers.some(Number.isNaN) ? mask.keep(numbers[0]!, numbers[1]!) : undefined;
    case 'ageBand':
      return numbers.length === 1 && numbers[0]! > 0 ? mask.ageBand(numbers[0]!) : undefined;
    case 'area':
      return args.length === 1 && (args[0] === 'street' || args[0] === 'community') ? mask.area(args[0]) : undefined;
    case 'year':
    case 'hash':
    case 'exists':
    case 'null':
      return rest === undefined ? mask[kind] : undefined;
    default:
      return undefined;
  }
}
