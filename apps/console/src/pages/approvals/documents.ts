import type { ResultOf, VariablesOf } from 'gql.tada';
import { admin } from '../../graph/admin.ts';

const summary = admin(`
  fragment RequestSummary on SharingGrant {
    id
    department
    client
    state
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
    requestedBy
    requestedAt
    approvedBy
    activatedAt
    endedAt
    endReason
    answerDue
    isOverdue
    proposal
    proposedBy
    requirements { approvals assessment answerDays }
  }
`);

export const inbox = admin(
  `
  query Inbox {
    open: grants(states: [REQUESTED, APPROVED], first: 1000) { ...RequestSummary }
    active: grants(states: [ACTIVE], first: 300) { ...RequestSummary }
    over: grants(states: [EXPIRED, REVOKED, REFUSED, WITHDRAWN], first: 300) { ...RequestSummary }
  }
`,
  [summary],
);

export const request = admin(
  `
  query Request($id: ID!) {
    grant(id: $id) {
      ...RequestSummary
      assessments { id title conclusion document by at keepUntil }
      steps { at by step reason }
    }
    me { person }
    admins { id name }
  }
`,
  [summary],
);

/** Names of scopes that grants in force have, to choose from. */
export const usedScopes = admin(`
  query UsedScopes { grants(states: [ACTIVE], first: 1000) { scopes } }
`);

export const inWords = admin(`
  query InWords($policy: PolicyPoint!, $departments: [String!]!) {
    policyDiff(to: $policy, departments: $departments) {
      subject
      direction
      sentences { text { zh en } about direction }
    }
    policyCheck(policy: $policy) {
      holds
      invariants { id }
      breaches { isNew certain text { zh en } invariant { reason } }
    }
  }
`);

export const inNumbers = admin(`
  query InNumbers($policy: PolicyPoint!, $departments: [String!]!) {
    policyDiff(to: $policy, departments: $departments) {
      subject
      rows { type fields became { from to rows } timedOut }
    }
    policyImpact(policy: $policy, departments: $departments, days: 30) {
      operations
      calls
      impacted { effect operationName document calls lastAt }
    }
  }
`);

export const approve = admin(
  `
  mutation Approve($id: ID!, $note: String) {
    approveGrants(ids: [$id], note: $note) { given needed grant { ...RequestSummary } }
  }
`,
  [summary],
);

export const activate = admin(
  `
  mutation Activate($id: ID!, $from: String, $override: String) {
    activateGrants(ids: [$id], from: $from, override: $override) { ...RequestSummary }
  }
`,
  [summary],
);

export const refuse = admin(
  `
  mutation Refuse($id: ID!, $reason: String!) {
    refuseGrant(id: $id, reason: $reason) { ...RequestSummary }
  }
`,
  [summary],
);

export const revoke = admin(
  `
  mutation Revoke($id: ID!, $reason: String!) {
    revokeGrant(id: $id, reason: $reason) { ...RequestSummary }
  }
`,
  [summary],
);

export const propose = admin(
  `
  mutation Propose($id: ID!, $conditions: SharingConditionsInput!, $reason: String!) {
    proposeConditions(id: $id, conditions: $conditions, reason: $reason) { ...RequestSummary }
  }
`,
  [summary],
);

export const assess = admin(
  `
  mutation Assess($id: ID!, $assessment: SharingAssessmentInput!) {
    attachAssessment(id: $id, assessment: $assessment) { ...RequestSummary }
  }
`,
  [summary],
);

export type Summary = ResultOf<typeof summary>;
export type OpenedRequest = NonNullable<ResultOf<typeof request>['grant']>;
export type Breach = ResultOf<typeof inWords>['policyCheck']['breaches'][number];
export type Conditions = VariablesOf<typeof propose>['conditions'];
export type Assessment = VariablesOf<typeof assess>['assessment'];
