import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { AdminIdentity, PolicyStore } from '@gridweave/access';
import type { AuditLog, MarkValue, PublicKey } from '@gridweave/audit';
import {
  type AdminContext,
  adminSchema,
  type Governance,
  type Installed,
  type Processes,
  whenSeen,
} from '@gridweave/governance';
import { sendNodeResponse } from '@whatwg-node/server';

import { type Sessions, sessionToken } from '../console/index.ts';
import type { DocumentLimits } from '../documents/index.ts';
import { presentError, type ReportBug } from '../errors/index.ts';
import { requireJson } from '../http/content-type.ts';
import { ClientGone, readBody } from '../http/read-body.ts';
import { readParams } from '../http/read-params.ts';
import { writeError } from '../http/write.ts';
import { type Accounts, chargeRequest } from '../limits/index.ts';
import type { AdminCall } from './admin-call.ts';
import type { AdminCallers } from './admin-callers.ts';
import { AdminLedger } from './admin-ledger.ts';
import { type AdminYoga, createAdminYoga } from './admin-yoga.ts';

export interface AdminEndpointOptions {
  readonly governance: Governance;
  readonly policies: PolicyStore;
  readonly installed: Installed;
  readonly processes: Processes;
  readonly audit: AuditLog;
  readonly mark: MarkValue;
  readonly sealKeys: readonly PublicKey[];
  readonly callers: AdminCallers;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly documentLimits: DocumentLimits;
  readonly bodyLimit: number;
  readonly reportBug: ReportBug;
}

/** Answers POST /admin/graphql: who may see what, decided by admins and recorded with every call. */
export class AdminEndpoint {
  readonly #options: AdminEndpointOptions;
  readonly #ledger: AdminLedger;
  readonly #yoga: AdminYoga;
  readonly #node = randomBytes(4).toString('hex');
  #requests = 0;

  constructor(options: AdminEndpointOptions) {
    this.#options = options;
    this.#ledger = new AdminLedger(options.audit, options.mark);
    this.#yoga = createAdminYoga(adminSchema(), options.documentLimits, options.reportBug);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const call: AdminCall = {
      requestId: `a-${this.#node}-${(++this.#requests).toString(36)}`,
      arrived: performance.now(),
      signal: gone.signal,
      admin: undefined,
      params: undefined,
      roots: [],
      isMutation: false,
      outcome: 'ok',
    };
    response.setHeader('X-Request-Id', call.requestId);
    try {
      const answer = await this.#answer(call, request);
      await this.#ledger.settle(call);
      response.setHeader('Cache-Control', 'no-store');
      response.setHeader('X-Content-Type-Options', 'nosniff');
      await sendNodeResponse(answer, response, request, false);
    } catch (error) {
      if (error instanceof ClientGone) return;
      const refusal = presentError(error, this.#options.reportBug);
      if (call.outcome === 'ok') {
        call.outcome = refusal.code;
        await this.#ledger.settle(call).catch(() => {});
      }
      if (refusal.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
      writeError(response, refusal, error);
    }
  }

  #identify(request: IncomingMessage): Promise<AdminIdentity> {
    const { callers, sessions } = this.#options;
    const { authorization } = request.headers;
    if (authorization === undefined && sessionToken(request) !== undefined) return sessions.adminOf(request);
    return callers.identify(authorization, request.socket.remoteAddress ?? '');
  }

  async #answer(call: AdminCall, request: IncomingMessage): Promise<Response> {
    const { governance, policies, installed, processes, sealKeys, accounts, bodyLimit } = this.#options;
    requireJson(request);
    call.admin = await this.#identify(request);
    await chargeRequest(accounts.of(`admin:${call.admin.admin}`));
    call.params = readParams(await readBody(request, bodyLimit));
    this.#ledger.requireRoom();
    policies.confirmAdmin(call.admin);
    const admins: AdminContext = {
      ...governance,
      admin: call.admin,
      signal: call.signal,
      installed,
      processes,
      sealKeys,
      recordPreview: (preview) => this.#ledger.recordPreview(call, preview),
    };
    const { Request } = this.#yoga.fetchAPI;
    const answer = await this.#yoga.fetch(
      new Request('http://gridweave/admin/graphql', {
        method: 'POST',
        headers: { accept: request.headers.accept ?? 'application/json', 'content-type': 'application/json' },
        body: '{}',
      }),
      { call, admins },
    );
    if (call.isMutation) await whenSeen(governance);
    return answer;
  }
}
