import type { VariablesOf } from 'gql.tada';
import { admin } from '../graph/admin.ts';

export const previewQuery = admin(`
  query PreviewQuery(
    $as: String!
    $at: String
    $policy: PolicyPoint
    $query: String!
    $variables: SharingJSON
    $deniedAsNull: Boolean!
  ) {
    previewQuery(
      as: $as
      at: $at
      policy: $policy
      query: $query
      variables: $variables
      deniedAsNull: $deniedAsNull
    ) {
      data
      errors
      extensions
      rows
      milliseconds
      plan { lane statements resolved }
    }
  }
`);

export const previewSchema = admin(`
  query PreviewSchema($as: String!, $at: String, $policy: PolicyPoint) {
    preview(as: $as, at: $at, policy: $policy) { version validUntil schema }
  }
`);

/** A policy: the one in force, one of the past, or as requests or changes would make it. */
export type Point = NonNullable<VariablesOf<typeof previewQuery>['policy']>;
