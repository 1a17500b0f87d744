import { GraphQLError, GraphQLScalarType, parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import * as scalars from './index.ts';

const all = Object.values(scalars as Record<string, unknown>).filter((value) => value instanceof GraphQLScalarType);
const good: Record<string, string> = {
  CitizenId: '"11010519491231002X"',
  UnifiedSocialCreditCode: '"91350100M000100Y43"',
  HouseCode: '"4403090020150500012000301"',
  DivisionCode: '"440309"',
  GridCode: '"44030900201505"',
  ProfessionalGridCode: '"01000144030900201500"',
  Date: '"2026-01-02"',
  DateTime: '"2026-01-02T03:04:05.123Z"',
  Point: '{ "type": "Point", "coordinates": [114.1, 22.5] }',
  Polygon: '{ "type": "Polygon", "coordinates": [[[114, 22], [115, 22], [115, 23], [114, 22]]] }',
};

function refusalOf(run: () => unknown): GraphQLError {
  try {
    run();
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('scalars', () => {
  it('are all looked at', () => {
    expect(all.map((scalar) => scalar.name).sort()).toEqual(Object.keys(good).sort());
  });

  it.each(all)('$name: described in both languages on one line', (scalar) => {
    expect(scalar.description).toMatch(/^[^\n]*\p{Script=Han}[^\n]* \/ [A-Z][^\n\p{Script=Han}]*$/u);
  });

  it.each(all)('$name: takes a value alike from a variable and a literal, and gives it back', (scalar) => {
    const json = good[scalar.name]!;
    const value: unknown = JSON.parse(json);
    const literal = parseValue(json.replaceAll(/"(type|coordinates)":/g, '$1:'));
    expect(scalar.parseValue(value)).toEqual(value);
    expect(scalar.parseLiteral(literal)).toEqual(value);
    expect(scalar.serialize(value)).toEqual(value);
  });

  it.each(all)('$name: refuses alike from a variable and a literal', (scalar) => {
    for (const json of ['"?"', '7', 'true', '[1]', '{}']) {
      const variable = refusalOf(() => scalar.parseValue(JSON.parse(json)));
      const node = parseValue(json);
      const literal = refusalOf(() => scalar.parseLiteral(node));
      expect(variable.message).toMatch(/\p{Script=Han}.* \/ [A-Z]/u);
      expect(literal.message).toBe(variable.message);
      expect(variable.extensions).toEqual({ code: 'BAD_USER_INPUT' });
      expect(literal.extensions).toEqual({ code: 'BAD_USER_INPUT' });
      expect(literal.nodes).toEqual([node]);
    }
  });
});
