import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { breakingChanges } from './breaking-changes.ts';

const schemas = globSync('{packages/core,plugins/*}/schema.graphql').sort();

describe('schemas since the last release', () => {
  test('there are schemas to look at', () => {
    expect(schemas.length).toBeGreaterThanOrEqual(5);
  });

  // a plugin that was never released has none
  test.each(schemas.filter((path) => existsSync(releasedOf(path))))('%s breaks no client', async (path) => {
    const today = new Date().toISOString().slice(0, 10);
    const read = (name: string) => readFileSync(name, 'utf8');
    expect(await breakingChanges(read(releasedOf(path)), read(path), today)).toEqual([]);
  });
});

function releasedOf(path: string): string {
  return path.replace('schema.graphql', 'schema.released.graphql');
}

describe('what breaks clients', () => {
  const released = `
    extend type House { rent: Int  old: Int @deprecated(reason: "旧 / old (deprecated on 2026-01-01, removed after 2026-03-01)") }
    type Note implements Placed { id: ID!  text: String  kind: NoteKind  notes(first: Int, where: NoteFilter): NoteConnection }
    enum NoteKind { A B }
    extend type Query { note(id: ID): Note }`;
  const changed = (from: string, to: string) => breakingChanges(released, released.replace(from, to), '2026-03-02');

  test('what is only added does not', async () => {
    expect(await changed('text: String', 'text: String  more: String')).toEqual([]);
    expect(await changed('enum NoteKind', 'type Other { id: ID! } enum NoteKind')).toEqual([]);
    expect(await breakingChanges(released, released, '2026-03-02')).toEqual([]);
  });

  test.each([
    ['rent: Int', '', "Field 'rent' was removed from object type 'House'"],
    ['text: String', 'text: Int', "Field 'Note.text' changed type from 'String' to 'Int'"],
    ['id: ID!', 'id: ID', "Field 'Note.id' changed type from 'ID!' to 'ID'"],
    ['(first: Int, where', '(where', "Argument 'first: Int' was removed from field 'Note.notes'"],
    ['first: Int', 'first: Int!', "Type for argument 'first' on field 'Note.notes' changed from 'Int' to 'Int!'"],
    ['A B', 'A', "Enum value 'B' was removed from enum 'NoteKind'"],
    ['note(id: ID): Note', 'others: Note', "Field 'note' was removed from object type 'Query'"],
    ['implements Placed', '', "'Note' object type no longer implements 'Placed' interface"],
  ])('%s → %s', async (from, to, told) => {
    expect(await changed(from, to)).toEqual([expect.stringContaining(told)]);
  });

  test('a deprecated field goes the day after the one it was to be kept until, and not before', async () => {
    const without = released.replace(/old: Int @deprecated\([^)]*\)"\)/, '');
    expect(without).not.toContain('old');
    expect(await breakingChanges(released, without, '2026-03-02')).toEqual([]);
    const relation = released.replace('old: Int', 'old: Person');
    expect(await breakingChanges(relation, without, '2026-03-02')).toEqual([]);
    expect(await breakingChanges(released, without, '2026-03-01')).toEqual([
      expect.stringContaining("Field 'old' (deprecated) was removed from object type 'House'"),
    ]);
  });
});
