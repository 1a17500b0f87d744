import { GridweaveError } from '@gridweave/kit';

import { type Access, headersOf } from './question.ts';

/** A list and the fields of its records that are exported. */
export interface List {
  readonly list: string;
  readonly type: string;
  readonly fields: readonly string[];
}

interface TypeSeen {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType: TypeSeen | null;
}

/** The list of a type, by the name of either, with all single values that the client may read. */
export async function listOf(access: Access, name: string): Promise<List> {
  const { __schema: schema } = await ask(access, listsQuery, {});
  const lists = (schema.queryType.fields as readonly { name: string; type: TypeSeen }[]).flatMap((field) => {
    const connection = innermost(field.type).name ?? '';
    return connection.endsWith('Connection')
      ? [{ list: field.name, type: connection.slice(0, -'Connection'.length) }]
      : [];
  });
  const found = lists.find(({ list, type }) => list === name || type === name);
  if (!found)
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: `没有列表 ${name},现有: ${lists.map(({ list }) => list).join(', ')}`,
      en: `There is no list ${name}; there are ${lists.map(({ list }) => list).join(', ')}`,
    });
  const { __type: seen, sharingCatalogue: entries } = await fieldsOf(access, found.type);
  const held = new Set<string>(
    entries.filter(({ holding }: any) => holding.read !== 'none').map(({ coordinate }: any) => coordinate),
  );
  const fields = (seen.fields as readonly { name: string; type: TypeSeen }[])
    .filter(({ type }) => ['SCALAR', 'ENUM'].includes(innermost(type).kind))
    .map((field) => field.name)
    .filter((field) => held.has(`${found.type}.${field}`));
  return { ...found, fields };
}

/** The query for a list. */
export function listQuery({ list, fields }: List): string {
  return `{ ${list} { nodes { ${fields.join(' ')} } } }`;
}

const typeSeen = 'type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const listsQuery = `{ __schema { queryType { fields { name ${typeSeen} } } } }`;

async function fieldsOf(access: Access, type: string): Promise<any> {
  const seen = await ask(access, `query ($type: String!) { __type(name: $type) { fields { name ${typeSeen} } } }`, {
    type,
  });
  const held = await ask(
    access,
    'query ($type: String!) { sharingCatalogue(type: $type, first: 1000) { coordinate holding { read } } }',
    { type },
  );
  return { ...seen, ...held };
}

function innermost(type: TypeSeen): TypeSeen {
  return type.ofType ? innermost(type.ofType) : type;
}

async function ask(access: Access, query: string, variables: Readonly<Record<string, unknown>>): Promise<any> {
  const response = await fetch(`${access.url}/graphql`, {
    method: 'POST',
    headers: headersOf(access),
    body: JSON.stringify({ query, variables }),
  }).catch(() => undefined);
  if (!response)
    throw new GridweaveError('BAD_REQUEST', {
      zh: `无法连接 ${access.url}。请确认服务正在运行,或用 --url 给出地址`,
      en: `${access.url} cannot be reached. Check that the server runs, or give its address with --url`,
    });
  const body = (await response.json().catch(() => ({}))) as { data?: any; errors?: readonly { message: string }[] };
  if (body.data && !body.errors) return body.data;
  const said = body.errors?.map(({ message }) => message) ?? [`HTTP ${response.status}`];
  throw new GridweaveError('BAD_REQUEST', { zh: said.join('; '), en: said.join('; ') });
}
