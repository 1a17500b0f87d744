import { readFile } from 'node:fs/promises';
import path from 'node:path';

import {
  type AuditReport,
  openSealKey,
  type PublicKey,
  pruneAudit,
  readPublicKey,
  verifyAudit,
  verifyProof,
} from '@gridweave/audit';
import { config } from '@gridweave/app-server';
import { type Environment, readEnvironment } from '@gridweave/server';

import type { Print } from '../command.ts';
import { type Connected, connect } from '../database/connect.ts';
import { askAdmin, endpointHelp, endpointOptions } from '../endpoint/admin-endpoint.ts';
import { type Given, required, withSubcommands } from '../subcommands.ts';

const help = `用法 / Usage:
  gridweave audit verify [--key FILE.pub …] [--noted NUMBER:HASH] [--json]
  gridweave audit search [--department D] [--coordinate C] [--subject TYPE:ID] [--from TIME] [--to TIME] [--first N]
  gridweave audit proof CHAIN SEQ > proof.json
  gridweave audit check-proof FILE --key FILE.pub …
  gridweave audit prune --before YYYY-MM
  gridweave audit public-key

verify       在数据库上验证全部记录,发现改动、删除、插入、调换并指出何处;有异常时退出码为 1
             verifies the whole log on the database and says where it was tampered with; exit code 1 then
search proof 经运行中的服务查询 / ask a running server
check-proof  离线验证一条记录的证明 / verifies the proof of one record without database or server
prune        删除满三年的月份,留下签名的记录 / deletes months that are over three years old, under a signed seal
public-key   显示本机签封公钥 / shows the public key of this machine

  --key      受信任的公钥,可给多个;verify 不给时为本机的 / trusted public keys; verify trusts this machine's own without it
  --noted    以前记下的签封 / a seal that was noted before
${endpointHelp}
数据库 / Database: DATABASE_URL;不设时为数据目录中的内置 PostgreSQL,服务须先停止 / without it the embedded one, with the server stopped.`;

const keys = { key: { type: 'string', multiple: true } } as const;

/** `gridweave audit`: verifies, searches and proves the log. */
export const auditCommand = withSubcommands('audit', '审计记录的验证、检索、证明 / the audit log', help, {
  verify: { options: { ...keys, noted: { type: 'string' }, json: { type: 'boolean' } }, words: 0, run: verify },
  search: {
    options: {
      ...endpointOptions,
      department: { type: 'string' },
      coordinate: { type: 'string' },
      subject: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      first: { type: 'string', default: '50' },
    },
    words: 0,
    run: search,
  },
  proof: { options: endpointOptions, words: 2, run: proof },
  'check-proof': { options: keys, words: 1, run: checkProof },
  prune: { options: { before: { type: 'string' } }, words: 0, run: prune },
  'public-key': { options: {}, words: 0, run: publicKey },
});

async function verify(given: Given, print: Print): Promise<number> {
  const environment = readEnvironment();
  return onDatabase(environment, async ({ database }) => {
    const publicKeys = await trusted(given, environment);
    const [number, hash] = String(given.values['noted'] ?? '').split(':');
    const report = await verifyAudit({
      db: database.db,
      publicKeys,
      noted: number && hash ? { number: Number(number), hash } : undefined,
      ...(given.values['json'] ? {} : { onProgress: (records: number) => print(`· ${records} 条 records`) }),
    });
    if (given.values['json']) print(JSON.stringify(report, null, 2));
    else show(report, print);
    return report.faults.length > 0 ? 1 : 0;
  });
}

function show({ records, chains, seals, unsealed, lastSeal, faults }: AuditReport, print: Print): void {
  for (const { zh, en } of faults) print(`✗ ${zh}\n  ${en}`);
  const mark = faults.length === 0 ? '✓' : '✗';
  print(`${mark} ${records} 条记录、${chains} 条链、${seals} 个签封,${unsealed} 条尚未签封,${faults.length} 处异常`);
  print(`  ${records} records, ${chains} chains, ${seals} seals, ${unsealed} not sealed yet, ${faults.length} faults`);
  if (lastSeal)
    print(`  最后的签封,请另行记下 / the last seal, to be noted elsewhere: ${lastSeal.number}:${lastSeal.hash}`);
}

async function search(given: Given, print: Print): Promise<number> {
  const { department, coordinate, from, to, first, subject } = given.values;
  const [type, id] = String(subject ?? '').split(':');
  const { auditRecords } = await askAdmin(
    given,
    `query ($department: String, $coordinate: String, $from: String, $to: String, $subject: AuditSubjectInput, $first: Int) {
      auditRecords(department: $department, coordinate: $coordinate, from: $from, to: $to, subject: $subject, first: $first) {
        chain seq time kind department client admin purpose onBehalfOf operationName coordinates rows outcome } }`,
    { department, coordinate, from, to, first: Number(first), subject: type && id ? { type, id } : null },
  );
  for (const record of auditRecords) print(JSON.stringify(record));
  return 0;
}

async function proof(given: Given, print: Print): Promise<number> {
  const [chain, seq] = given.positionals;
  const { auditProof } = await askAdmin(
    given,
    'query ($chain: ID!, $seq: Int!) { auditProof(chain: $chain, seq: $seq) }',
    {
      chain,
      seq: Number(seq),
    },
  );
  print(JSON.stringify(auditProof));
  return 0;
}

async function checkProof(given: Given, print: Print): Promise<number> {
  const proofs = JSON.parse(await readFile(given.positionals[0]!, 'utf8'));
  if (given.values['key'] === undefined) required(given, 'key');
  const faults = verifyProof(proofs, await publicKeysOf(given));
  for (const { zh, en } of faults) print(`✗ ${zh} / ${en}`);
  if (faults.length > 0) return 1;
  const { time, department, admin, purpose, rows, outcome } = proofs.record;
  print(
    `✓ 证明成立 / the proof holds: ${new Date(time).toISOString()} ${department ?? admin} ${outcome}, ${rows} 行 rows, ${purpose ?? '-'}`,
  );
  return 0;
}

async function prune(given: Given, print: Print): Promise<number> {
  const environment = readEnvironment();
  const before = required(given, 'before');
  return onDatabase(environment, async ({ database }) => {
    const key = await openSealKey(keyPath(environment));
    const pruned = await pruneAudit({ database, key, before });
    for (const { month, records, seal } of pruned)
      print(`✓ ${month}: 已删除 ${records} 条,签封 ${seal} / ${records} records deleted, seal ${seal}`);
    if (pruned.length === 0) print('· 没有可删除的月份 / there is no month to delete');
    return 0;
  });
}

async function publicKey(_given: Given, print: Print): Promise<number> {
  const { publicKey: own } = await openSealKey(keyPath(readEnvironment()));
  print(own.pem.trimEnd());
  return 0;
}

async function onDatabase(environment: Environment, work: (connected: Connected) => Promise<number>): Promise<number> {
  const connected = await connect(environment, config.plugins);
  try {
    return await work(connected);
  } finally {
    await connected.close();
  }
}

async function trusted(given: Given, environment: Environment): Promise<readonly PublicKey[]> {
  const named = await publicKeysOf(given);
  return named.length > 0 ? named : [(await openSealKey(keyPath(environment))).publicKey];
}

function publicKeysOf({ values }: Given): Promise<readonly PublicKey[]> {
  const files = (values['key'] ?? []) as readonly string[];
  return Promise.all(files.map(async (file) => readPublicKey(await readFile(file, 'utf8'), file)));
}

function keyPath({ auditKey, dataFolder }: Environment): string {
  return auditKey ?? path.join(dataFolder, 'audit-seal.pem');
}
