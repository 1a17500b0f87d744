import { createServer, type Server } from 'node:http';

import { createAdmin } from '@gridweave/access';
import { sendOperation, testPlatform, type TestPlatform } from '@gridweave/testing';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { departments, town } from '../fixture/town.ts';

/** A provider of identities on loopback, with a client for each person, and tokens as JWTs. */
async function openIssuer(): Promise<{
  issuer: string;
  server: Server;
  token(person: string, audience?: string): Promise<string>;
}> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const people = ['li', 'wang', 'nobody'];
  const provider = new Provider(issuer, {
    clients: people.map((person) => ({
      client_id: person,
      client_secret: `${person}-secret`,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_: unknown, resource: string) => ({
          scope: '',
          audience: resource.replace('urn:', ''),
          accessTokenFormat: 'jwt' as const,
          accessTokenTTL: 60,
        }),
      },
    },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    server,
    async token(person, audience = 'gridweave') {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { Authorization: `Basic ${Buffer.from(`${person}:${person}-secret`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: `urn:${audience}` }),
      });
      return ((await response.json()) as { access_token: string }).access_token;
    },
  };
}

let one: Awaited<ReturnType<typeof openIssuer>>;
let other: Awaited<ReturnType<typeof openIssuer>>;
let platform: TestPlatform;
beforeAll(async () => {
  [one, other] = await Promise.all([openIssuer(), openIssuer()]);
  platform = await testPlatform({ plugins: [town], departments, environment: { oidcIssuer: one.issuer } });
  const { db } = platform.database;
  await createAdmin(db, { name: 'Li', roles: ['auditor'], oidc: { issuer: one.issuer, subject: 'li' } });
  await createAdmin(db, { name: 'Wang', roles: ['approver'], oidc: { issuer: one.issuer, subject: 'wang' } });
  await platform.services.policies.caughtUp(
    (await platform.database.pool.query('select version from access.policy_version')).rows[0].version,
  );
});
afterAll(async () => {
  await platform?.close();
  for (const issuer of [one, other]) issuer?.server.close();
});

const ask = (token: string, document = '{ me { name roles } }') =>
  sendOperation(`${platform.url}/admin/graphql`, token, document);

test('a person signs in with a token of the provider, and has the roles that were registered', async () => {
  expect((await ask(await one.token('li'))).body.data).toEqual({ me: { name: 'Li', roles: ['AUDITOR'] } });
  expect((await ask(await one.token('wang'))).body.data).toEqual({ me: { name: 'Wang', roles: ['APPROVER'] } });
  const { body } = await ask(await one.token('li'), '{ unusualVolume(day: "2026-01-01") { value } admins { name } }');
  expect(body.errors).toBeUndefined();
  const refused = await ask(await one.token('wang'), '{ unusualVolume(day: "2026-01-01") { value } }');
  expect(refused.body.errors[0]).toMatchObject({ extensions: { code: 'FORBIDDEN', roles: ['auditor'] } });
});

test('attack 28: no token of anybody else lets in: unknown, of another issuer, for another audience, changed, without a signature', async () => {
  const good = await one.token('li');
  const [head, body, signature] = good.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const refused: Record<string, readonly [string, number]> = {
    FORBIDDEN: [await one.token('nobody'), 403],
    'another issuer': [await other.token('li'), 401],
    'another audience': [await one.token('li', 'elsewhere'), 401],
    'another person': [`${head}.${encoded({ ...claims, sub: 'wang' })}.${signature}`, 401],
    'a later end': [`${head}.${encoded({ ...claims, exp: claims.exp + 9_999 })}.${signature}`, 401],
    'no algorithm': [`${encoded({ alg: 'none' })}.${body}.`, 401],
    'a cut signature': [`${head}.${body}.${signature.slice(0, -4)}`, 401],
    'no token': ['x.y.z', 401],
  };
  for (const [how, [token, status]] of Object.entries(refused)) {
    const answer = await ask(token);
    expect([how, answer.status]).toEqual([how, status]);
    expect(answer.body.data).toBeUndefined();
    expect(JSON.stringify(answer.body)).not.toContain(token);
  }
});

test('a session of the console that begins with a token ends with it at the latest', async () => {
  const token = await one.token('li');
  const { exp } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
  const response = await fetch(`${platform.url}/console/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ credential: token }),
  });
  const session: any = await response.json();
  expect(session).toMatchObject({ kind: 'admin', name: 'Li', roles: ['auditor'] });
  expect(Date.parse(session.endsAt)).toBeLessThanOrEqual(exp * 1_000 + 1_000);
  const answer = await fetch(`${platform.url}/admin/graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Cookie: response.headers.get('set-cookie')!.split(';')[0]!,
      'X-Gridweave-CSRF': session.csrf,
    },
    body: JSON.stringify({ query: '{ me { name } }' }),
  });
  expect(((await answer.json()) as any).data).toEqual({ me: { name: 'Li' } });
});

test('attack 28: keys of departments are none of admins, and the other way round', async () => {
  expect((await ask(platform.key('fire'))).status).toBe(401);
  const { status } = await sendOperation(`${platform.url}/graphql`, platform.adminKey('auditor'), '{ __typename }');
  expect(status).toBe(401);
});

test('a provider that is away is said, and keys go on working', async () => {
  const away = await testPlatform({ plugins: [town], departments, environment: { oidcIssuer: 'http://127.0.0.1:9' } });
  const url = `${away.url}/admin/graphql`;
  const { status, body } = await sendOperation(url, await one.token('li'), '{ me { name } }');
  expect([status, body.errors[0].extensions.code]).toEqual([503, 'IDENTITY_PROVIDER_UNAVAILABLE']);
  expect((await away.govern('auditor', '{ me { name } }')).body.data).toEqual({ me: { name: 'auditor' } });
  await away.close();
});
