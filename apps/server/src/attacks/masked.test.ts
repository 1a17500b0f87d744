import { type TestPlatform, selection } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  attackedCity,
  maskable,
  maskOf,
  plainDate,
  plainElsewhere,
  plainHere,
  attempts,
  paths,
} from './fixture/city.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await attackedCity();
});
afterAll(() => platform?.close());

const byType = Map.groupBy(maskable, (field) => field.type);

/** Documents that read every maskable field of a type: from the list, through relations and by edges. */
function readings(type: string): readonly string[] {
  const inner = (byType.get(type) ?? []).map((field, i) => attempts.selected(field, `f${i}: `)).join(' ');
  const list = paths.listsOf.get(type);
  return [
    `{ ${selection(paths.shortest.get(type)!, `id ${inner}`, 'first: 900')} }`,
    ...(list ? [`{ ${selection(list, `id ${inner}`, 'first: 300', 'edges')} }`] : []),
    ...paths.relatedPaths(type, 4).map((path) => `{ ${selection(path, `id ${inner}`)} }`),
  ].map((document) => document.replaceAll('(first: 900)', paths.listsOf.has(type) ? '(first: 900)' : ''));
}

async function text(department: string, document: string): Promise<string> {
  const { body } = await platform.query(department, document);
  expect(body.errors).toBeUndefined();
  return JSON.stringify(body.data);
}

test('attack 6, 13: a masked value is in no answer, whatever way leads to it', async () => {
  for (const type of byType.keys())
    for (const document of readings(type)) {
      const answer = await text('masked', document);
      expect(answer.match(plainHere) ?? answer.match(plainElsewhere)).toBeNull();
      expect(answer).not.toContain(plainDate);
    }
});

test('the same answers hold the values for a department that was granted them', async () => {
  let values = 0;
  for (const type of byType.keys()) {
    const answers = await Promise.all(readings(type).map((document) => text('city', document)));
    if (answers.some((answer) => plainHere.test(answer) && plainElsewhere.test(answer))) values++;
  }
  expect(values).toBeGreaterThan(8);
});

test('attack 13: a grant in full of one street unmasks no row of another', async () => {
  let here = 0;
  for (const type of byType.keys())
    for (const document of readings(type)) {
      const answer = await text('two', document);
      expect(answer.match(plainElsewhere)).toBeNull();
      if (plainHere.test(answer)) here++;
    }
  expect(here).toBeGreaterThan(8);
});

test('attack 6: each masked field says so beside the data', async () => {
  for (const [type, fields] of byType) {
    const { body } = await platform.query('masked', readings(type)[0]!);
    const noted = new Map(body.extensions.gridweave.masked.map((note: any) => [note.field, note.masks]));
    for (const field of fields) expect(noted.get(field.coordinate)).toEqual([maskOf(field)]);
  }
});
