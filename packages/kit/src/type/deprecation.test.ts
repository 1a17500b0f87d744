import { describe, expect, test } from 'vitest';
import type { GraphQLObjectType } from 'graphql';
import { fire, onHouse } from '../fixture/fire.ts';
import { House, open, village } from '../fixture/village.ts';
import { buildModel, buildSchema, defineFields } from '../index.ts';
import { removalDay } from './deprecation.ts';

const reason = { zh: '请改用 floors', en: 'use floors' };
const storeys = (deprecated: any) => (t: any) => t.column('floors', { type: 'Int', label: open, deprecated });

test('the schema says in both languages why, since when and until when, and the day can be read from it', () => {
  const field = storeys({ reason, on: '2026-01-01', removeAfter: '2026-07-01' });
  const plugin = fire({ fields: [defineFields(House, (t) => ({ storeys: field(t) }))] });
  const schema = buildSchema(buildModel([village, plugin]));
  const text = (schema.getType('House') as GraphQLObjectType).getFields()['storeys']!.deprecationReason;
  expect(text).toBe(
    '请改用 floors(2026-01-01 起弃用,2026-07-01 后移除) / use floors (deprecated on 2026-01-01, removed after 2026-07-01)',
  );
  expect(removalDay(text)).toBe('2026-07-01');
  expect(removalDay('No longer supported')).toBeUndefined();
});

describe('what lacks something is told', () => {
  test.each([
    ['a text', 'use floors'],
    ['no reason', { on: '2026-01-01', removeAfter: '2026-07-01' }],
    ['a reason in one language', { reason: { zh: '旧' }, on: '2026-01-01', removeAfter: '2026-07-01' }],
    ['no such day', { reason, on: '2026-02-30', removeAfter: '2026-07-01' }],
    ['no day of removal', { reason, on: '2026-01-01' }],
  ])('%s', (_, deprecated) => {
    expect(onHouse(storeys(deprecated))).toEqual([expect.stringContaining('its deprecated must be { reason')]);
  });
  test('a removal before its beginning', () => {
    expect(onHouse(storeys({ reason, on: '2026-07-01', removeAfter: '2026-01-01' }))).toEqual([
      expect.stringContaining('before it begins'),
    ]);
  });
});
