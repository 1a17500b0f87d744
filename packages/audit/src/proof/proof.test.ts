import { afterAll, beforeAll, expect, test } from 'vitest';

import { auditDatabase, type AuditFixture } from '../fixture/audit-database.ts';
import { entry } from '../fixture/entry.ts';
import { type AuditProof, exportProof, openAuditLog, verifyProof, writeSeal } from '../index.ts';

let fixture: AuditFixture;
let chain: string;
beforeAll(async () => {
  fixture = await auditDatabase();
  const log = openAuditLog({ database: fixture.database, key: fixture.key });
  ({ chain } = log);
  for (let i = 2; i <= 6; i++) log.record(entry(`r${i}`));
  await log.flush();
  await writeSeal(fixture.database.db, fixture.key);
  log.record(entry('r7'));
  await log.close();
});
afterAll(() => fixture?.drop());

test('one record is proved without the database, at any place under a seal', async () => {
  for (const seq of [1, 3, 6]) {
    const proof: AuditProof = JSON.parse(JSON.stringify(await exportProof(fixture.database.db, chain, seq)));
    expect(proof.record.seq).toBe(seq);
    expect(verifyProof(proof, [fixture.key.publicKey])).toEqual([]);
  }
});

test('whatever is changed in a proof, it does not hold any more', async () => {
  const proof = await exportProof(fixture.database.db, chain, 3);
  const keys = [fixture.key.publicKey];
  const changed: AuditProof[] = [
    ...Object.keys(proof.record).map((name) => ({ ...proof, record: { ...proof.record, [name]: 'x' } })),
    { ...proof, document: '{ persons { name } }' },
    { ...proof, fields: { ...proof.fields!, coordinates: [] } },
    { ...proof, previous: proof.following[0]! },
    { ...proof, following: proof.following.slice(1) },
    { ...proof, seal: { ...proof.seal, body: proof.seal.body.replace('"seal":1', '"seal":2') } },
    { ...proof, seal: { ...proof.seal, signature: Buffer.alloc(64).toString('base64') } },
  ];
  for (const other of changed) expect(verifyProof(other, keys)).not.toEqual([]);
  expect(verifyProof(proof, [])).toMatchObject([{ en: expect.stringContaining('trusted') }]);
  expect(verifyProof({} as AuditProof, keys)).toHaveLength(1);
});

test('a record that is not sealed yet, or not there, has no proof', async () => {
  for (const seq of [7, 8, 0, 1.5])
    await expect(exportProof(fixture.database.db, chain, seq)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(exportProof(fixture.database.db, "' or true", 1)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});
