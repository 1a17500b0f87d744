import type { IncomingMessage } from 'node:http';

import {
  type AdminIdentity,
  endSession,
  findSession,
  type Identity,
  keepSession,
  type PolicyStore,
} from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';
import type { Kysely } from 'kysely';

import type { AdminCallers } from '../admin/admin-callers.ts';
import { csrfToken, requireCsrf } from './csrf.ts';
import { sessionToken } from './session-cookie.ts';

export interface SessionOptions {
  readonly db: Kysely<any>;
  readonly policies: PolicyStore;
  readonly admins: AdminCallers;
  /** When a session ends in any case. */
  readonly lifeMs: number;
  /** When it ends because nobody uses it. */
  readonly idleMs: number;
}

/** Whose session it is. */
export type SessionOwner =
  | { readonly kind: 'client'; readonly client: Identity }
  | { readonly kind: 'admin'; readonly admin: AdminIdentity };

export interface Session {
  readonly owner: SessionOwner;
  readonly csrf: string;
  /** In milliseconds since the epoch. */
  readonly endsAt: number;
}

/**
 * Who is signed in to the console. A session is a random token in a cookie, whose hash is in the database beside a mark
 * of the key that it began with: so it holds on every server, and ends on every server as soon as the key does.
 */
export class Sessions {
  readonly #options: SessionOptions;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get idleMs(): number {
    return this.#options.idleMs;
  }

  /** Begins a session. @throws GridweaveError UNAUTHENTICATED, CREDENTIAL_EXPIRED or FORBIDDEN */
  async begin(credential: string, address: string): Promise<Session & { readonly token: string }> {
    const { policies, admins, lifeMs } = this.#options;
    policies.requireConfirmed();
    let owner: SessionOwner;
    let life = lifeMs;
    if (admins.isOfAdmin(credential)) {
      const { expiresAt, ...admin } = await admins.identifyCredential(credential, address);
      if (expiresAt !== undefined) life = Math.min(life, expiresAt - Date.now());
      owner = { kind: 'admin', admin };
    } else owner = { kind: 'client', client: policies.identify(credential, address) };
    return this.#keep(owner, life);
  }

  /** Begins a session of a person whom the identity provider names. @throws GridweaveError UNAUTHENTICATED or FORBIDDEN */
  async beginSubject(issuer: string, subject: string): Promise<Session & { readonly token: string }> {
    const { policies, lifeMs } = this.#options;
    policies.requireConfirmed();
    return this.#keep({ kind: 'admin', admin: policies.identifySubject(issuer, subject) }, lifeMs);
  }

  async #keep(owner: SessionOwner, lifeMs: number): Promise<Session & { readonly token: string }> {
    const [id, keyMark] =
      owner.kind === 'admin' ? [owner.admin.admin, owner.admin.keyMark] : [owner.client.client, owner.client.keyMark];
    const { token, endsAt } = await keepSession(this.#options.db, { kind: owner.kind, owner: id, keyMark, lifeMs });
    return { owner, csrf: csrfToken(token), endsAt, token };
  }

  /** The session that a request comes with, if it still holds. */
  async of(request: IncomingMessage): Promise<Session | undefined> {
    const token = sessionToken(request);
    if (token === undefined) return undefined;
    const { db, policies, idleMs } = this.#options;
    policies.requireConfirmed();
    const kept = await findSession(db, token, idleMs);
    if (!kept) return undefined;
    const { kind, owner, keyMark, endsAt } = kept;
    const address = request.socket.remoteAddress ?? '';
    return {
      owner:
        kind === 'admin'
          ? { kind, admin: policies.identifyAdminAgain({ admin: owner, keyMark }, address) }
          : { kind, client: policies.identifyAgain({ client: owner, keyMark }, address) },
      csrf: csrfToken(token),
      endsAt,
    };
  }

  /** The client whose session a request of a console page comes with. @throws GridweaveError */
  async clientOf(request: IncomingMessage): Promise<Identity> {
    const { owner } = await this.#required(request);
    if (owner.kind === 'client') return owner.client;
    throw new GridweaveError('FORBIDDEN', {
      zh: '当前以管理员身份登录。/graphql 供部门使用,请以部门密钥登录',
      en: 'You are signed in as an admin. /graphql is for departments: sign in with the key of one',
    });
  }

  /** The admin whose session a request of a console page comes with. @throws GridweaveError */
  async adminOf(request: IncomingMessage): Promise<AdminIdentity> {
    const { owner } = await this.#required(request);
    if (owner.kind === 'admin') return owner.admin;
    throw new GridweaveError('FORBIDDEN', {
      zh: '当前以部门身份登录。/admin/graphql 供管理员使用,请以管理员密钥登录',
      en: 'You are signed in as a department. /admin/graphql is for admins: sign in with the key of one',
    });
  }

  /** Ends the session that a request comes with. @throws GridweaveError FORBIDDEN without the CSRF token */
  async end(request: IncomingMessage): Promise<void> {
    const token = sessionToken(request);
    if (token === undefined) return;
    requireCsrf(request, token);
    await endSession(this.#options.db, token);
  }

  /** Ends the session that a sign-in takes the place of. */
  async replace(request: IncomingMessage): Promise<void> {
    const token = sessionToken(request);
    if (token !== undefined) await endSession(this.#options.db, token);
  }

  async #required(request: IncomingMessage): Promise<Session> {
    const token = sessionToken(request);
    if (token !== undefined) requireCsrf(request, token);
    const session = await this.of(request);
    if (session) return session;
    throw noSession();
  }
}

/** The refusal where there is no session, or no longer. */
export function noSession(): GridweaveError {
  return new GridweaveError('UNAUTHENTICATED', {
    zh: '未登录,或登录已结束。请重新登录',
    en: 'You are not signed in, or no longer. Sign in again',
  });
}
