import { readFile } from 'node:fs/promises';

import type { Command, Print } from '../command.ts';
import { clientKey } from './client-key.ts';
import { download } from './download.ts';
import type { Ending } from './ending.ts';
import { type Given, readGiven } from './given.ts';
import { type List, listOf, listQuery } from './list-query.ts';
import { PartFile } from './part-file.ts';
import type { Access } from './question.ts';

const help = `用法 / Usage:
  gridweave export QUERY.graphql --out FILE [--variables JSON] [--operation NAME]
  gridweave export --type houses --out FILE [--fields id,address]

将一个列表的全部记录保存为文件。连接中断时自动续传;命令中断后以同样参数再次运行即续传。
Saves all rows of a list to a file. It goes on by itself when the connection breaks, and when the command itself was
stopped, the next run with the same arguments goes on. Until it is whole the file is FILE.part.

  QUERY.graphql  只有一个列表的查询 / a query of one list: { houses(where: …) { nodes { id address } } }
  --type         列表或类型的名称,代替查询 / a list or a type by name, instead of a query
  --fields       其字段,默认为可读的全部单值 / its fields; by default all single values that may be read
  --out          写到此文件 / the file to write
  --format       ndjson(每行一个 JSON)或 csv;默认看文件名 / ndjson or csv; by default as the file is named
  --gzip         压缩文件;名称以 .gz 结尾时亦然 / compresses the file; so does a name that ends with .gz
  --language     CSV 列名的语言 zh 或 en / language of the headings of CSV, zh or en; zh by default
  --variables    查询变量 / variables of the query
  --operation    文档有多个操作时其名称 / which operation, where the document has several
  --purpose      用途,记入审计 / what it is for; kept in the audit log
  --key-file     存有接入方密钥的文件 / a file with the key of a client
  --url          服务地址,默认 / address of the server, by default http://127.0.0.1:4000
  接入方密钥取自环境变量 GRIDWEAVE_KEY 或 --key-file,不作参数 / The key of a client is read from GRIDWEAVE_KEY or
  --key-file; it is no argument.`;

/** `gridweave export`: a whole list as a file. */
export const exportCommand: Command = {
  name: 'export',
  summary: '将一个列表的全部记录保存为文件 / saves all rows of a list to a file',
  async run(args, print) {
    if (args.includes('--help') || args.includes('-h')) {
      print(help);
      return 0;
    }
    const given = readGiven(args);
    if (typeof given === 'string') {
      print(`✗ ${given}\n\n${help}`);
      return 2;
    }
    const access = { url: given.url, key: await clientKey(given.keyFile) };
    const ending =
      given.type === undefined
        ? await save(given, access, await readFile(given.document!, 'utf8'), print)
        : await saveList(given, access, await listOf(access, given.type), print);
    if (ending.isComplete) return 0;
    print(`✗ ${ending.message}`);
    return 1;
  },
};

/** All that may be read of a list, but for fields that another system answers. */
async function saveList(given: Given, access: Access, list: List, print: Print): Promise<Ending> {
  const asked = { ...list, fields: given.fields ?? list.fields };
  const ending = await save(given, access, listQuery(asked), print);
  const unfit = new Set(ending.unfit?.map((coordinate) => coordinate.split('.').at(-1)));
  const fields = asked.fields.filter((field) => !unfit.has(field));
  if (given.fields || fields.length === asked.fields.length) return ending;
  print(`· 不含 / without ${ending.unfit!.join(', ')}`);
  return save(given, access, listQuery({ ...asked, fields }), print);
}

async function save(given: Given, access: Access, query: string, print: Print): Promise<Ending> {
  const { operation: operationName, variables, format, language, purpose, out, isZipped } = given;
  const question = { query, operationName, variables, format, language, purpose };
  const file = await PartFile.open(out, [access.url, question], isZipped);
  const ending = await download(access, question, file, print);
  if (ending.isComplete) return ending;
  if (file.progress.rows === 0) {
    await file.drop();
    return ending;
  }
  await file.leave();
  print('· 已收到的行保留,以同样参数再次运行即续传 / what came is kept; the same command goes on');
  return ending;
}
