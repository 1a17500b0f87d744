import type { IncomingMessage, ServerResponse } from 'node:http';

import { GridweaveError } from '@gridweave/kit';

import { writeJson } from '../http/write.ts';
import type { Leaving, Provider } from './provider.ts';
import { cookieOf, setSessionCookie } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';

const cookie = 'gridweave-oidc';
const PATH = '/console/oidc';
const LEAVING_S = 600;

/** `/console/oidc`: sends an admin to the OpenID provider and takes the answer. */
export class OidcEndpoint {
  readonly #sessions: Sessions;
  readonly #provider: Provider | undefined;
  readonly #publicUrl: string | undefined;

  constructor(sessions: Sessions, provider: Provider | undefined, publicUrl: string | undefined) {
    this.#sessions = sessions;
    this.#provider = provider;
    this.#publicUrl = publicUrl?.replace(/\/$/, '');
  }

  /** How one can sign in. */
  ways(_request: IncomingMessage, response: ServerResponse): void {
    writeJson(response, 200, { key: true, oidc: this.#provider ? { issuer: this.#provider.issuer } : null });
  }

  async leave(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { url, leaving } = await this.#required().leave(this.#callback(request));
      this.#send(response, url, `${Buffer.from(JSON.stringify(leaving)).toString('base64url')}; Max-Age=${LEAVING_S}`);
    } catch (error) {
      this.#refuse(response, error);
    }
  }

  async comeBack(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const provider = this.#required();
      const address = new URL(`${this.#callback(request)}${new URL(request.url!, 'http://gridweave').search}`);
      const subject = await provider.comeBack(address, leavingIn(request));
      const session = await this.#sessions.beginSubject(provider.issuer, subject);
      await this.#sessions.replace(request);
      setSessionCookie(request, response, session.token, this.#isSecure);
      this.#send(response, '/console/', '; Max-Age=0');
    } catch (error) {
      this.#refuse(response, error);
    }
  }

  /** Back to the sign-in page, which says why in the language of the user. */
  #refuse(response: ServerResponse, error: unknown): void {
    if (!(error instanceof GridweaveError)) throw error;
    this.#send(response, `/console/?refused=${error.code}`, '; Max-Age=0');
  }

  #send(response: ServerResponse, to: string, value: string): void {
    // Lax: the browser brings it along when it comes from the provider's page
    const set = `${cookie}=${value}; Path=${PATH}; HttpOnly; SameSite=Lax${this.#isSecure ? '; Secure' : ''}`;
    response.appendHeader('Set-Cookie', set);
    response.writeHead(303, { Location: to, 'Cache-Control': 'no-store' });
    response.end();
  }

  get #isSecure(): boolean {
    return this.#publicUrl?.startsWith('https://') === true;
  }

  #callback({ headers }: IncomingMessage): string {
    return `${this.#publicUrl ?? `http://${headers.host}`}${PATH}/callback`;
  }

  #required(): Provider {
    if (this.#provider) return this.#provider;
    throw new GridweaveError('BAD_REQUEST', {
      zh: '未设置身份提供方(GRIDWEAVE_OIDC_ISSUER、GRIDWEAVE_OIDC_CLIENT)',
      en: 'No identity provider is set (GRIDWEAVE_OIDC_ISSUER, GRIDWEAVE_OIDC_CLIENT)',
    });
  }
}

function leavingIn(request: IncomingMessage): Leaving {
  try {
    const found = JSON.parse(Buffer.from(cookieOf(request, cookie) ?? '', 'base64url').toString()) as Leaving;
    if ([found.state, found.nonce, found.verifier].every((part) => typeof part === 'string')) return found;
  } catch {
    // said below
  }
  throw new GridweaveError('UNAUTHENTICATED', {
    zh: '登录未从此浏览器开始,或已超过 10 分钟。请重新登录',
    en: 'The sign-in was not begun in this browser, or more than 10 minutes ago. Try again',
  });
}
