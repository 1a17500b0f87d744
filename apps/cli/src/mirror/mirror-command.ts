import type { ErrorText } from '@gridweave/kit';

import type { Command } from '../command.ts';
import { type MirrorArguments, readArguments } from './arguments.ts';
import type { Copy } from './copy.ts';
import { Ending, exitCodes } from './failures.ts';
import { FileCopy } from './file/file-copy.ts';
import { help } from './help.ts';
import { Mirror } from './mirror.ts';
import { PostgresCopy } from './postgres/postgres-copy.ts';
import { Service } from './service/service.ts';

/** `gridweave mirror`: a department's own copy, kept in step over the change feed. */
export const mirrorCommand: Command = {
  name: 'mirror',
  summary: '使部门自己的副本与平台保持一致 / keeps a department’s own copy in step',
  async run(args, print) {
    const ending = new AbortController();
    const end = (): void => ending.abort();
    process.on('SIGTERM', end).on('SIGINT', end);
    try {
      const given = readArguments(args, process.env);
      if (given) await keep(given, ending.signal);
      else print(help);
      return exitCodes.done;
    } catch (error) {
      if (!(error instanceof Ending)) throw error;
      report(error.text, '✗');
      return error.code;
    } finally {
      process.off('SIGTERM', end).off('SIGINT', end);
    }
  },
};

async function keep(given: MirrorArguments, signal: AbortSignal): Promise<void> {
  const { url, key, purpose } = given;
  const copy = await openCopy(given);
  try {
    await new Mirror({ ...given, service: new Service({ url, key, purpose, signal }), copy, signal, report }).run();
  } finally {
    await copy.close();
  }
}

function openCopy({ target }: MirrorArguments): Copy | Promise<Copy> {
  return target.kind === 'postgres' ? new PostgresCopy(target.url, target.schema) : FileCopy.open(target.file);
}

/** What happens goes to standard error, with the time. */
function report({ zh, en }: ErrorText, mark = '·'): void {
  console.error(`${new Date().toISOString()} ${mark} ${zh} / ${en}`);
}
