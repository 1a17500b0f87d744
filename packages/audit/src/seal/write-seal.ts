import { type Kysely, sql, type Transaction } from 'kysely';

import { type Seal, type SealBody, sealHash, type SealedHead } from './seal.ts';
import type { SealKey } from './seal-key.ts';

/** Writes the next seal over all chains that grew; undefined when none did. One process at a time. */
export async function writeSeal(db: Kysely<any>, key: SealKey): Promise<Seal | undefined> {
  return db.transaction().execute(async (trx) => {
    await lockSeals(trx);
    const heads = await grownHeads(trx);
    return heads.length === 0 ? undefined : insertSeal(trx, key, { heads });
  });
}

/** Keeps other processes from writing a seal until the transaction ends. */
export async function lockSeals(trx: Transaction<any>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('gridweave audit seal', 0))`.execute(trx);
}

/** Adds a seal after the last one; the transaction holds the lock. */
export async function insertSeal(
  trx: Transaction<any>,
  key: SealKey,
  content: Pick<SealBody, 'heads' | 'deletion'>,
): Promise<Seal> {
  const previous = await lastSeal(trx);
  const body: SealBody = {
    seal: (previous?.number ?? 0) + 1,
    at: new Date().toISOString(),
    key: key.id,
    previous: previous ? sealHash(previous) : null,
    ...content,
  };
  const text = JSON.stringify(body);
  const seal = { number: body.seal, body: text, signature: key.sign(text) };
  await sql`
    insert into audit.seal (number, body, signature) values (${seal.number}::int8, ${seal.body}, ${seal.signature})`.execute(
    trx,
  );
  return seal;
}

/** The latest seal. */
export async function lastSeal(db: Kysely<any>): Promise<Seal | undefined> {
  const { rows } = await sql<{ number: string; body: string; signature: Buffer }>`
    select number, body, signature from audit.seal order by number desc limit 1`.execute(db);
  return rows[0] && { ...rows[0], number: Number(rows[0].number) };
}

async function grownHeads(trx: Transaction<any>): Promise<readonly SealedHead[]> {
  const { rows } = await sql<{ chain: string; seq: string; hash: string }>`
    select c.chain, c.seq, encode(c.hash, 'hex') as hash from audit.chain as c
    where c.seq > coalesce((
      select max(h.seq) from audit.sealed_head as h where h.chain = c.chain), 0)
    order by c.chain`.execute(trx);
  for (const { chain, seq } of rows)
    await sql`
      insert into audit.sealed_head (chain, seq) values (${chain}::uuid, ${seq}::int8)
      on conflict (chain) do update set seq = excluded.seq`.execute(trx);
  return rows.map(({ chain, seq, hash }) => [chain, Number(seq), hash]);
}
