import { setTimeout as wait } from 'node:timers/promises';

import type { Print } from '../command.ts';
import type { Ending } from './ending.ts';
import type { PartFile } from './part-file.ts';
import type { Access, Question } from './question.ts';
import { receive } from './receive.ts';

/** Tries in a row that bring nothing. */
const TRIES = 6;
const PAUSE_MS = 1_000;
const REPORT_MS = 2_000;

/** Receives an export until it is whole, going on as often as the connection breaks; says how it went. */
export async function download(access: Access, question: Question, file: PartFile, print: Print): Promise<Ending> {
  let shownAt = Date.now();
  const onProgress = (rows: number, total: number | undefined): void => {
    if (Date.now() - shownAt < REPORT_MS) return;
    shownAt = Date.now();
    print(`  ${rows} / ${total ?? '?'} 行 rows`);
  };
  if (file.progress.rows > 0) print(`· 续传,已有 ${file.progress.rows} 行 / going on after ${file.progress.rows} rows`);
  for (let left = TRIES; ; left--) {
    const before = file.progress.rows;
    const { ending, changesAfter } = await receive(access, question, file, onProgress);
    if (ending.isComplete) {
      print(`✓ 共 ${file.progress.rows} 行 / ${file.progress.rows} rows were written`);
      print(`  此后的变更从此游标起 / later changes follow this cursor: ${changesAfter}`);
      return ending;
    }
    if (file.progress.rows > before) left = TRIES;
    if (!ending.isPassing || left <= 1) return ending;
    print(`· ${ending.message};续传 / going on`);
    await wait(PAUSE_MS);
  }
}
