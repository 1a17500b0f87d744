import { afterEach, expect, test } from 'vitest';
import { ensureSampleInWorker } from './index.ts';

afterEach(() => {
  delete process.env['WATCH_REPORT_DEPENDENCIES'];
});

test('what node --watch has the thread tell is not taken for a failure', async () => {
  process.env['WATCH_REPORT_DEPENDENCIES'] = '1';
  const config = `data:text/javascript,${encodeURIComponent('export const config = { plugins: [] };')}`;
  const load = ensureSampleInWorker({ url: 'postgres://nobody@127.0.0.1:1/none', config, size: 'community' });
  await expect(load).rejects.toThrow(/ECONNREFUSED|connect/);
});
