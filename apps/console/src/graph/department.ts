import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../../schema/department.js';

/** Documents of departments' own operations, typed by schema/department.graphql. */
export const department = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { ID: string; SharingJSON: any };
}>();
