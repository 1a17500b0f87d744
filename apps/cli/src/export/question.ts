/** The server and whose key it is asked with. */
export interface Access {
  readonly url: string;
  readonly key: string;
}

/** What is exported, and in which form. */
export interface Question {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly format: 'ndjson' | 'csv';
  /** `zh` or `en`, of the headings of CSV. */
  readonly language: string;
  readonly purpose: string | undefined;
}

/** The headers of a request with the client's key. */
export function headersOf({ key }: Access): Record<string, string> {
  return { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` };
}
