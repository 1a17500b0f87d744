import { describe, expect, it } from 'vitest';
import type { CodeTable } from '@gridweave/kit';
import * as codes from './index.ts';
import {
  codeOf,
  codesOf,
  EventMajor,
  EventMinor,
  EthnicGroup,
  IndustrySection,
  nameOf,
  PartMajor,
  PartMinor,
  Sex,
} from './index.ts';

const tables = Object.entries(codes as Record<string, unknown>)
  .filter(([, value]) => typeof value === 'object')
  .map(([exported, value]): [string, CodeTable] => [exported, value as CodeTable]);

describe('code tables', () => {
  it('are all looked at', () => {
    expect(tables.length).toBeGreaterThanOrEqual(35);
    expect(new Set(tables.map(([, table]) => table.name)).size).toBe(tables.length);
  });

  it.each(tables)('%s: its own name, labels in both languages, a source', (exported, table) => {
    expect(table.name).toBe(exported);
    expect(table.title.zh).toMatch(/\p{Script=Han}/u);
    expect(table.title.en).toMatch(/^[A-Z]/);
    expect(table.source).not.toBe('');
    expect(table.values.length).toBeGreaterThan(1);
    const unlabelled = table.values.filter((value) => !value.zh.trim() || !/^\P{Script=Han}+$/u.test(value.en));
    expect(unlabelled).toEqual([]);
  });

  it.each(tables)('%s: names are valid in GraphQL; names and codes are unique', (_, table) => {
    const names = table.values.map((value) => value.name);
    expect(names.filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(codesOf(table)).size).toBe(names.length);
    expect(new Set(table.values.map((value) => value.zh)).size).toBe(names.length);
    expect(codesOf(table).filter((code) => !/^[A-Za-z0-9-]{1,32}$/.test(code))).toEqual([]);
  });

  it('hold what their standards count', () => {
    expect(EthnicGroup.values.slice(0, 56).map((value) => value.code)).toEqual(
      Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0')),
    );
    expect(codesOf(EthnicGroup).slice(56)).toEqual(['97', '98']);
    expect(codesOf(IndustrySection).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    expect(codesOf(Sex)).toEqual(['0', '1', '2', '9']);
  });
});

describe('event and part categories', () => {
  it.each([
    [EventMajor, EventMinor],
    [PartMajor, PartMinor],
  ])('$name: every minor belongs to its major and every major has minors', (majors: CodeTable, minors) => {
    for (const minor of minors.values) {
      expect(minor.code).toMatch(/^\d{5}$/);
      expect(minor.code.slice(0, 2)).toBe(minor.major);
      expect(Number(minor.code.slice(2))).toBeLessThanOrEqual(79);
    }
    expect([...new Set(minors.values.map((minor) => minor.major))]).toEqual(codesOf(majors));
  });
});

describe('codeOf and nameOf', () => {
  it('go both ways for every value', () => {
    for (const [, table] of tables) {
      for (const value of table.values) {
        expect(codeOf(table, value.name)).toBe(value.code);
        expect(nameOf(table, value.code)).toBe(value.name);
      }
    }
  });

  it('know literal types and refuse what is not there', () => {
    const male: '0' | '1' | '2' | '9' = codeOf(Sex, 'MALE');
    expect(male).toBe('1');
    expect(nameOf(Sex, '7')).toBeUndefined();
    // @ts-expect-error The table has no such name.
    expect(() => codeOf(Sex, 'NEITHER')).toThrow('Sex has no value NEITHER');
  });
});
