import type { GraphQLSchema } from 'graphql';
import { useEffect, useState } from 'react';
import { useSession } from '../session/session.ts';
import { graphOf } from './introspection.ts';

/** The graph as who is signed in sees it; undefined until it is there. */
export function useGraph(): GraphQLSchema | undefined {
  const { session } = useSession();
  const [graph, setGraph] = useState<GraphQLSchema>();
  useEffect(() => {
    graphOf(session).then(setGraph, () => {});
  }, [session]);
  return graph;
}
