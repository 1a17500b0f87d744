import type { GraphQLSchema } from 'graphql';
import { useEffect, useState } from 'react';
import { type CombinedError, useQuery } from 'urql';
import { previewSchema } from '../../preview/documents.ts';
import { readSchema } from '../../preview/read-schema.ts';
import { argumentsOf, type Viewed } from './moment.ts';

/** What is known of a department's graph at a moment. */
export interface View {
  readonly version: string;
  readonly validUntil: string | null;
  readonly sdl: string;
  /** Read from the text a moment later. */
  readonly graph: GraphQLSchema | undefined;
}

interface ViewState {
  readonly view: View | undefined;
  readonly error: CombinedError | undefined;
  readonly reload: () => void;
}

/** The graph as a department sees it. */
export function useView(viewed: Viewed): ViewState {
  // the moment is compared with now once, so that the question stays the same
  const [variables] = useState(() => argumentsOf(viewed));
  const [{ data, error }, reload] = useQuery({ query: previewSchema, variables });
  const [graph, setGraph] = useState<GraphQLSchema>();
  const sdl = data?.preview.schema;
  useEffect(() => {
    let isCurrent = true;
    // without it the editor does not complete, and all else works
    if (sdl !== undefined)
      readSchema(sdl).then(
        (read) => void (isCurrent && setGraph(read)),
        () => {},
      );
    return () => {
      isCurrent = false;
    };
  }, [sdl]);
  return {
    view: data ? { ...data.preview, sdl: data.preview.schema, graph } : undefined,
    error: data ? undefined : error,
    reload: () => reload({ requestPolicy: 'network-only' }),
  };
}
