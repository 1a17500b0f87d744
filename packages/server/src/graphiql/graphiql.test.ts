import { createServer, type Server } from 'node:http';
import { Script } from 'node:vm';

import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createRouter } from '../http/index.ts';
import { GraphiQL } from './graphiql.ts';
import { welcomeQuery } from './welcome-query.ts';

let server: Server;
let url: string;
beforeAll(async () => {
  const graphiql = new GraphiQL({ endpoint: '/graphql', title: 'Gridweave 织网', query: welcomeQuery });
  const routes = { '/graphql': { GET: graphiql.page.bind(graphiql) }, ...graphiql.routes };
  server = createServer(createRouter(routes, () => 'ref'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('the page has our title and loads nothing from another host', async () => {
  const response = await fetch(`${url}/graphql`);
  const html = await response.text();
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(html).toContain('<title>Gridweave 织网</title>');
  const loaded = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1]!);
  expect(loaded).toContain('/graphql/graphiql.js');
  expect(loaded.filter((one) => !one.startsWith('data:') && !one.startsWith('/'))).toEqual([]);
  expect([...html.matchAll(/url\(\s*['"]?(https?:)?\/\//g)]).toEqual([]);
  expect(html).not.toMatch(/@import/);
});

test('the content security policy lets this server in and nobody else, and the page needs no inline script', async () => {
  const response = await fetch(`${url}/graphql`);
  const policy = response.headers.get('content-security-policy')!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe-inline/);
  const html = await response.text();
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="/graphql/graphiql.js">']);
  expect(html).not.toMatch(/\son\w+="/);
});

test('the script is compressed, is cached by its tag, and is sound', async () => {
  const response = await fetch(`${url}/graphql/graphiql.js`);
  expect(response.headers.get('content-encoding')).toBe('gzip');
  const script = await response.text();
  expect(() => new Script(script)).not.toThrow();
  expect(script).toContain('YogaGraphiQL.renderYogaGraphiQL(');
  expect(script).toContain('Bearer PASTE_YOUR_KEY_HERE');
  const again = await fetch(`${url}/graphql/graphiql.js`, {
    headers: { 'If-None-Match': response.headers.get('etag')! },
  });
  expect(again.status).toBe(304);
  const plain = await fetch(`${url}/graphql/graphiql.js`, { headers: { 'Accept-Encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(script);
});

test('the first query is GraphQL', () => {
  expect(parse(welcomeQuery).definitions).toHaveLength(1);
});
