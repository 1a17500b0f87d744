import type { ErrorText } from '@gridweave/kit';

import { documentHash, fieldsHash } from '../record/side-contents.ts';
import { digestOf, linkOf } from '../record/stored-record.ts';
import type { SealBody } from '../seal/seal.ts';
import type { PublicKey } from '../seal/seal-key.ts';
import type { AuditProof } from './proof.ts';

/** What does not fit in a proof; nothing: it proves its record. Needs no database. */
export function verifyProof(proof: AuditProof, publicKeys: readonly PublicKey[]): readonly ErrorText[] {
  if (proof?.gridweaveAuditProof !== 1 || !proof.record || !proof.seal)
    return [{ zh: '不是织网审计证明', en: 'it is no proof of a Gridweave audit record' }];
  const { record, document, fields, previous, following, seal } = proof;
  const faults: ErrorText[] = [];
  if ((record.document ?? null) !== (document === null ? null : documentHash(document)))
    faults.push({ zh: '查询文档与记录不符', en: 'the document does not fit the record' });
  if ((record.fields ?? null) !== (fields === null ? null : fieldsHash(fields)))
    faults.push({ zh: '字段清单与记录不符', en: 'the field list does not fit the record' });
  let hash = linkOf(Buffer.from(previous, 'hex'), digestOf(record));
  for (const digest of following) hash = linkOf(hash, Buffer.from(digest, 'hex'));
  const body = JSON.parse(seal.body) as SealBody;
  const last = record.seq + following.length;
  const isSealed = body.heads.some(
    ([chain, seq, head]) => chain === record.chain && seq === last && head === hash.toString('hex'),
  );
  if (!isSealed) faults.push({ zh: '记录与签封不符', en: 'the record does not fit the seal' });
  const key = publicKeys.find(({ id }) => id === body.key);
  if (!key)
    faults.push({
      zh: `签封的密钥 ${body.key} 不在所信任的公钥之中`,
      en: `the seal was signed with ${body.key}, which is not among the trusted keys`,
    });
  else if (!key.verify(seal.body, Buffer.from(seal.signature, 'base64')))
    faults.push({ zh: '签封的签名有误', en: 'the signature of the seal is wrong' });
  return faults;
}
