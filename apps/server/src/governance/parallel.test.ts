import { denyFields, establishGrant, liftDenial, resumeClient, revokeGrant, suspendClient } from '@gridweave/access';
import type { TestPlatform } from '@gridweave/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attackedCity, model } from '../attacks/fixture/city.ts';
import { type ServerProcess, serverProcess } from '../fixture/server-process.ts';

let platform: TestPlatform;
let processes: readonly ServerProcess[] = [];
beforeAll(async () => {
  platform = await attackedCity();
  processes = await Promise.all([0, 1].map(() => serverProcess(platform.database.url)));
}, 600_000);
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop()));
  await platform?.close();
});

type Shape = 'refused' | 'masked' | 'full' | 'suspended';

/** A version of the department's policy: what it shows, and from when on. */
interface Version {
  readonly version: string;
  readonly shows: Shape;
  readonly since: number;
}

interface Seen {
  readonly at: number;
  readonly began: number;
  readonly ended: number;
  readonly version: string | null;
  readonly shape: Shape;
}

/** The same question in several forms, so that each cache on the way has its part. */
const documents: readonly string[] = [
  `{ persons(first: 3) { nodes { phone } } }`,
  `query A { persons(first: 3) { nodes { phone } } } query B { __typename }`,
  `query A { persons(first: 3) { nodes { ...F } } } fragment F on Person { phone }`,
  `{ persons(first: 3) { edges { node { phone: phone } } } }`,
];

async function look(at: number, document: string): Promise<Seen> {
  const began = performance.now();
  const response = await fetch(`${processes[at]!.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${platform.key('outsider')}` },
    body: JSON.stringify({ query: document, operationName: document.startsWith('query A') ? 'A' : undefined }),
  });
  const text = await response.text();
  // on a busy machine a process may not confirm its policy in time, and then answers nothing
  if (text.includes('POLICY_UNCONFIRMED')) return look(at, document);
  const shape: Shape =
    response.status === 403
      ? 'suspended'
      : text.includes('FIELD_NOT_GRANTED')
        ? 'refused'
        : text.includes('*')
          ? 'masked'
          : 'full';
  if (shape === 'full') expect(text).toMatch(/ZQ\d{4}#/);
  return { at, began, ended: performance.now(), version: response.headers.get('x-gridweave-policy'), shape };
}

type Change = 'grant-full' | 'grant-masked' | 'revoke' | 'deny' | 'lift' | 'suspend' | 'resume';

/** Makes random changes one after the other and notes what each version shows. */
class Changes {
  readonly versions: Version[] = [];
  #full: string | undefined;
  #masked: string | undefined;
  #denial: string | undefined;
  #suspended = false;

  async make(change: Change): Promise<void> {
    const { db } = platform.database;
    const terms = {
      department: 'outsider',
      fields: ['Person.phone'],
      operators: ['read' as const],
      purpose: 'p',
      legalBasis: 'l',
    };
    const founders = { requester: 'r', approvers: ['a', 'b'] };
    const client = (await platform.database.pool.query(`select id from access.client where department = 'outsider'`))
      .rows[0].id;
    switch (change) {
      case 'grant-full':
        this.#full ??= await establishGrant(db, model, { ...terms, access: 'full' }, founders);
        break;
      case 'grant-masked':
        this.#masked ??= await establishGrant(db, model, { ...terms, access: 'masked', mask: 'keep(3,4)' }, founders);
        break;
      case 'revoke':
        for (const id of [this.#full, this.#masked]) if (id) await revokeGrant(db, id, 'a', 'over');
        this.#full = this.#masked = undefined;
        break;
      case 'deny':
        this.#denial ??= await denyFields(
          db,
          model,
          { department: 'outsider', fields: ['Person.phone'], reason: 'r' },
          'a',
        );
        break;
      case 'lift':
        if (this.#denial) await liftDenial(db, this.#denial, 'a', 'r');
        this.#denial = undefined;
        break;
      case 'suspend':
        await suspendClient(db, client);
        this.#suspended = true;
        break;
      case 'resume':
        await resumeClient(db, client);
        this.#suspended = false;
    }
    await this.note();
  }

  async note(): Promise<void> {
    const since = performance.now();
    const { rows } = await platform.database.pool.query(
      `select version from access.department where code = 'outsider'`,
    );
    const shows: Shape = this.#suspended
      ? 'suspended'
      : this.#denial || (!this.#full && !this.#masked)
        ? 'refused'
        : this.#full
          ? 'full'
          : 'masked';
    this.versions.push({ version: rows[0].version, shows, since });
  }
}

const LEASE_MS = 5_000;

test('attack 15, 17, 20: whatever changes while two processes answer, each answer is that of a policy that was still in force', async () => {
  const changes = new Changes();
  await changes.note();
  const seen: Seen[] = [];
  const changing = { isOver: false };
  const lookers = [0, 1, 0, 1, 0, 1].map(async (at, i) => {
    for (let n = i; !changing.isOver; n++) seen.push(await look(at, documents[n % documents.length]!));
  });
  const kinds: readonly Change[] = ['grant-full', 'grant-masked', 'revoke', 'deny', 'lift', 'suspend', 'resume'];
  const script = fc.sample(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 80 })), {
    numRuns: 120,
    seed: 7,
  });
  for (const [change, pause] of script) {
    await changes.make(change);
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
    });
  }
  changing.isOver = true;
  await Promise.all(lookers);

  // several changes may have made one version more than once: the last note of a version is what it shows
  const of = new Map(changes.versions.map((version) => [version.version, version]));
  const order = [...of.values()];
  const ended = new Map(order.map(({ version }, i) => [version, order[i + 1]?.since ?? Infinity]));
  for (const { began, version, shape } of seen) {
    if (shape === 'suspended') continue;
    const known = of.get(version!);
    // a version between two notes was replaced before it was noted
    if (!known) continue;
    expect([version, shape]).toEqual([version, known.shows === 'suspended' ? shape : known.shows]);
    expect(began).toBeLessThan(ended.get(version!)! + LEASE_MS);
  }
  const shapes = new Set(seen.map(({ shape }) => shape));
  expect([...shapes].toSorted()).toEqual(['full', 'masked', 'refused', 'suspended']);
  expect(seen.length).toBeGreaterThan(500);
  const versioned = seen.filter(({ version }) => version !== null);
  expect(versioned.filter(({ version }) => of.has(version!)).length).toBeGreaterThan(versioned.length / 4);

  // and no process goes back: what began after an answer had come is not answered under an earlier version
  for (const at of [0, 1]) {
    const answers = seen.filter((one) => one.at === at && one.version !== null);
    const byEnd = answers.toSorted((a, b) => a.ended - b.ended);
    let [next, latest] = [0, 0n];
    for (const one of answers.toSorted((a, b) => a.began - b.began)) {
      for (; next < byEnd.length && byEnd[next]!.ended < one.began; next++)
        if (BigInt(byEnd[next]!.version!) > latest) latest = BigInt(byEnd[next]!.version!);
      expect(BigInt(one.version!)).toBeGreaterThanOrEqual(latest);
    }
  }
  // when nothing changes any more, both have the last version
  const last = order.at(-1)!;
  for (const at of [0, 1])
    await expect.poll(async () => (await look(at, documents[0]!)).shape, { timeout: 20_000 }).toBe(last.shows);
}, 600_000);
