import { buildModel, buildSchema } from '@gridweave/kit';
import { core } from '@gridweave/core';
import { GraphQLObjectType, lexicographicSortSchema, printSchema, printType } from 'graphql';
import { expect, test } from 'vitest';

import { addDesk, adminSchema } from '../index.ts';

const chinese = /\p{Script=Han}/u;

test('its schema is the committed one', async () => {
  await expect(`${printSchema(adminSchema())}\n`).toMatchFileSnapshot('../../admin.graphql');
});

test('what departments do about their own permissions is the committed schema', async () => {
  const schema = lexicographicSortSchema(buildSchema(buildModel([core]), undefined, addDesk));
  const own = (type: GraphQLObjectType): GraphQLObjectType => {
    const { fields, ...config } = type.toConfig();
    const mine = Object.entries(fields).filter(([, field]) => field.extensions?.['gridweave']);
    return new GraphQLObjectType({ ...config, fields: Object.fromEntries(mine) });
  };
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => name.startsWith('Sharing'));
  const roots = [schema.getQueryType()!, schema.getMutationType()!].map(own);
  await expect(`${[...roots, ...types].map(printType).join('\n\n')}\n`).toMatchFileSnapshot('../../desk.graphql');
});

test('every type, field and argument is described in both languages', () => {
  const schema = adminSchema();
  const missing: string[] = [];
  const check = (where: string, text: string | null | undefined): void => {
    if (!text || !chinese.test(text) || !/[a-z]{2}/.test(text) || !text.includes(' / ')) missing.push(where);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) continue;
    check(type.name, type.description);
    if ('getFields' in type)
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field.description);
        for (const arg of 'args' in field ? field.args : [])
          check(`${type.name}.${field.name}(${arg.name})`, arg.description);
      }
    if ('getValues' in type)
      for (const value of type.getValues()) check(`${type.name}.${value.name}`, value.description);
  }
  expect(missing).toEqual([]);
});
