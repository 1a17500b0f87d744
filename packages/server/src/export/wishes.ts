import type { IncomingHttpHeaders } from 'node:http';

import type { ExportFormat } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';

import { HttpFault } from '../errors/index.ts';
import { preferred } from './preferred.ts';

/** How a client wants its export. */
export interface Wishes {
  readonly format: ExportFormat;
  readonly language: 'zh' | 'en';
  readonly isZipped: boolean;
  /** The cursor after which an interrupted export goes on. */
  readonly after: string | undefined;
}

const formats: Readonly<Record<string, ExportFormat>> = {
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'application/json': 'ndjson',
  'application/*': 'ndjson',
  '*/*': 'ndjson',
  'text/csv': 'csv',
  'text/*': 'csv',
};

const LONGEST_CURSOR = 8_192;

/** Reads the headers of an export. @throws HttpFault 406, or GridweaveError BAD_CURSOR */
export function wishesOf(headers: IncomingHttpHeaders): Wishes {
  const after = headers['x-gridweave-cursor'];
  if (after !== undefined && (typeof after !== 'string' || !/^[\w-]+$/.test(after) || after.length > LONGEST_CURSOR)) {
    throw new GridweaveError('BAD_CURSOR', {
      zh: '请求头 X-Gridweave-Cursor 应为导出给出的一个游标',
      en: 'The header X-Gridweave-Cursor must be one cursor that an export gave',
    });
  }
  return {
    format: formatOf(headers.accept),
    language:
      preferred(headers['accept-language'], (range) =>
        /^(zh|\*)/.test(range) ? 'zh' : range.startsWith('en') ? 'en' : undefined,
      ) ?? 'zh',
    isZipped:
      preferred(headers['accept-encoding'], (range) => (range === 'gzip' || range === '*' ? 'gzip' : undefined)) ===
      'gzip',
    after,
  };
}

function formatOf(accept: string | undefined): ExportFormat {
  if (accept === undefined) return 'ndjson';
  const format = preferred(accept, (range) => (Object.hasOwn(formats, range) ? formats[range] : undefined));
  if (format) return format;
  throw new HttpFault(406, {
    zh: '导出只有 application/x-ndjson 与 text/csv 两种格式。请修改 Accept 头',
    en: 'Exports are application/x-ndjson or text/csv only. Change the Accept header',
  });
}
