import type { ResultOf } from 'gql.tada';
import { type CombinedError, useQuery } from 'urql';
import { admin } from '../graph/admin.ts';

const document = admin(`
  query Departments { departments { code title { zh en } areas } }
`);

export type Department = ResultOf<typeof document>['departments'][number];

interface Departments {
  readonly departments: readonly Department[] | undefined;
  readonly error: CombinedError | undefined;
}

/** All departments, by code. */
export function useDepartments(): Departments {
  const [{ data, error }] = useQuery({ query: document });
  return { departments: data?.departments, error };
}
