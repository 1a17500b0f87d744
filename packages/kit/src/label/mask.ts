import type { Expression } from 'kysely';
import type { Title } from './label.ts';

/**
 * A way to show part of a value, applied in SQL before the value leaves the database.
 * `keep` keeps the first and last characters and puts one `*` for each of the others; `year` leaves `YYYY` of a date;
 * `ageBand` gives the years of age as `30-39`; `area` cuts an address to the name of the row's area;
 * `hash` gives a pseudonym that is stable within a department and differs between departments;
 * `exists` gives `***` where there is a value; `null` gives nothing; `own` is a plugin's own, made with defineMask.
 */
export type Mask =
  | { readonly kind: 'keep'; readonly first: number; readonly last: number }
  | { readonly kind: 'year' }
  | { readonly kind: 'ageBand'; readonly width: number }
  | { readonly kind: 'area'; readonly level: 'street' | 'community' }
  | { readonly kind: 'hash' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'null' }
  | OwnMask;

/** A mask of a plugin. What is only read from a text has a name and no more; the label of a field has the whole. */
export interface OwnMask {
  readonly kind: 'own';
  readonly name: string;
  readonly title?: Title;
  readonly sql?: (value: Expression<string>) => Expression<string | null>;
}

/**
 * A way of masking that only a plugin knows, as SQL over the text of the value; null stays null. Grants write `own(plate)`.
 *
 * ```ts
 * // 粤B12345 → 粤B*****
 * const plate = defineMask({ name: 'plate', title: { zh: '仅发牌机关', en: 'only the issuing office' },
 *   sql: (value) => sql`rpad(left(${value}, 2), length(${value}), '*')` });
 * ```
 */
export function defineMask(options: Required<Omit<OwnMask, 'kind'>>): OwnMask {
  return { kind: 'own', ...options };
}

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
    case 'own':
      return `own(${m.name})`;
    default:
      return m.kind;
  }
}

const maskName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

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
    case 'own':
      return args.length === 1 && maskName.test(args[0]!) ? { kind: 'own', name: args[0]! } : undefined;
    case 'year':
    case 'hash':
    case 'exists':
    case 'null':
      return rest === undefined ? mask[kind] : undefined;
    default:
      return undefined;
  }
}
