import { expect, test } from 'vitest';

import { mergeMetrics } from './merge-metrics.ts';

const text = (waiting: number, lag: string): string => `# HELP waiting Those that wait.
# TYPE waiting gauge
waiting ${waiting}
# HELP lag How late.
# TYPE lag gauge
${lag}`;

test('numbers of several processes stand together under each name, and say whose they are', () => {
  const merged = mergeMetrics(
    new Map([
      ['2', text(4, '')],
      ['1', text(3, 'lag{server="a:5432/x"} 0.25\n')],
    ]),
  );
  expect(merged).toBe(`# HELP waiting Those that wait.
# TYPE waiting gauge
waiting{process="1"} 3
waiting{process="2"} 4
# HELP lag How late.
# TYPE lag gauge
lag{process="1",server="a:5432/x"} 0.25
`);
});
