import { rotateAdminKey, rotateClientKey } from '@gridweave/access';
import type { Database } from '@gridweave/database';
import type { ErrorText } from '@gridweave/kit';
import {
  ensureSampleInWorker,
  sampleAdmins,
  sampleDepartments,
  type SampleProgress,
  seedDepartments,
  unfinishedSample,
} from '@gridweave/sample';
import type { PrepareContext, Services } from '@gridweave/server';

import { credentialsPath, type Keys, mergeKeys, readKeys, writeCredentials } from './credentials.ts';

/** Makes the sample city in an empty database, and its departments; keys are kept as soon as they are made. */
export async function prepareSampleCity(context: PrepareContext): Promise<void> {
  const { database, model, environment, url, onProgress } = context;
  const { sample } = environment;
  if (sample !== 'none' || (await unfinishedSample(database))) {
    // in a thread, so that the memory of the load is given back
    await ensureSampleInWorker({
      url: database.url,
      config: import.meta.resolve('../gridweave.config.ts'),
      plugins: model.plugins.map(({ name }) => name),
      // a load that was broken off is completed with the size it was begun with
      size: sample === 'none' ? 'street' : sample,
      onProgress: atMostEach(1_500, (progress: SampleProgress) => onProgress(wordsOf(progress))),
    });
  }
  if (!(await isSampleCity(database))) return;
  const made = await seedDepartments({ database, model });
  const file = credentialsPath(environment.dataFolder);
  if (made.clients.length + made.admins.length > 0) writeCredentials(file, url, mergeKeys(readKeys(file), made));
}

/** A database of real data has no sample departments and gets none. */
async function isSampleCity({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query(`select to_regclass('sample.load') is not null as there`);
  return rows[0].there === true && (await pool.query('select from sample.load')).rowCount! > 0;
}

/**
 * The keys of the sample city that work. When the file was lost, or belongs to another database, the embedded database
 * gets new ones: nobody else can use the old ones.
 */
export async function workingKeys(
  services: Services,
  options: { file: string; url: string; mayRenew: boolean },
): Promise<Keys> {
  const { database, policies } = services;
  if (!(await isSampleCity(database))) return { clients: [], admins: [] };
  const kept = readKeys(options.file);
  const working: Keys = {
    clients: kept.clients.filter(({ key }) => holds(() => policies.identify(key, '127.0.0.1'))),
    admins: kept.admins.filter(({ key }) => holds(() => policies.identifyAdmin(key, '127.0.0.1'))),
  };
  const keys = options.mayRenew ? mergeKeys(working, await renewed(services, working)) : working;
  if (keys.clients.length > 0) writeCredentials(options.file, options.url, keys);
  return keys;
}

async function renewed({ database: { db, pool }, model }: Services, working: Keys): Promise<Keys> {
  const clients: { department: string; key: string }[] = [];
  for (const { code, client } of sampleDepartments(model)) {
    if (working.clients.some(({ department }) => department === code)) continue;
    const { rows } = await pool.query('select id from access.client where department = $1 and name = $2', [
      code,
      client,
    ]);
    for (const { id } of rows) clients.push({ department: code, key: (await rotateClientKey(db, id)).key });
  }
  const admins: { role: string; name: string; key: string }[] = [];
  const names = sampleAdmins.map(({ name }) => name);
  const { rows } = await pool.query('select id, name, roles[1] as role from access.admin where name = any($1)', [
    names,
  ]);
  for (const { id, name, role } of rows) {
    if (working.admins.some((admin) => admin.name === name)) continue;
    admins.push({ role, name, key: (await rotateAdminKey(db, id)).key });
  }
  return { clients, admins };
}

function holds(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

function wordsOf(progress: SampleProgress): ErrorText {
  switch (progress.step) {
    case 'community': {
      const { done, total, rows } = progress;
      return {
        zh: `正在生成示例城市:社区 ${done}/${total},已写入 ${rows} 行`,
        en: `The sample city is being made: community ${done} of ${total}, ${rows} rows so far`,
      };
    }
    case 'index':
      return { zh: '正在为示例城市建立索引', en: 'Indexes of the sample city are being made' };
    default:
      return { zh: '正在统计示例城市的数据分布', en: 'The sample city is being analysed' };
  }
}

function atMostEach<T>(milliseconds: number, call: (value: T) => void): (value: T) => void {
  let last = -Infinity;
  return (value) => {
    if (performance.now() - last < milliseconds) return;
    last = performance.now();
    call(value);
  };
}
