import type { GraphQLSchema } from 'graphql';
import { endpointOf, type Session } from '../session/session.ts';

const schemas = new WeakMap<Session, Promise<GraphQLSchema>>();

/** The graph as who is signed in sees it, asked for once; graphql-js comes with the first use. */
export function graphOf(session: Session): Promise<GraphQLSchema> {
  let schema = schemas.get(session);
  if (schema === undefined) {
    schema = load(session);
    schema.catch(() => schemas.delete(session));
    schemas.set(session, schema);
  }
  return schema;
}

async function load(session: Session): Promise<GraphQLSchema> {
  const { buildClientSchema, getIntrospectionQuery } = await import('graphql');
  const response = await fetch(endpointOf(session), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Gridweave-CSRF': session.csrf },
    body: JSON.stringify({ query: getIntrospectionQuery({ inputValueDeprecation: true }) }),
  });
  const { data } = (await response.json()) as { data?: Parameters<typeof buildClientSchema>[0] };
  if (!data) throw new Error('no introspection');
  return buildClientSchema(data);
}
