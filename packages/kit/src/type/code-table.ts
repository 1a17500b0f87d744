import type { Title } from '../label/label.ts';

/** One value of a code table: the GraphQL name, the code that the database stores, and the labels. */
export interface CodeValue {
  readonly name: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A code table of a standard, shown as a GraphQL enum: `{ name: 'Sex', source: 'GB/T 2261.1', values: [...] }`. */
export interface CodeTable {
  readonly name: string;
  readonly title: Title;
  readonly source: string;
  readonly values: readonly CodeValue[];
}
