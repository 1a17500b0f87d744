import type { ResultOf } from 'gql.tada';
import { admin } from '../../graph/admin.ts';

export const auditUsage = admin(`
  query AuditUsage($from: String!) {
    auditUsage(from: $from) { department coordinate operations rows lastUsed }
  }
`);

export const holdersPage = admin(`
  query Holders($after: ID) {
    catalogue(first: 1000, after: $after) { entry { coordinate } holders { department read operators } }
  }
`);

export const activeGrants = admin(`
  query ActiveGrants($after: ID) {
    grants(states: [ACTIVE], first: 1000, after: $after) {
      id department fields access operators areas purpose activatedAt validUntil
    }
  }
`);

export const withdrawImpact = admin(`
  query WithdrawImpact($changes: [RuleChangeInput!]!) {
    policyImpact(policy: { changes: $changes }, days: 90) {
      operations
      calls
      impacted { effect department operationName calls lastAt }
    }
  }
`);

export const revokeGrant = admin(`
  mutation RevokeGrant($id: ID!, $reason: String!) { revokeGrant(id: $id, reason: $reason) { id state } }
`);

export const operationTimes = admin(`
  query OperationTimes($order: OperationOrder!, $days: Int!) {
    operationTimes(order: $order, days: $days, first: 50) {
      department operationName hash document calls failures outcome median p95 slowest lastAt
    }
  }
`);

export type FieldUsage = ResultOf<typeof auditUsage>['auditUsage'][number];
export type ActiveGrant = ResultOf<typeof activeGrants>['grants'][number];
export type Operation = ResultOf<typeof operationTimes>['operationTimes'][number];
