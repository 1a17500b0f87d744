import { config } from '@gridweave/app-server';
import { ensureSampleInWorker, refuseOtherData, type SampleProgress } from '@gridweave/sample';
import { readEnvironment } from '@gridweave/server';
import type { Command, Print } from '../command.ts';
import { connect } from '../database/connect.ts';
import { help } from './help.ts';
import { readArguments } from './options.ts';
import { progressLine, reportText } from './report.ts';

const LINE_EACH_MS = 2_000;

/** `gridweave sample`: makes a sample city in an empty database. */
export const sampleCommand: Command = {
  name: 'sample',
  summary: '生成示例城市 / makes a sample city',
  async run(args, print) {
    const asked = readArguments(args);
    if (asked.kind === 'help') {
      print(help);
      return 0;
    }
    if (asked.kind === 'wrong') {
      print(`✗ ${asked.problem}\n\n${help}`);
      return 2;
    }
    const connected = await connect(readEnvironment(), config.plugins);
    const stop = new AbortController();
    const interrupt = (): void =>
      stop.abort(new Error('已中断,再次运行即可续完 / interrupted; run it again to complete it'));
    process.once('SIGINT', interrupt);
    process.once('SIGTERM', interrupt);
    try {
      const { size, seed, today } = asked;
      const report =
        (await ensureSampleInWorker({
          url: connected.url,
          config: import.meta.resolve('@gridweave/app-server'),
          size,
          seed,
          ...(today === undefined ? {} : { today }),
          onProgress: lines(print),
          signal: stop.signal,
        })) ?? refuseOtherData();
      const peak = process.resourceUsage().maxRSS * 1024;
      print(reportText(report, peak, await connected.databaseSize()));
      return 0;
    } finally {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
      await connected.close();
    }
  },
};

function lines(print: Print): (progress: SampleProgress) => void {
  const started = performance.now();
  let last = -Infinity;
  return (progress) => {
    const now = performance.now();
    const whole = progress.step === 'community' && progress.done === progress.total;
    if (now - last < LINE_EACH_MS && !whole) return;
    last = now;
    print(progressLine(progress, (now - started) / 1000));
  };
}
