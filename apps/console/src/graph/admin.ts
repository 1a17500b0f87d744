import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../../schema/admin.js';

/** Documents of the admin endpoint, typed by schema/admin.graphql. */
export const admin = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { ID: string; SharingJSON: any };
}>();
