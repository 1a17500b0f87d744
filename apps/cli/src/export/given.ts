import { parseArgs } from 'node:util';

const options = {
  type: { type: 'string' },
  fields: { type: 'string' },
  out: { type: 'string' },
  format: { type: 'string' },
  gzip: { type: 'boolean', default: false },
  language: { type: 'string', default: 'zh' },
  variables: { type: 'string', default: '{}' },
  operation: { type: 'string' },
  purpose: { type: 'string' },
  'key-file': { type: 'string' },
  url: { type: 'string', default: 'http://127.0.0.1:4000' },
} as const;

/** What `gridweave export` was given. */
export interface Given {
  /** A file with a query, or a list by name. */
  readonly document: string | undefined;
  readonly type: string | undefined;
  readonly fields: readonly string[] | undefined;
  readonly out: string;
  readonly format: 'ndjson' | 'csv';
  readonly isZipped: boolean;
  readonly language: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operation: string | undefined;
  readonly purpose: string | undefined;
  readonly keyFile: string | undefined;
  readonly url: string;
}

/** Reads the arguments; a text says what is wrong with them. */
export function readGiven(args: readonly string[]): Given | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [document, ...more] = positionals;
    if (more.length > 0 || (document === undefined) === (values.type === undefined))
      return '应有一个查询文件,或 --type / expected one file with a query, or --type';
    if (values.fields !== undefined && values.type === undefined)
      return '--fields 与 --type 同用 / --fields goes with --type';
    if (!values.out) return '缺少 --out / --out is missing';
    const format = values.format ?? (/\.csv(\.gz)?$/.test(values.out) ? 'csv' : 'ndjson');
    if (format !== 'csv' && format !== 'ndjson') return '--format 为 ndjson 或 csv / --format is ndjson or csv';
    const variables: unknown = JSON.parse(values.variables);
    if (typeof variables !== 'object' || variables === null || Array.isArray(variables))
      return '--variables 应为 JSON 对象 / --variables is a JSON object';
    return {
      document,
      type: values.type,
      fields: values.fields?.split(',').map((field) => field.trim()),
      out: values.out,
      format,
      isZipped: values.gzip || values.out.endsWith('.gz'),
      language: values.language,
      variables: variables as Readonly<Record<string, unknown>>,
      operation: values.operation,
      purpose: values.purpose,
      keyFile: values['key-file'],
      url: values.url.replace(/\/$/, ''),
    };
  } catch (error) {
    return (error as Error).message;
  }
}
