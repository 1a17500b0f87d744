import { expect, test } from 'vitest';

import { CsvLines } from './csv-lines.ts';

test('cut anywhere, the same lines are found', () => {
  const text = 'a,b\r\n1,"x\ny"\r\n2,"say ""hi""\r\n"\r\n"",\r\n';
  const bytes = Buffer.from(text);
  for (let cut = 0; cut <= bytes.length; cut++) {
    const lines = new CsvLines();
    lines.add(bytes.subarray(0, cut));
    const first = Math.min(1, lines.count);
    const taken = [lines.take(first).toString()];
    lines.add(bytes.subarray(cut));
    while (lines.count > 0) taken.push(lines.take(1).toString());
    expect(taken.filter((line) => line !== '')).toEqual([
      'a,b\r\n',
      '1,"x\ny"\r\n',
      '2,"say ""hi""\r\n"\r\n',
      '"",\r\n',
    ]);
    expect(lines.bytes).toBe(0);
  }
});
