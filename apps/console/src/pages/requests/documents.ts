import type { ResultOf } from 'gql.tada';
import { department } from '../../graph/department.ts';

const grant = department(`
  fragment Grant on SharingGrant {
    id
    state
    fields
    access
    mask
    operators
    areas
    scopes
    purpose
    legalBasis
    requestedAt
    answerDue
    isOverdue
    validUntil
    endedAt
    endReason
    proposal
    steps { at by step reason }
  }
`);

export const grants = department(
  `
  query Grants($states: [SharingGrantState!]) {
    sharingGrants(states: $states, first: 200) { ...Grant }
  }
`,
  [grant],
);

export const withdraw = department(
  `
  mutation Withdraw($id: ID!) {
    withdrawSharingRequest(id: $id) { ...Grant }
  }
`,
  [grant],
);

export const answerProposal = department(
  `
  mutation AnswerProposal($id: ID!, $accept: Boolean!) {
    answerSharingProposal(id: $id, accept: $accept) { ...Grant }
  }
`,
  [grant],
);

export type Grant = ResultOf<typeof grant>;
