import type { IncomingMessage, ServerResponse } from 'node:http';

import type { PolicyStore } from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';

import { requireJson } from '../http/content-type.ts';
import { ClientGone, readBody } from '../http/read-body.ts';
import { writeJson } from '../http/write.ts';
import { requireSameOrigin } from './csrf.ts';
import { clearSessionCookie, sessionToken, setSessionCookie } from './session-cookie.ts';
import { noSession, type Session, type Sessions } from './sessions.ts';

const LONGEST = 16_384;

/** `/console/session`: signs in with a key or a token, says who is signed in, signs out. */
export class SessionEndpoint {
  readonly #sessions: Sessions;
  readonly #policies: PolicyStore;

  constructor(sessions: Sessions, policies: PolicyStore) {
    this.#sessions = sessions;
    this.#policies = policies;
  }

  async signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      requireSameOrigin(request);
      requireJson(request);
      const credential = credentialIn(await readBody(request, LONGEST));
      const session = await this.#sessions
        .begin(credential, request.socket.remoteAddress ?? '')
        .catch((error: unknown) => {
          throw error instanceof GridweaveError && error.code === 'UNAUTHENTICATED' ? wrongKey() : error;
        });
      await this.#sessions.replace(request);
      setSessionCookie(request, response, session.token);
      writeJson(response, 201, this.#shown(session));
    } catch (error) {
      if (!(error instanceof ClientGone)) throw error;
    }
  }

  /** The session; nothing where nobody is signed in; 401 where somebody was. */
  async show(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const session = await this.#sessions.of(request).catch((error: unknown) => {
      clearEnded(error, request, response);
      throw error;
    });
    if (session) return writeJson(response, 200, this.#shown(session));
    if (sessionToken(request) === undefined) {
      response.writeHead(204, { 'Cache-Control': 'no-store' });
      response.end();
      return;
    }
    clearSessionCookie(request, response);
    throw noSession();
  }

  async signOut(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.#sessions.end(request);
    clearSessionCookie(request, response);
    response.writeHead(204, { 'Cache-Control': 'no-store' });
    response.end();
  }

  #shown({ owner, csrf, endsAt }: Session): object {
    const common = {
      csrf,
      endsAt: new Date(endsAt).toISOString(),
      idleSeconds: Math.round(this.#sessions.idleMs / 1_000),
    };
    if (owner.kind === 'admin') {
      const { admin, name, roles } = owner.admin;
      return { kind: 'admin', id: admin, name, roles, ...common };
    }
    const { client, name, department } = owner.client;
    const known = this.#policies.rules.departments.get(department);
    return {
      kind: 'department',
      id: client,
      name,
      department: {
        code: department,
        title: known?.title ?? { zh: department, en: department },
        areas: known?.areas ?? [],
      },
      ...common,
    };
  }
}

/** Where the key has ended, the cookie is of no more use. */
function clearEnded(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  if (error instanceof GridweaveError && error.status === 401) clearSessionCookie(request, response);
}

/** The API's own words are about headers. */
function wrongKey(): GridweaveError {
  return new GridweaveError('UNAUTHENTICATED', {
    zh: '密钥无效。请检查是否完整复制,或是否已被轮换',
    en: 'The key is not valid. See whether all of it was copied, or whether it was replaced',
  });
}

function credentialIn(body: Buffer): string {
  let given: unknown;
  try {
    given = (JSON.parse(body.toString('utf8')) as { credential?: unknown } | null)?.credential;
  } catch {
    // said below
  }
  if (typeof given === 'string' && given.trim() !== '') return given.trim();
  throw new GridweaveError('BAD_REQUEST', {
    zh: '请求体应为 {"credential": "<密钥或令牌>"}',
    en: 'The body should be {"credential": "<key or token>"}',
  });
}
