import { type Kysely, sql } from 'kysely';

import { type DeletedRange, type SealBody, sealHash } from '../seal/seal.ts';
import type { PublicKey } from '../seal/seal-key.ts';
import type { Faults, NotedSeal } from './report.ts';

/** What the seals say about one chain. */
export interface SealedChain {
  /** Hashes in hex by seq. */
  readonly heads: Map<number, { readonly hash: string; readonly seal: number }>;
  readonly deleted: DeletedRange[];
}

export interface SealsReport {
  readonly chains: ReadonlyMap<string, SealedChain>;
  readonly seals: number;
  readonly last: NotedSeal | null;
}

/** Checks each seal: its number, its signature, and that it follows the one before. */
export async function verifySeals(
  db: Kysely<any>,
  keys: readonly PublicKey[],
  noted: NotedSeal | undefined,
  faults: Faults,
): Promise<SealsReport> {
  const trusted = new Map(keys.map((key) => [key.id, key]));
  const chains = new Map<string, SealedChain>();
  let [seals, previous, next]: [number, string | null, number] = [0, null, 1];
  let isNotedThere = noted === undefined;
  for (let from = 1; ;) {
    const { rows } = await sql<{ number: string; body: string; signature: Buffer }>`
      select number, body, signature from audit.seal where number >= ${from}::int8 order by number limit 500`.execute(
      db,
    );
    for (const row of rows) {
      const number = Number(row.number);
      for (; next < number; next++)
        faults.add('seal', { seal: next }, { zh: `签封 ${next} 缺失`, en: `seal ${next} is missing` });
      next = number + 1;
      seals++;
      const hash = sealHash(row);
      if (noted?.number === number) isNotedThere = noted.hash === hash;
      const body = checkedBody(row, number, trusted, faults);
      if (body) {
        if (body.previous !== previous)
          faults.add(
            'seal',
            { seal: number },
            {
              zh: `签封 ${number} 所接的不是其前一个签封`,
              en: `seal ${number} does not follow the seal that stands before it`,
            },
          );
        if (body.deletion && !wasOver(body.deletion.month, body.at))
          faults.add(
            'seal',
            { seal: number },
            {
              zh: `签封 ${number} 删除了 ${body.deletion.month} 的记录,当时尚未满三年`,
              en: `seal ${number} deleted the records of ${body.deletion.month}, which were not three years old`,
            },
          );
        collect(chains, body);
      }
      previous = hash;
    }
    if (rows.length < 500) break;
    from = next;
  }
  if (!isNotedThere)
    faults.add(
      'seal',
      { seal: noted!.number },
      {
        zh: `记下的签封 ${noted!.number} 已不存在或已被改动,其后的记录可能整段被改写`,
        en: `the noted seal ${noted!.number} is gone or changed: all after it may have been rewritten`,
      },
    );
  return { chains, seals, last: previous === null ? null : { number: next - 1, hash: previous } };
}

/** Whether a month lay three years back. */
function wasOver(month: string, at: string): boolean {
  return month < `${Number(at.slice(0, 4)) - 3}${at.slice(4, 7)}`;
}

function checkedBody(
  { body, signature }: { readonly body: string; readonly signature: Buffer },
  number: number,
  trusted: ReadonlyMap<string, PublicKey>,
  faults: Faults,
): SealBody | undefined {
  let parsed: SealBody | undefined;
  try {
    parsed = JSON.parse(body);
  } catch {
    // said below
  }
  const key = parsed && trusted.get(parsed.key);
  if (parsed && key?.verify(body, signature) && parsed.seal === number) return parsed;
  const text =
    parsed && !key
      ? {
          zh: `签封 ${number} 的密钥 ${parsed.key} 不在所信任的公钥之中`,
          en: `seal ${number} was signed with ${parsed.key}, which is not among the trusted keys`,
        }
      : { zh: `签封 ${number} 的签名与内容不符`, en: `the signature of seal ${number} does not fit what it says` };
  faults.add('seal', { seal: number }, text);
  return undefined;
}

function collect(chains: Map<string, SealedChain>, { seal, heads, deletion }: SealBody): void {
  const of = (chain: string): SealedChain => {
    let found = chains.get(chain);
    if (!found) {
      found = { heads: new Map(), deleted: [] };
      chains.set(chain, found);
    }
    return found;
  };
  for (const [chain, seq, hash] of heads) of(chain).heads.set(seq, { hash, seal });
  for (const range of deletion?.ranges ?? []) of(range[0]).deleted.push(range);
}
