import type { GraphQLSchema } from 'graphql';

const known = new Map<string, Promise<GraphQLSchema>>();

/** The graph that an SDL describes; the last ones are kept, since a large one takes a while. */
export function readSchema(sdl: string): Promise<GraphQLSchema> {
  const found = known.get(sdl) ?? import('graphql').then(({ buildSchema }) => buildSchema(sdl, { assumeValid: true }));
  known.delete(sdl);
  known.set(sdl, found);
  if (known.size > 4) known.delete(known.keys().next().value!);
  return found;
}
