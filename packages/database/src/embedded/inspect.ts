import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { GridweaveError } from '@gridweave/kit';

/** The major version of the embedded PostgreSQL; files of another one cannot be opened by it. */
export const MAJOR = '18';

// left by file systems and version control in folders that are empty for a person
const harmless = new Set(['lost+found', '.DS_Store', '.gitkeep', '.gitignore', 'Thumbs.db', 'sample-credentials.json']);

/** DATA_FOLDER_INVALID with what was found and what to do. */
export function invalidFolder(folder: string, zh: string, en: string, cause?: unknown): GridweaveError {
  return new GridweaveError(
    'DATA_FOLDER_INVALID',
    {
      zh: `数据目录 ${folder} 无法使用:${zh}。未删除任何内容`,
      en: `The data folder ${folder} cannot be used: ${en}. Nothing was deleted`,
    },
    { folder },
    { cause },
  );
}

/** Throws when a folder without our settings holds something: it belongs to somebody else. */
export function refuseForeign(dataDir: string): void {
  const found = readdirSync(dataDir).filter((name) => !harmless.has(name) && !name.startsWith('gridweave.lock'));
  if (found.length === 0) return;
  if (found.includes('PG_VERSION')) {
    throw invalidFolder(
      dataDir,
      '它是一个不由织网建立的 PostgreSQL 数据目录。请启动那个 PostgreSQL 并用 DATABASE_URL 指向它,或用 GRIDWEAVE_DATA 指定一个空目录',
      'it is the data folder of a PostgreSQL that Gridweave did not make. Start that PostgreSQL and point DATABASE_URL at it, or name an empty folder with GRIDWEAVE_DATA',
    );
  }
  const some = found.slice(0, 3).join(', ');
  throw invalidFolder(
    dataDir,
    `其中已有不属于织网的内容(${some})。请用 GRIDWEAVE_DATA 指定一个空目录或新目录`,
    `it holds things that are not Gridweave's (${some}). Name an empty or a new folder with GRIDWEAVE_DATA`,
  );
}

/** Throws when PostgreSQL's files are visibly incomplete, or of another version where one is named. */
export function refuseDamaged(dataDir: string, pgData: string, wanted: string | undefined): void {
  const restore = {
    zh: '请从备份恢复整个数据目录;若其中没有需要的数据,请移走它后重新启动',
    en: 'Restore the whole data folder from a backup, or move it away and start again if it holds nothing that you need',
  };
  const damaged = (zh: string, en: string): GridweaveError =>
    invalidFolder(dataDir, `${zh}。${restore.zh}`, `${en}. ${restore.en}`);
  if (!existsSync(pgData)) throw damaged(`缺少 ${pgData}`, `${pgData} is missing`);
  const versionFile = path.join(pgData, 'PG_VERSION');
  if (!existsSync(versionFile)) throw damaged(`缺少 ${versionFile}`, `${versionFile} is missing`);
  const version = readFileSync(versionFile, 'utf8').trim();
  if (wanted !== undefined && version !== wanted) {
    throw invalidFolder(
      dataDir,
      `它是 PostgreSQL ${version || '(空)'} 的数据,内置的是 ${wanted}。请用写下它的织网版本导出后再导入,或用 GRIDWEAVE_DATA 指定另一个目录`,
      `it holds data of PostgreSQL ${version || '(empty)'}; the embedded one is ${wanted}. Dump it with the version of Gridweave that wrote it and load the dump, or name another folder with GRIDWEAVE_DATA`,
    );
  }
  const control = path.join(pgData, 'global', 'pg_control');
  if (!existsSync(control)) throw damaged(`缺少控制文件 ${control}`, `the control file ${control} is missing`);
}
