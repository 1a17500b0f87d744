import { expect, test } from 'vitest';
import { fire } from '../fixture/fire.ts';
import { problemsOf } from '../fixture/problems-of.ts';
import { House, open, village } from '../fixture/village.ts';
import { defineFields } from '../index.ts';
import { buildModel } from './build-model.ts';

test('a whole plugin has no problem, and is itself in the model', () => {
  expect(buildModel([village]).plugins).toEqual([village]);
  expect(problemsOf(fire(), village)).toEqual([]);
});

test('every problem is told at once, with plugin, place and mend in both languages', () => {
  const broken = fire({
    fields: [
      defineFields(House, (t: any) => ({
        floors: t.column('floors', { type: 'Int', label: open }),
        storeys: t.column('storeys', { type: 'Int', label: open }),
        bare: t.column('floors', { type: 'Int' }),
      })),
    ],
  });
  const problems = problemsOf(village, broken);
  expect(problems.map(({ plugin, where }) => `${plugin} ${where}`)).toEqual([
    'fire House.floors',
    'fire House.storeys',
    'fire House.bare',
  ]);
  for (const { zh, en } of problems) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/[a-z]{3}/);
  }
  expect(() => buildModel([village, broken])).toThrow(/fire · House\.bare: 缺少标签.* \/ it has no label.*add label/);
});
