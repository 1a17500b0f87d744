import { expect, test } from 'vitest';
import { Circuits } from './circuits.ts';

test('a field that runs out of time five times in a row rests for half a minute, others do not', () => {
  let now = 0;
  const circuits = new Circuits(() => now);
  for (let i = 0; i < 4; i++) circuits.timedOut('House.a');
  circuits.check('fire', 'House.a');
  circuits.timedOut('House.a');
  expect(() => circuits.check('fire', 'House.a')).toThrow(
    expect.objectContaining({ code: 'TIMEOUT', details: { plugin: 'fire', field: 'House.a' } }),
  );
  circuits.check('fire', 'House.b');
  now = 30_000;
  circuits.check('fire', 'House.a');
  circuits.timedOut('House.a');
  expect(() => circuits.check('fire', 'House.a')).toThrow('again in 30 s');
  now = 60_000;
  circuits.answered('House.a');
  circuits.timedOut('House.a');
  circuits.check('fire', 'House.a');
});
