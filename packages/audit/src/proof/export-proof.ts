import { GridweaveError } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';

import { readChain } from '../record/read-records.ts';
import type { StoredFields } from '../record/side-contents.ts';
import { digestOf, origin, type StoredRecord } from '../record/stored-record.ts';
import type { SealBody } from '../seal/seal.ts';
import type { AuditProof } from './proof.ts';

/**
 * The proof of one record.
 * @throws GridweaveError BAD_USER_INPUT when there is no such record, or no seal covers it yet
 */
export async function exportProof(db: Kysely<any>, chain: string, seq: number): Promise<AuditProof> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(chain) || !Number.isSafeInteger(seq) || seq < 1)
    throw missing(chain, seq);
  const { seal, upTo } = await sealOver(db, chain, seq);
  const from = Math.max(1, seq - 1);
  const records = (await readChain(db, chain, from, upTo - from + 1)).filter((record) => record.seq <= upTo);
  const at = records.findIndex((record) => record.seq === seq);
  if (at < 0) throw missing(chain, seq);
  const { hash: _, ...record } = records[at]!;
  const before = records[at - 1];
  return {
    gridweaveAuditProof: 1,
    record,
    ...(await contentsOf(db, record)),
    previous: before?.hash ?? origin.toString('hex'),
    following: records.slice(at + 1).map((one) => digestOf(one).toString('hex')),
    seal,
  };
}

async function sealOver(
  db: Kysely<any>,
  chain: string,
  seq: number,
): Promise<{ readonly seal: AuditProof['seal']; readonly upTo: number }> {
  const { rows } = await sql<{ body: string; signature: Buffer }>`
    select body, signature from audit.seal where position(${chain} in body) > 0 order by number`.execute(db);
  for (const { body, signature } of rows) {
    const head = (JSON.parse(body) as SealBody).heads.find(([of, last]) => of === chain && last >= seq);
    if (head) return { seal: { body, signature: signature.toString('base64') }, upTo: head[1] };
  }
  throw new GridweaveError('BAD_USER_INPUT', {
    zh: `链 ${chain} 第 ${seq} 条尚未签封或不存在;签封每分钟一次,请稍后再试`,
    en: `record ${seq} of chain ${chain} is not sealed yet, or does not exist; seals are written each minute, so try again shortly`,
  });
}

async function contentsOf(
  db: Kysely<any>,
  { document, fields }: StoredRecord,
): Promise<Pick<AuditProof, 'document' | 'fields'>> {
  const { rows: documents } = await sql<{ text: string }>`
    select text from audit.document where hash = decode(${document}, 'hex')`.execute(db);
  const { rows: facts } = await sql<Omit<StoredFields, 'hash'>>`
    select coordinates, masked, scopes, sensitive from audit.field_facts where hash = decode(${fields}, 'hex')`.execute(
    db,
  );
  return { document: documents[0]?.text ?? null, fields: facts[0] ?? null };
}

function missing(chain: string, seq: number): GridweaveError {
  return new GridweaveError('BAD_USER_INPUT', {
    zh: `没有链 ${chain} 第 ${seq} 条`,
    en: `there is no record ${seq} of chain ${chain}`,
  });
}
