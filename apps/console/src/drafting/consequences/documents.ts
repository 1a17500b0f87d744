import type { ResultOf, VariablesOf } from 'gql.tada';
import { admin } from '../../graph/admin.ts';

export const difference = admin(`
  query Difference($to: PolicyPoint!) {
    policyDiff(to: $to) {
      subject
      department
      direction
      sentences { text { zh en } direction }
      rows { type fields timedOut became { from to rows } }
    }
  }
`);

export const check = admin(`
  query Check($policy: PolicyPoint!) {
    policyCheck(policy: $policy) {
      holds
      invariants { id title { zh en } }
      breaches {
        isNew
        certain
        subject
        text { zh en }
        where { zh en }
        invariant { id title { zh en } reason }
      }
    }
  }
`);

export const impact = admin(`
  query Impact($policy: PolicyPoint!) {
    policyImpact(policy: $policy, days: 30) {
      operations
      calls
      impacted {
        effect
        department
        client
        operationName
        document
        calls
        lastAt
        denied { coordinate operator }
        masked
      }
    }
  }
`);

export type PolicyPoint = VariablesOf<typeof difference>['to'];
export type Difference = ResultOf<typeof difference>['policyDiff'][number];
export type Check = ResultOf<typeof check>['policyCheck'];
export type Impact = ResultOf<typeof impact>['policyImpact'];
