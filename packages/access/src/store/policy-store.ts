import type { Database } from '@gridweave/database';
import { GridweaveError, type Model, type Plugin } from '@gridweave/kit';
import { type CatalogueEntry, catalogueOf } from '../catalogue/catalogue.ts';
import type { Policy } from '../policy/policy.ts';
import { GraphModels } from '../rules/graph-models.ts';
import type { Rules } from '../rules/rules.ts';
import { CompiledPolicies } from './compiled-policies.ts';
import { PolicyFollower } from './follow-policy.ts';
import {
  adminIdentity,
  type AdminIdentity,
  clientIdentity,
  type Identity,
  requireStill,
  requireWithin,
  verify,
  verifySubject,
} from './identity.ts';
import { loadSnapshot } from './load-snapshot.ts';
import type { Snapshot } from './snapshot.ts';

export interface PolicyStoreOptions {
  readonly plugins: readonly Plugin[];
  readonly database: Database;
  /** The database without a pooler between, for LISTEN; the database's own address unless given. */
  readonly listenUrl?: string;
  /** How often the version is looked at; 1,000 unless given. */
  readonly pollMs?: number;
  /** How long answers may go on after the last look that worked; 5,000 unless given. */
  readonly leaseMs?: number;
  /** Told of looks that failed; the store goes on trying. */
  readonly onError: (error: Error) => void;
  /** Milliseconds since the epoch; the system's clock unless given. */
  readonly clock?: () => number;
}

/** All rules in memory, confirmed against the database all the time. */
export interface PolicyStore {
  /** The version of the rules in force. */
  readonly version: string;
  /** The rules in force. */
  readonly rules: Rules;
  /** The graph in force: plugins that are on, labels as admins have made them stricter. */
  readonly model: Model;
  /** The models of this and other versions. */
  readonly models: GraphModels;
  /** When the rules were confirmed last, in milliseconds ago. */
  readonly confirmedAgo: number;
  /** @throws GridweaveError UNAUTHENTICATED, CREDENTIAL_EXPIRED or FORBIDDEN. */
  identify(credential: string, remoteAddress: string): Identity;
  /** A client that was identified before and comes again. @throws GridweaveError like `identify` */
  identifyAgain(identity: Pick<Identity, 'client' | 'keyMark'>, remoteAddress: string): Identity;
  /** The same for admins. */
  identifyAdmin(credential: string, remoteAddress: string): AdminIdentity;
  identifyAdminAgain(identity: Pick<AdminIdentity, 'admin' | 'keyMark'>, remoteAddress: string): AdminIdentity;
  /** The admin whom an identity provider's token names. @throws GridweaveError FORBIDDEN */
  identifySubject(issuer: string, subject: string): AdminIdentity;
  /**
   * The policy of an identity at this moment; the same object until something changes. Also checks that its key still
   * holds, so that what stays open may ask again.
   * @throws GridweaveError POLICY_UNCONFIRMED when the rules were not confirmed within the lease.
   */
  policyFor(identity: Identity): Policy;
  /** The policy of a department without a client's own grants: to preview as a department. */
  policyOf(department: string): Policy;
  /** Throws unless the admin's key still holds and the rules are confirmed. */
  confirmAdmin(identity: AdminIdentity): void;
  /** Throws POLICY_UNCONFIRMED unless the rules were confirmed within the lease. */
  requireConfirmed(): void;
  /** The sharing catalogue, or that of a department with what it has. */
  catalogue(department?: string): readonly CatalogueEntry[];
  /** Called after each change of the rules; returns how to stop that. */
  onChange(listener: (version: string) => void): () => void;
  /** Resolves when the store has seen this version or a later one. */
  caughtUp(version: string): Promise<void>;
  close(): Promise<void>;
}

/** Loads the rules and keeps following them. */
export async function openPolicyStore(options: PolicyStoreOptions): Promise<PolicyStore> {
  const startedAt = performance.now();
  const store = new FollowedPolicies(options, await loadSnapshot(options.database.db), startedAt);
  store.start();
  return store;
}

class FollowedPolicies implements PolicyStore {
  readonly #models: GraphModels;
  readonly #leaseMs: number;
  readonly #clock: () => number;
  readonly #policies: CompiledPolicies;
  readonly #follower: PolicyFollower;
  readonly #listeners = new Set<(version: string) => void>();
  #snapshot: Snapshot;
  #confirmedAt: number;
  #isClosed = false;

