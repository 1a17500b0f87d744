import { expect, test } from 'vitest';
import { referenceDocs } from './reference-docs.ts';

test.each(Object.entries(referenceDocs))('%s says what the code says', async (path, text) => {
  await expect(text).toMatchFileSnapshot(`../${path}`);
});
