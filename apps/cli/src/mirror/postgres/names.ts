import { Ending, exitCodes } from '../failures.ts';
import type { Column } from '../selection.ts';

/** The mark of the load that saw a row last. */
export const generationColumn = 'gridweave_generation';

const longest = 63;
const columnTypes = {
  text: 'text',
  link: 'text',
  integer: 'bigint',
  number: 'double precision',
  boolean: 'boolean',
  json: 'jsonb',
} as const;

/** A column of a table of the copy. */
export interface NamedColumn {
  readonly name: string;
  readonly type: (typeof columnTypes)[Column['kind']];
  readonly field: string;
}

/** `houseCode` and `LegalEntity` as PostgreSQL writes names: `house_code`, `legal_entity`. @throws Ending when too long */
export function snakeName(name: string): string {
  const snake = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  if (Buffer.byteLength(snake) <= longest) return snake;
  throw new Ending(exitCodes.wrong, {
    zh: `${name} 作为 PostgreSQL 的名称过长`,
    en: `${name} is too long for a name of PostgreSQL`,
  });
}

/** The columns of the fields. @throws Ending where two fields would have the same one */
export function namedColumns(columns: readonly Column[]): readonly NamedColumn[] {
  const taken = new Set(['id', generationColumn]);
  return columns.map(({ field, kind }) => {
    const name = snakeName(field);
    if (taken.has(name))
      throw new Ending(exitCodes.wrong, {
        zh: `字段 ${field} 与另一字段同列:${name}`,
        en: `the field ${field} would share the column ${name} with another one`,
      });
    taken.add(name);
    return { name, type: columnTypes[kind], field };
  });
}
