import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  type AdminRole,
  createAdmin,
  createClient,
  createDepartment,
  denyFields,
  establishGrant,
  type GrantConditions,
  type NewDenial,
  type NewDepartment,
} from '@gridweave/access';
import type { Database } from '@gridweave/database';
import type { Model, Plugin, Title } from '@gridweave/kit';
import {
  type Environment,
  type LoadedPlugins,
  type Logger,
  openLogger,
  readEnvironment,
  type Services,
  startPlatform,
} from '@gridweave/server';

import { createTestDatabase, type TestDatabase } from './database.ts';
import { migratedTemplate } from './migrated-template.ts';

/** A department of a test and what it was granted beyond the default. */
export interface TestDepartment {
  readonly code: string;
  readonly title?: Title;
  readonly parent?: string;
  /** Area codes of its jurisdiction. */
  readonly areas: readonly string[];
  readonly grants?: readonly Omit<GrantConditions, 'department'>[];
  readonly denials?: readonly Omit<NewDenial, 'department' | 'reason'>[];
}

export interface TestPlatformOptions {
  readonly plugins: readonly Plugin[];
  /** What `loadPlugins` could not load. */
  readonly unloaded?: LoadedPlugins['unloaded'];
  readonly departments: readonly TestDepartment[];
  /** Puts the rows of the test into the migrated tables. */
  readonly rows?: (database: Database) => Promise<void>;
  /** What is set for plugins, by their names. */
  readonly pluginConfig?: Readonly<Record<string, unknown>>;
  /** Settings that differ from the defaults. */
  readonly environment?: Partial<Environment>;
  /** The folder of a built console. */
  readonly console?: string;
  /** Another address for the same database, through a proxy that can be cut, for example. */
  readonly throughDatabase?: (url: string) => Promise<string>;
  /** Another PostgreSQL server than that of the run. */
  readonly serverUrl?: string;
  /** The addresses of the database on its replicas. */
  readonly replicas?: (url: string) => readonly string[];
  /** Silent unless given. */
  readonly logger?: Logger;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the answer. */
  readonly body: any;
}

