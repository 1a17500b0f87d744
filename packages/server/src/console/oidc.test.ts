import { createServer, type Server } from 'node:http';

import { createAdmin } from '@gridweave/access';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { departments, town } from '../fixture/town.ts';

/** Cookies as a browser keeps them for one host, and a way to follow redirects by hand. */
class Visitor {
  readonly cookies = new Map<string, string>();

  async get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#keep(await fetch(url, { redirect: 'manual', headers: { ...headers, Cookie: this.#header() } }));
  }

  async post(url: string, body: Readonly<Record<string, string>>): Promise<Response> {
    return this.#keep(
      await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: this.#header() },
        body: new URLSearchParams(body),
      }),
    );
  }

  #header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (value === '' || rest.some((part) => /max-age=0|expires=thu, 01 jan 1970/i.test(part)))
        this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}

let server: Server;
let issuer: string;
let platform: TestPlatform;
beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  platform = await testPlatform({
    plugins: [town],
    departments,
    environment: { oidcIssuer: issuer, oidcClient: 'console', oidcSecret: 'console-secret' },
  });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'console',
        client_secret: 'console-secret',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${platform.url}/console/oidc/callback`],
      },
    ],
    cookies: { keys: ['test'] },
    pkce: { required: () => true },
    // its own pages take any name, without a password
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    features: { devInteractions: { enabled: true } },
  });
  server.on('request', provider.callback());
  const { db } = platform.database;
  await createAdmin(db, { name: 'Li', roles: ['auditor'], oidc: { issuer, subject: 'li' } });
});
afterAll(async () => {
  await platform?.close();
  server?.close();
});

/** Signs in at the provider as somebody, and gives the address that the browser is sent back to. */
async function atProvider(visitor: Visitor, name: string): Promise<string> {
  const left = await visitor.get(`${platform.url}/console/oidc`);
  expect(left.status).toBe(303);
  let at = left.headers.get('location')!;
  for (let step = 0; step < 12; step++) {
    if (at.startsWith(`${platform.url}/console/oidc/callback`)) return at;
    const answer = await visitor.get(at);
    const next = answer.headers.get('location');
    if (next !== null) at = new URL(next, at).href;
    else {
      const html = await answer.text();
      const action = new URL(/action="([^"]+)"/.exec(html)![1]!, at).href;
      const prompt = /name="prompt" value="(\w+)"/.exec(html)![1]!;
      const sent = await visitor.post(action, { prompt, login: name, password: 'any' });
      at = new URL(sent.headers.get('location')!, action).href;
    }
  }
  throw new Error('the provider leads nowhere');
}

const shown = async (visitor: Visitor): Promise<any> => {
  const response = await visitor.get(`${platform.url}/console/session`);
  return response.status === 200 ? response.json() : response.status;
};

test('an admin whom the provider names is signed in; the session acts at the admin endpoint', async () => {
  expect(await (await fetch(`${platform.url}/console/ways`)).json()).toEqual({ key: true, oidc: { issuer } });
  const visitor = new Visitor();
  const back = await visitor.get(await atProvider(visitor, 'li'));
  expect([back.status, back.headers.get('location')]).toEqual([303, '/console/']);
  expect(back.headers.getSetCookie().find((line) => line.startsWith('gridweave-session'))).toMatch(
    /; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  expect(visitor.cookies.has('gridweave-oidc')).toBe(false);
  const session = await shown(visitor);
  expect(session).toMatchObject({ kind: 'admin', name: 'Li', roles: ['auditor'] });
  const answer = await fetch(`${platform.url}/admin/graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Gridweave-CSRF': session.csrf,
      Cookie: `gridweave-session=${visitor.cookies.get('gridweave-session')}`,
    },
    body: JSON.stringify({ query: '{ plugins { name } }' }),
  });
  expect(await answer.json()).toEqual({ data: { plugins: [{ name: 'town' }] } });
});

test('somebody whom the provider knows and the platform does not is not signed in, and told so', async () => {
  const visitor = new Visitor();
  const back = await visitor.get(await atProvider(visitor, 'stranger'));
  expect(back.headers.get('location')).toMatch(/^\/console\/\?refused=(UNAUTHENTICATED|FORBIDDEN)$/);
  expect(await shown(visitor)).toBe(204);
});

test('an answer that another browser began, or that was changed, signs nobody in', async () => {
  const visitor = new Visitor();
  const address = await atProvider(visitor, 'li');
  const thief = new Visitor();
  expect((await thief.get(address)).headers.get('location')).toBe('/console/?refused=UNAUTHENTICATED');
  const changed = new URL(address);
  changed.searchParams.set('state', 'another');
  expect((await visitor.get(changed.href)).headers.get('location')).toBe('/console/?refused=UNAUTHENTICATED');
  expect([await shown(thief), await shown(visitor)]).toEqual([204, 204]);
});

test('a provider that is away, or none: the sign-in page says so', async () => {
  const refusedBy = async (environment: object): Promise<string | null> => {
    const other = await testPlatform({ plugins: [town], departments, environment });
    const response = await fetch(`${other.url}/console/oidc`, { redirect: 'manual' });
    await other.close();
    return response.headers.get('location');
  };
  expect(await refusedBy({ oidcIssuer: 'http://127.0.0.1:9', oidcClient: 'console' })).toBe(
    '/console/?refused=IDENTITY_PROVIDER_UNAVAILABLE',
  );
  expect(await refusedBy({})).toBe('/console/?refused=BAD_REQUEST');
});

test('behind https the cookies are for https only', async () => {
  const other = await testPlatform({
    plugins: [town],
    departments,
    environment: { oidcIssuer: issuer, oidcClient: 'console', publicUrl: 'https://gridweave.example' },
  });
  const response = await fetch(`${other.url}/console/oidc`, { redirect: 'manual' });
  await other.close();
  expect(response.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  expect(new URL(response.headers.get('location')!).searchParams.get('redirect_uri')).toBe(
    'https://gridweave.example/console/oidc/callback',
  );
});
