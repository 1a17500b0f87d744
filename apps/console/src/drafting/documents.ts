import type { ResultOf, VariablesOf } from 'gql.tada';
import { admin } from '../graph/admin.ts';

const draftFragment = admin(`
  fragment Draft on Draft {
    id
    title
    reason
    state
    author
    createdAt
    changedAt
    changes
    baseVersion
    activatedVersion
    approvedBy
    requirements { approvals withoutAssessment }
    steps { at by step reason }
  }
`);

export const drafts = admin(
  `
  query Drafts($states: [DraftState!]) {
    drafts(states: $states, first: 200) { ...Draft }
  }
`,
  [draftFragment],
);

export const oneDraft = admin(
  `
  query OneDraft($id: ID!) {
    draft(id: $id) { ...Draft }
  }
`,
  [draftFragment],
);

export const createDraft = admin(
  `
  mutation CreateDraft($draft: DraftInput!) {
    createDraft(draft: $draft) { ...Draft }
  }
`,
  [draftFragment],
);

export const rewriteDraft = admin(
  `
  mutation RewriteDraft($id: ID!, $draft: DraftInput!) {
    rewriteDraft(id: $id, draft: $draft) { ...Draft }
  }
`,
  [draftFragment],
);

/** Grants in force, with all that is needed to give the rest of one anew. */
export const grantsInForce = admin(`
  query GrantsInForce($after: ID) {
    grants(states: [ACTIVE], first: 1000, after: $after) {
      id
      department
      client
      fields
      access
      mask
      operators
      areas
      scopes
      purpose
      legalBasis
      validFrom
      validUntil
      emergency
      assessments { title conclusion document }
    }
    denials {
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
    }
  }
`);

export type Draft = ResultOf<typeof draftFragment>;
export type DraftState = Draft['state'];
export type RuleChange = VariablesOf<typeof createDraft>['draft']['changes'][number];
export type GrantInForce = ResultOf<typeof grantsInForce>['grants'][number];
export type DenialInForce = ResultOf<typeof grantsInForce>['denials'][number];

/** A list without drafts is read anew as well when one is written. */
export const draftsContext = { additionalTypenames: ['Draft'] };
