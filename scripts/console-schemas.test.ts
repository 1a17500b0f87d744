import { outputIntrospectionFile } from '@gql.tada/internal';
import {
  GraphQLObjectType,
  GraphQLSchema,
  introspectionFromSchema,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';

import { core } from '../packages/core/src/index.ts';
import { addDesk, adminSchema } from '../packages/governance/src/index.ts';
import { buildModel, buildSchema } from '../packages/kit/src/index.ts';

/** What a department's own operations are; the rest of its graph hangs on the plugins, and no document names it. */
function deskSchema(): GraphQLSchema {
  const schema = buildSchema(buildModel([core]), undefined, addDesk);
  const own = (type: GraphQLObjectType): GraphQLObjectType => {
    const { fields, ...config } = type.toConfig();
    const mine = Object.entries(fields).filter(([name]) => /sharing|emergency/i.test(name));
    return new GraphQLObjectType({ ...config, fields: Object.fromEntries(mine) });
  };
  return new GraphQLSchema({ query: own(schema.getQueryType()!), mutation: own(schema.getMutationType()!) });
}

test.each([
  ['department', deskSchema],
  ['admin', adminSchema],
])('the console is written against the schema of the %s', async (name, made) => {
  const schema = lexicographicSortSchema(made());
  const folder = '../apps/console/schema';
  await expect(`${printSchema(schema)}\n`).toMatchFileSnapshot(`${folder}/${name}.graphql`);
  const types = outputIntrospectionFile(introspectionFromSchema(schema, { descriptions: false }), {
    fileType: '.d.ts',
    shouldPreprocess: true,
    preamble: '// of the schema beside it; written by scripts/snapshots.ts\n',
  });
  // what makes it the only schema of a program is left out: there are two
  await expect(types.slice(0, types.indexOf('import * as gqlTada'))).toMatchFileSnapshot(`${folder}/${name}.d.ts`);
});
