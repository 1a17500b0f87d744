import type { ResultOf } from 'gql.tada';
import { admin } from '../../graph/admin.ts';

export const permissionMatrix = admin(`
  query PermissionMatrix($policy: PolicyPoint) {
    permissionMatrix(policy: $policy) {
      version
      departments
      kinds {
        read
        masks
        isMixed
        operators
        where { zh en }
        isLimited
        validUntil
        grants
        isByDefault
        isDenied
        hasClientRules
      }
      rows { coordinate cells }
    }
  }
`);

/** What the matrix can be compared with. */
export const comparable = admin(`
  query Comparable {
    drafts(states: [OPEN, SUBMITTED, APPROVED], first: 100) { id title state }
    policyChanges(first: 20) { version at what }
  }
`);

export const cellRules = admin(`
  query CellRules($department: String!, $field: String!, $coordinate: ID!) {
    grants(department: $department, field: $field, first: 100) {
      id
      state
      client
      fields
      access
      mask
      operators
      areas
      scopes
      purpose
      legalBasis
      requestedBy
      approvedBy
      validFrom
      validUntil
      endReason
      draft
      steps { at by step reason version }
    }
    denials(department: $department, field: $field, lifted: true) {
      id
      department
      client
      fields
      operators
      areas
      scopes
      reason
      validFrom
      validUntil
      createdBy
      createdAt
      liftedBy
      liftedAt
    }
    labelChanges(coordinate: $field) { by at reason sharing sensitivity withoutMasks endedBy endedAt endReason }
    catalogue(coordinates: [$coordinate]) { uses { department operations rows lastUsed } }
  }
`);

export type MatrixAnswer = ResultOf<typeof permissionMatrix>['permissionMatrix'];
export type Kind = MatrixAnswer['kinds'][number];
export type CellRules = ResultOf<typeof cellRules>;
export type CellGrant = CellRules['grants'][number];
export type CellDenial = CellRules['denials'][number];