/** A server with a database of its own, and departments that call it. */
export interface TestPlatform {
  readonly url: string;
  readonly database: Database;
  /** Where the server keeps its files. */
  readonly dataFolder: string;
  readonly services: Services;
  /** The key of a department's client. */
  key(department: string): string;
  /** Sends an operation as a department and returns what it gets over HTTP. */
  query(
    department: string,
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<TestAnswer>;
  /** The key of an admin of the test. */
  adminKey(admin: TestAdmin): string;
  /** Sends an operation to the admin endpoint as one of the admins. */
  govern(admin: TestAdmin, document: string, variables?: Readonly<Record<string, unknown>>): Promise<TestAnswer>;
  close(): Promise<void>;
}

/** The admins of every test platform; two approvers, since sensitive fields need both. */
export const testAdmins = {
  keeper: 'catalogue-keeper',
  approver: 'approver',
  second: 'approver',
  auditor: 'auditor',
  operator: 'key-operator',
  plugins: 'plugin-admin',
} as const satisfies Record<string, AdminRole>;

export type TestAdmin = keyof typeof testAdmins;

/**
 * Starts a whole server for a test file: real HTTP, real PostgreSQL.
 *
 * ```ts
 * const platform = await testPlatform({ plugins: [core, fire], departments: [{ code: 'fire', areas: ['4403'] }] });
 * afterAll(() => platform.close());
 * expect((await platform.query('fire', '{ houses { nodes { id } } }')).body.errors).toBeUndefined();
 * ```
 */
export async function testPlatform(options: TestPlatformOptions): Promise<TestPlatform> {
  const database = await createTestDatabase({
    // one with plugins that fail is migrated by the platform itself, as far as that goes
    ...(isStrict(options) ? { template: migratedTemplate(options.plugins) } : {}),
    serverUrl: options.serverUrl,
  });
  try {
    return await start(options, database);
  } catch (error) {
    await database.drop();
    throw error;
  }
}

function isStrict({ environment }: TestPlatformOptions): boolean {
  return environment?.strictPlugins !== 'off';
}

async function start(options: TestPlatformOptions, database: TestDatabase): Promise<TestPlatform> {
  const keys = new Map<string, string>();
  const databaseUrl = (await options.throughDatabase?.(database.url)) ?? database.url;
  const dataFolder = mkdtempSync(join(tmpdir(), 'gridweave-test-'));
  const platform = await startPlatform({
    plugins: options.plugins,
    ...(options.unloaded ? { unloaded: options.unloaded } : {}),
    ...(options.console === undefined ? {} : { console: options.console }),
    pluginConfig: options.pluginConfig ?? {},
    environment: {
      ...readEnvironment({}),
      port: 0,
      drainMs: 1_000,
      // a busy machine is no reason to refuse; tests of the lease set their own
      leaseMs: 60_000,
      databaseUrl,
      databaseReplicaUrls: options.replicas?.(database.url) ?? [],
      dataFolder,
      strictPlugins: 'on',
      ...options.environment,
    },
    logger: options.logger ?? openLogger('silent'),
    prepare: async ({ model }) => {
      await options.rows?.(database.database);
      for (const department of options.departments)
        keys.set(department.code, await addDepartment(database.database, model, department));
      for (const [name, role] of Object.entries(testAdmins))
        keys.set(`admin ${name}`, (await createAdmin(database.database.db, { name, roles: [role] })).key!);
    },
  });
  const close = async (): Promise<void> => {
    await platform.close();
    await database.drop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  const services = await platform.ready.catch(async (error: unknown) => {
    await platform.close();
    throw error;
  });
  const key = (department: string): string => {
    const found = keys.get(department);
    if (found === undefined) throw new Error(`the test has no department ${department}`);
    return found;
  };
  return {
    url: platform.url,
    database: database.database,
    dataFolder,
    services,
    key,
    query: (department, document, variables, headers) =>
      sendOperation(`${platform.url}/graphql`, key(department), document, variables, headers),
    adminKey: (admin) => key(`admin ${admin}`),
    govern: (admin, document, variables) =>
      sendOperation(`${platform.url}/admin/graphql`, key(`admin ${admin}`), document, variables),
    close,
  };
}

/** Sends an operation to an endpoint with a key, and returns what comes back. */
export async function sendOperation(
  url: string,
  key: string,
  query: string,
  variables?: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
): Promise<TestAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}`, ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** An export over HTTP: its text, and the rows in it where it is NDJSON. */
export interface TestExport {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly rows: readonly any[];
}

/** Exports all rows of a list with a key. */
export async function sendExport(
  platformUrl: string,
  key: string,
  query: string,
  variables?: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
): Promise<TestExport> {
  const response = await fetch(`${platformUrl}/export`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}`, ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const isLines = response.headers.get('content-type')?.startsWith('application/x-ndjson') === true;
  const lines = isLines ? text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)])) : [];
  const rows = lines.filter((line) => !Object.keys(line).some((name) => name.startsWith('$')));
  return { status: response.status, headers: response.headers, text, rows };
}

const requester = 'test-requester';
const approvers = ['test-approver', 'test-second-approver'];

async function addDepartment({ db }: Database, model: Model, department: TestDepartment): Promise<string> {
  const { code, title, parent, areas, grants = [], denials = [] } = department;
  const registered: NewDepartment = { code, title: title ?? { zh: code, en: code }, areas, parent };
  await createDepartment(db, registered);
  for (const grant of grants) {
    const conditions = { purpose: 'test', legalBasis: 'test', ...grant, department: code };
    await establishGrant(db, model, conditions, { requester, approvers });
  }
  for (const denial of denials)
    await denyFields(db, model, { ...denial, department: code, reason: 'test' }, approvers[0]!);
  return (await createClient(db, { department: code, name: `${code} test` })).key;
}