  constructor(options: PolicyStoreOptions, snapshot: Snapshot, startedAt: number) {
    this.#models = new GraphModels(options.plugins);
    this.#leaseMs = options.leaseMs ?? 5_000;
    this.#clock = options.clock ?? Date.now;
    this.#policies = new CompiledPolicies(this.#models);
    this.#snapshot = snapshot;
    this.#confirmedAt = startedAt;
    this.#follower = new PolicyFollower({
      url: options.listenUrl ?? options.database.url,
      pollMs: options.pollMs ?? 1_000,
      timeoutMs: this.#leaseMs,
      onError: options.onError,
      onConfirmed: (fresh, at) => this.#confirm(fresh, at),
    });
  }

  start(): void {
    this.#follower.start();
  }

  get version(): string {
    return this.#snapshot.version;
  }

  get rules(): Rules {
    return this.#snapshot;
  }

  get model(): Model {
    return this.#models.of(this.#snapshot.graph);
  }

  get models(): GraphModels {
    return this.#models;
  }

  get confirmedAgo(): number {
    return performance.now() - this.#confirmedAt;
  }

  identify(credential: string, remoteAddress: string): Identity {
    return clientIdentity(verify('client', credential, remoteAddress, this.#snapshot.clients, this.#clock()));
  }

  identifyAgain({ client, keyMark }: Pick<Identity, 'client' | 'keyMark'>, remoteAddress: string): Identity {
    const found = requireStill(this.#snapshot.clients.get(client), keyMark, this.#clock());
    requireWithin(found, remoteAddress);
    return clientIdentity(found);
  }

  identifyAdmin(credential: string, remoteAddress: string): AdminIdentity {
    const { admins } = this.#snapshot;
    const now = this.#clock();
    return adminIdentity(verify('admin', credential, remoteAddress, admins, now), admins, now);
  }

  identifyAdminAgain(
    { admin, keyMark }: Pick<AdminIdentity, 'admin' | 'keyMark'>,
    remoteAddress: string,
  ): AdminIdentity {
    const { admins } = this.#snapshot;
    const now = this.#clock();
    const found = requireStill(admins.get(admin), keyMark, now);
    // ranges bind keys; a person of the identity provider has none
    if (found.keyHash !== null) requireWithin(found, remoteAddress);
    return adminIdentity(found, admins, now);
  }

  identifySubject(issuer: string, subject: string): AdminIdentity {
    const { admins } = this.#snapshot;
    const now = this.#clock();
    return adminIdentity(verifySubject(issuer, subject, admins, now), admins, now);
  }

  policyFor(identity: Identity): Policy {
    this.requireConfirmed();
    const client = requireStill(this.#snapshot.clients.get(identity.client), identity.keyMark, this.#clock());
    return this.#policy(client.department, client.id);
  }

  policyOf(department: string): Policy {
    this.requireConfirmed();
    return this.#policy(department, undefined);
  }

  confirmAdmin(identity: AdminIdentity): void {
    this.requireConfirmed();
    const { admins } = this.#snapshot;
    const now = this.#clock();
    adminIdentity(requireStill(admins.get(identity.admin), identity.keyMark, now), admins, now);
  }

  requireConfirmed(): void {
    if (!this.#isClosed && performance.now() - this.#confirmedAt <= this.#leaseMs) return;
    throw new GridweaveError('POLICY_UNCONFIRMED', {
      zh: '暂时无法向数据库确认权限策略,为安全起见停止应答。请稍后重试',
      en: 'The policy cannot be confirmed with the database at the moment, so nothing is answered. Try again shortly',
    });
  }

  catalogue(department?: string): readonly CatalogueEntry[] {
    return catalogueOf(this.model, department === undefined ? undefined : this.policyOf(department));
  }

  onChange(listener: (version: string) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  caughtUp(version: string): Promise<void> {
    if (BigInt(this.version) >= BigInt(version)) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.onChange((seen) => {
        if (BigInt(seen) < BigInt(version)) return;
        stop();
        resolve();
      });
      this.#follower.wake();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#listeners.clear();
    await this.#follower.close();
  }

  #policy(department: string, client: string | undefined): Policy {
    const policy = this.#policies.of(this.#snapshot, department, client, this.#clock());
    if (policy) return policy;
    throw new GridweaveError('FORBIDDEN', {
      zh: `部门 ${department} 不存在`,
      en: `there is no department ${department}`,
    });
  }

  #confirm(snapshot: Snapshot, at: number): void {
    const isNew = snapshot.version !== this.#snapshot.version;
    if (BigInt(snapshot.version) < BigInt(this.#snapshot.version)) return;
    this.#snapshot = snapshot;
    this.#confirmedAt = Math.max(this.#confirmedAt, at);
    if (!isNew) return;
    this.#policies.prune(snapshot);
    for (const listener of this.#listeners) listener(snapshot.version);
  }
}
