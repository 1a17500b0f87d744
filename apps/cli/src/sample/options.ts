import { parseArgs } from 'node:util';
import { sampleSizes, type SampleSize } from '@gridweave/sample';

/** What `gridweave sample` was asked for. */
export type SampleArguments =
  | { readonly kind: 'make'; readonly size: SampleSize; readonly seed: number; readonly today: string | undefined }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string };

/** Reads the arguments of `gridweave sample`. */
export function readArguments(args: readonly string[]): SampleArguments {
  let values: { size?: string; seed?: string; today?: string; help?: boolean };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        size: { type: 'string', default: 'street' },
        seed: { type: 'string', default: '1' },
        today: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return { kind: 'wrong', problem: (error as Error).message };
  }
  if (values.help) return { kind: 'help' };
  const size = sampleSizes.find((one) => one === values.size);
  if (size === undefined) {
    return wrong(
      `--size 应为 ${sampleSizes.join('、')} 之一`,
      `--size is one of ${sampleSizes.join(', ')}`,
      values.size,
    );
  }
  if (!/^\d{1,15}$/.test(values.seed!)) {
    return wrong('--seed 应为非负整数', '--seed is a whole number from 0', values.seed);
  }
  const { today } = values;
  if (today !== undefined && !isDay(today)) {
    return wrong('--today 应为 YYYY-MM-DD 形式的日期', '--today is a date as YYYY-MM-DD', today);
  }
  return { kind: 'make', size, seed: Number(values.seed), today };
}

function wrong(zh: string, en: string, given: string | undefined): SampleArguments {
  return { kind: 'wrong', problem: `${zh} / ${en}: ${JSON.stringify(given)}` };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
