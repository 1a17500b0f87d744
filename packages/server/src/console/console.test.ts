import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createAdmin, createClient, rotateClientKey, suspendClient } from '@gridweave/access';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';

let platform: TestPlatform;
let logged = '';
const folder = mkdtempSync(join(tmpdir(), 'gridweave-console-'));

beforeAll(async () => {
  platform = await testPlatform({
    plugins: [town],
    departments,
    rows: townRows,
    console: join(folder, 'dist'),
    logger: pino({ level: 'debug' }, { write: (line) => void (logged += line) }),
  });
});
afterAll(async () => {
  await platform?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface SignedIn {
  readonly cookie: string;
  readonly csrf: string;
  readonly attributes: string;
  readonly body: any;
}

async function send(path: string, init: RequestInit = {}): Promise<{ status: number; headers: Headers; body: any }> {
  const response = await fetch(`${platform.url}${path}`, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

const json = { 'Content-Type': 'application/json' };

function trySignIn(credential: unknown, headers: Record<string, string> = {}): ReturnType<typeof send> {
  return send('/console/session', {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify({ credential }),
  });
}

async function signIn(key: string, headers: Record<string, string> = {}): Promise<SignedIn> {
  const { status, headers: given, body } = await trySignIn(key, headers);
  expect([status, body.errors]).toEqual([201, undefined]);
  const [cookie = '', ...attributes] = given.get('set-cookie')!.split('; ');
  return { cookie, csrf: body.csrf, attributes: attributes.join('; '), body };
}

function ask(
  path: string,
  query: string,
  { cookie, csrf }: Partial<SignedIn>,
  headers: Record<string, string> = {},
): ReturnType<typeof send> {
  return send(path, {
    method: 'POST',
    headers: {
      ...json,
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...(csrf === undefined ? {} : { 'X-Gridweave-CSRF': csrf }),
      ...headers,
    },
    body: JSON.stringify({ query }),
  });
}

const codeOf = ({ status, body }: { status: number; body: any }): readonly [number, string] => [
  status,
  body.errors?.[0].extensions.code ?? 'ok',
];
const houses = '{ houses(first: 1) { nodes { code } } }';

async function caughtUp(): Promise<void> {
  const { rows } = await platform.database.pool.query('select version from access.policy_version');
  await platform.services.policies.caughtUp(rows[0].version);
}

test('a department signs in with its key and acts by the cookie; the browser never sees the key again', async () => {
  const session = await signIn(platform.key('fire'));
  expect(session.attributes).toBe('Path=/; HttpOnly; SameSite=Strict');
  expect(session.body).toMatchObject({ kind: 'department', department: { code: 'fire' } });
  expect(JSON.stringify(session.body) + session.cookie).not.toContain(platform.key('fire').slice(-43));
  expect(codeOf(await ask('/graphql', houses, session))).toEqual([200, 'ok']);
  const { status, body } = await send('/console/session', { headers: { Cookie: session.cookie } });
  expect([status, body]).toEqual([200, session.body]);
});

test('an admin signs in with the same field and acts at the admin endpoint', async () => {
  const session = await signIn(`  ${platform.adminKey('approver')}\n`);
  expect(session.body).toMatchObject({ kind: 'admin', roles: ['approver'] });
  expect((await ask('/admin/graphql', '{ me { name } }', session)).body.data.me.name).toBe('approver');
});

test('a session of one kind is refused at the endpoint of the other, and says so', async () => {
  expect(codeOf(await ask('/graphql', houses, await signIn(platform.adminKey('keeper'))))).toEqual([403, 'FORBIDDEN']);
  expect(codeOf(await ask('/admin/graphql', '{ me { name } }', await signIn(platform.key('fire'))))).toEqual([
    403,
    'FORBIDDEN',
  ]);
});

test('over https the cookie is secure and bound to the host', async () => {
  const session = await signIn(platform.key('fire'), { Origin: 'https://grid.example.gov.cn' });
  expect(session.cookie).toMatch(/^__Host-gridweave-session=/);
  expect(session.attributes).toBe('Path=/; HttpOnly; SameSite=Strict; Secure');
  expect(codeOf(await ask('/graphql', houses, session))).toEqual([200, 'ok']);
});

test.each([
  ['gw_nobody_x', 401, 'UNAUTHENTICATED'],
  ['', 400, 'BAD_REQUEST'],
  [7, 400, 'BAD_REQUEST'],
])('no cookie for %j', async (credential, status, code) => {
  const answer = await trySignIn(credential);
  expect(codeOf(answer)).toEqual([status, code]);
  expect(answer.headers.get('set-cookie')).toBeNull();
});

test('a form of another site does not sign anybody in', async () => {
  const form = { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '{"credential":"x"}' };
  expect((await send('/console/session', form)).status).toBe(415);
  expect(codeOf(await trySignIn(platform.key('fire'), { 'Sec-Fetch-Site': 'cross-site' }))).toEqual([403, 'FORBIDDEN']);
});

test('the cookie alone does nothing: the CSRF token of the same session has to come with it', async () => {
  const session = await signIn(platform.key('fire'));
  const other = await signIn(platform.key('fire'));
  const { cookie } = session;
  expect(codeOf(await ask('/graphql', houses, { cookie }))).toEqual([403, 'FORBIDDEN']);
  expect(codeOf(await ask('/graphql', houses, { cookie, csrf: other.csrf }))).toEqual([403, 'FORBIDDEN']);
  expect(codeOf(await ask('/graphql', houses, session, { 'Sec-Fetch-Site': 'same-site' }))).toEqual([403, 'FORBIDDEN']);
  expect((await send('/console/session', { method: 'DELETE', headers: { Cookie: cookie } })).status).toBe(403);
  const stream = await send('/graphql?query=subscription%7Bchanges%7Bid%7D%7D', {
    headers: { Cookie: cookie, Accept: 'text/event-stream' },
  });
  expect(stream.status).toBe(403);
  expect(codeOf(await ask('/graphql', houses, session))).toEqual([200, 'ok']);
});

test('a key in the header comes before the cookie', async () => {
  const session = await signIn(platform.adminKey('keeper'));
  const answer = await ask('/graphql', houses, session, { Authorization: `Bearer ${platform.key('fire')}` });
  expect(codeOf(answer)).toEqual([200, 'ok']);
});

test('signing out ends the session on every server, and takes the cookie away', async () => {
  const session = await signIn(platform.key('fire'));
  const headers = { Cookie: session.cookie, 'X-Gridweave-CSRF': session.csrf };
  const { status, headers: given } = await send('/console/session', { method: 'DELETE', headers });
  expect(status).toBe(204);
  expect(given.get('set-cookie')).toMatch(/^gridweave-session=; Max-Age=0; Path=\//);
  expect(codeOf(await ask('/graphql', houses, session))).toEqual([401, 'UNAUTHENTICATED']);
  expect(codeOf(await send('/console/session', { headers }))).toEqual([401, 'UNAUTHENTICATED']);
});

test('nobody is signed in without a cookie, which is no error', async () => {
  expect((await send('/console/session')).status).toBe(204);
});

test('signing in again ends the session before', async () => {
  const first = await signIn(platform.key('fire'));
  await signIn(platform.key('fire'), { Cookie: first.cookie });
  expect(codeOf(await ask('/graphql', houses, first))).toEqual([401, 'UNAUTHENTICATED']);
});

test('a session ends with its key: when it is made anew, suspended or expires', async () => {
  const { db } = platform.database;
  const made = await createClient(db, { department: 'fire', name: 'console' });
  await caughtUp();
  const session = await signIn(made.key);
  const rotated = await rotateClientKey(db, made.id);
  await caughtUp();
  expect(codeOf(await ask('/graphql', houses, session))).toEqual([401, 'UNAUTHENTICATED']);
  const shown = await send('/console/session', { headers: { Cookie: session.cookie } });
  expect(shown.headers.get('set-cookie')).toContain('Max-Age=0');
  const again = await signIn(rotated.key);
  await suspendClient(db, made.id);
  await caughtUp();
  expect(codeOf(await ask('/graphql', houses, again))).toEqual([403, 'FORBIDDEN']);
  const soon = await createAdmin(db, { name: 'soon', roles: ['auditor'], expiresAt: new Date(Date.now() + 700) });
  await caughtUp();
  const short = await signIn(soon.key!);
  expect(codeOf(await ask('/admin/graphql', '{ me { name } }', short))).toEqual([200, 'ok']);
  await new Promise((resolve) => {
    setTimeout(resolve, 800);
  });
  expect(codeOf(await ask('/admin/graphql', '{ me { name } }', short))).toEqual([401, 'CREDENTIAL_EXPIRED']);
});

test('a session ends when it is not used, and in any case after its time', async () => {
  const { pool } = platform.database;
  const idle = await signIn(platform.key('fire'));
  await pool.query(`update access.console_session set used_at = now() - interval '59 minutes'`);
  expect(codeOf(await ask('/graphql', houses, idle))).toEqual([200, 'ok']);
  const { rows } = await pool.query(
    `select max(used_at) > now() - interval '1 minute' as fresh from access.console_session`,
  );
  expect(rows[0].fresh).toBe(true);
  await pool.query(`update access.console_session set used_at = now() - interval '61 minutes'`);
  expect(codeOf(await ask('/graphql', houses, idle))).toEqual([401, 'UNAUTHENTICATED']);
  const old = await signIn(platform.key('fire'));
  await pool.query(`update access.console_session set ends_at = now()`);
  expect(codeOf(await ask('/graphql', houses, old))).toEqual([401, 'UNAUTHENTICATED']);
});

test('a subscription goes over server-sent events with the session', async () => {
  const session = await signIn(platform.key('fire'));
  const stop = new AbortController();
  const response = await fetch(`${platform.url}/graphql`, {
    method: 'POST',
    signal: stop.signal,
    headers: { ...json, Cookie: session.cookie, 'X-Gridweave-CSRF': session.csrf, Accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { changes(types: [HOUSE]) { kind id } }' }),
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/event-stream'),
  ]);
  stop.abort();
});

test('neither keys nor tokens of sessions are logged or stored', async () => {
  const session = await signIn(platform.key('fire'));
  await trySignIn(`${platform.key('fire').slice(0, -2)}zz`);
  const { rows } = await platform.database.pool.query(
    `select s::text as text from access.console_session as s union all select r::text from audit.record as r`,
  );
  const kept = logged + rows.map(({ text }) => text).join('\n');
  expect(kept).not.toContain(platform.key('fire').slice(-43));
  expect(kept).not.toContain(session.cookie.split('=')[1]);
  expect(kept).not.toContain(session.csrf);
});

test('without a built console the page says how to build it; with one it is served under a strict policy', async () => {
  const missing = await send('/console');
  expect([missing.status, missing.body]).toEqual([503, expect.stringContaining('npx pnpm build')]);
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'assets', 'main-a1.js'), 'export {}');
  writeFileSync(join(folder, 'dist', 'index.html'), '<meta property="csp-nonce" nonce="GRIDWEAVE_NONCE">');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  for (const path of ['/console', '/console/', '/console/catalogue/Person.phone', '/console/index.html']) {
    const { status, headers, body } = await send(path);
    expect(status).toBe(200);
    const nonce = /nonce="([^"]+)"/.exec(body)![1];
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
  }
  const script = await send('/console/assets/main-a1.js');
  expect([script.status, script.headers.get('cache-control'), script.headers.get('content-encoding')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
    'gzip',
  ]);
  expect(script.body).toBe('export {}');
  expect((await send('/console/assets/old.js')).status).toBe(404);
  expect((await send('/console/assets/..%2f..%2fsecret.txt')).body).not.toBe('secret');
  writeFileSync(join(folder, 'dist', 'assets', 'main-b2.js'), 'export {}');
  expect((await send('/console/assets/main-b2.js')).status).toBe(200);
});
