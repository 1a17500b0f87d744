import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { GridweaveError } from '@gridweave/kit';

import type { Command, Print } from '../command.ts';
import { PartFile } from './part-file.ts';
import { type Question, receive } from './receive.ts';

const help = `用法 / Usage:
  gridweave export QUERY.graphql --out FILE.ndjson [--variables JSON] [--operation NAME] [--purpose TEXT] [--url URL]

将一个列表的全部记录保存为文件,每行一个 JSON;连接中断时自动续传,命令中断后以同样参数再次运行即续传。
Saves all rows of a list to a file, one JSON object a line. It goes on by itself when the connection breaks, and when
the command itself was stopped, the next run with the same arguments goes on.

  --variables  查询变量 / variables of the query
  --operation  文档有多个操作时其名称 / which operation, where the document has several
  --purpose    用途,记入审计 / what it is for; kept in the audit log
  --url        服务地址,默认 / address of the server, by default http://127.0.0.1:4000
  接入方密钥取自环境变量 GRIDWEAVE_KEY / The key of a client is read from GRIDWEAVE_KEY.`;

const options = {
  out: { type: 'string' },
  variables: { type: 'string', default: '{}' },
  operation: { type: 'string' },
  purpose: { type: 'string' },
  url: { type: 'string', default: 'http://127.0.0.1:4000' },
} as const;

/** Tries in a row that bring nothing. */
const TRIES = 6;
const PAUSE_MS = 1_000;
const REPORT_MS = 2_000;

/** `gridweave export`: a whole list as a file. */
export const exportCommand: Command = {
  name: 'export',
  summary: '将一个列表的全部记录保存为文件 / saves all rows of a list to a file',
  async run(args, print) {
    if (args.includes('--help') || args.includes('-h')) {
      print(help);
      return 0;
    }
    const given = read(args);
    if (typeof given === 'string') {
      print(`✗ ${given}\n\n${help}`);
      return 2;
    }
    const question = await questionOf(given);
    const file = await PartFile.open(given.out, [question.url, question.body]);
    return download(question, file, given.out, print);
  },
};

interface Given {
  readonly document: string;
  readonly out: string;
  readonly variables: string;
  readonly operation: string | undefined;
  readonly purpose: string | undefined;
  readonly url: string;
}

function read(args: readonly string[]): Given | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [document, ...more] = positionals;
    if (document === undefined || more.length > 0) return '应有一个查询文件 / expected one file with a query';
    if (!values.out) return '缺少 --out / --out is missing';
    JSON.parse(values.variables);
    const { out, variables, operation, purpose, url } = values;
    return { document, out, variables, operation, purpose, url };
  } catch (error) {
    return (error as Error).message;
  }
}

async function questionOf(given: Given): Promise<Question> {
  const key = process.env['GRIDWEAVE_KEY'];
  if (!key)
    throw new GridweaveError('UNAUTHENTICATED', {
      zh: '请将接入方密钥放入环境变量 GRIDWEAVE_KEY',
      en: 'Put the key of a client into the environment variable GRIDWEAVE_KEY',
    });
  return {
    url: given.url.replace(/\/$/, ''),
    key,
    body: JSON.stringify({
      query: await readFile(given.document, 'utf8'),
      operationName: given.operation,
      variables: JSON.parse(given.variables),
    }),
    headers: given.purpose === undefined ? {} : { 'X-Gridweave-Purpose': encodeURIComponent(given.purpose) },
  };
}

async function download(question: Question, file: PartFile, out: string, print: Print): Promise<number> {
  let shownAt = Date.now();
  const onProgress = (rows: number, total: number | null): void => {
    if (Date.now() - shownAt < REPORT_MS) return;
    shownAt = Date.now();
    print(`  ${rows} / ${total ?? '?'} 行 rows`);
  };
  if (file.progress.rows > 0) print(`· 续传,已有 ${file.progress.rows} 行 / going on after ${file.progress.rows} rows`);
  for (let left = TRIES; ; left--) {
    const before = file.progress.rows;
    const ending = await receive(question, file, onProgress);
    if (ending.isComplete) {
      await file.finish();
      print(`✓ ${file.progress.rows} 行已写到 ${out} / ${file.progress.rows} rows were written to ${out}`);
      return 0;
    }
    if (file.progress.rows > before) left = TRIES;
    if (!ending.isPassing || left <= 1) {
      await file.leave();
      print(`✗ ${ending.message}`);
      if (file.progress.rows > 0)
        print('  已收到的行保留,以同样参数再次运行即续传 / what came is kept; the same command goes on');
      return 1;
    }
    print(`· ${ending.message};续传 / going on`);
    await wait(PAUSE_MS);
  }
}
