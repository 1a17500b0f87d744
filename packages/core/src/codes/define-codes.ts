import type { CodeTable } from '@gridweave/kit';

/** The GraphQL names of a code table: `'MALE' | 'FEMALE' | …`. */
export type CodeName<T extends CodeTable> = T['values'][number]['name'];

/** The codes of a code table, as the database stores them: `'1' | '2' | …`. */
export type Code<T extends CodeTable> = T['values'][number]['code'];

/**
 * A code table with its names and codes as literal types, frozen. The GraphQL enum shows `name`, the database stores `code`.
 *
 * ```ts
 * const Sex = defineCodes({ name: 'Sex', title: { zh: '性别', en: 'Sex' }, source: 'GB/T 2261.1', values: [{ name: 'MALE', code: '1', zh: '男', en: 'male' }] });
 * codeOf(Sex, 'MALE'); // '1'
 * ```
 */
export function defineCodes<const T extends CodeTable>(table: T): T {
  return Object.freeze(table);
}

/** The stored code of a GraphQL name: `codeOf(Sex, 'MALE')` is `'1'`. */
export function codeOf<T extends CodeTable>(table: T, name: CodeName<T>): Code<T> {
  const value = table.values.find((candidate) => candidate.name === name);
  if (!value) throw new RangeError(`${table.name} has no value ${name}`);
  return value.code;
}

/** The GraphQL name of a stored code; undefined when the table has no such code. */
export function nameOf<T extends CodeTable>(table: T, code: string): CodeName<T> | undefined {
  return table.values.find((candidate) => candidate.code === code)?.name;
}

/** All codes of a table in its order, for a check constraint or a sample generator. */
export function codesOf<T extends CodeTable>(table: T): readonly Code<T>[] {
  return table.values.map((value) => value.code);
}
