import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

import type { Route } from '../http/index.ts';
import { writeWhole } from '../http/index.ts';

/** Everything comes from this server; the editor's workers are blobs that the script makes. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  'worker-src blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Page {
  readonly html: Buffer;
  /** Compressed once; nine megabytes otherwise. */
  readonly script: Buffer;
  readonly tag: string;
}

/** Which endpoint the page talks to, and what it shows at first. */
export interface GraphiQLOptions {
  readonly endpoint: '/graphql' | '/admin/graphql';
  readonly title: string;
  readonly query: string;
}

/** GraphiQL as a page and a script of this server; both are made when somebody first asks. */
export class GraphiQL {
  readonly #options: GraphiQLOptions;
  #page: Promise<Page> | undefined;

  constructor(options: GraphiQLOptions) {
    this.#options = options;
  }

  /** The page, for GET of the endpoint in a browser. */
  async page(_request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { html } = await this.#made();
    writeWhole(response, 200, 'text/html; charset=utf-8', html, [
      'Content-Security-Policy',
      contentSecurityPolicy,
      'Cache-Control',
      'no-cache',
      'Referrer-Policy',
      'no-referrer',
      'X-Frame-Options',
      'DENY',
    ]);
  }

  get routes(): Readonly<Record<string, Route>> {
    return {
      [`${this.#options.endpoint}/graphiql.js`]: { GET: (request, response) => this.#script(request, response) },
    };
  }

  async #script(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { script, tag } = await this.#made();
    const headers = ['ETag', tag, 'Cache-Control', 'no-cache', 'Vary', 'Accept-Encoding'];
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, headers);
      response.end();
      return;
    }
    const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding']));
    const body = zipped ? script : await promisify(gunzip)(script);
    if (zipped) headers.push('Content-Encoding', 'gzip');
    writeWhole(response, 200, 'text/javascript; charset=utf-8', body, headers);
  }

  #made(): Promise<Page> {
    return (this.#page ??= makePage(this.#options));
  }
}

async function makePage({ endpoint, title, query }: GraphiQLOptions): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const whole = renderGraphiQL({
    endpoint,
    title,
    defaultQuery: query,
    defaultHeaders: JSON.stringify({ Authorization: 'Bearer PASTE_YOUR_KEY_HERE' }, null, 2),
    // without this a reload opens an empty tab and forgets the key; the settings of GraphiQL turn it off
    shouldPersistHeaders: true,
    defaultEditorToolsVisibility: 'headers',
    isHeadersEditorEnabled: true,
    inputValueDeprecation: true,
    schemaDescription: true,
  });
  const start = whole.lastIndexOf('<script>', whole.indexOf('prepareBlob'));
  const end = whole.lastIndexOf('</script>');
  const script = whole.slice(start + '<script>'.length, end);
  const html = `${whole.slice(0, start)}<script src="${endpoint}/graphiql.js"></script>${whole.slice(end + '</script>'.length)}`;
  return {
    html: Buffer.from(html),
    script: await promisify(gzip)(script),
    tag: `"${hash('sha256', script, 'base64url')}"`,
  };
}
