import { department } from '../../graph/department.ts';

/** The grants and requests of the department that name a field. */
export const grantsOfField = department(`
  query GrantsOfField($field: String!) {
    sharingGrants(field: $field, states: [REQUESTED, APPROVED, ACTIVE]) {
      id
      state
      access
      mask
      areas
      scopes
      purpose
      operators
      validFrom
      validUntil
    }
  }
`);
