import type { ResultOf, VariablesOf } from 'gql.tada';
import { admin } from '../../graph/admin.ts';

export const auditRecords = admin(`
  query AuditRecords(
    $from: String, $to: String, $kinds: [AuditKind!], $department: String, $coordinate: String, $outcome: String,
    $purpose: String, $value: String, $subject: AuditSubjectInput, $after: AuditCursorInput
  ) {
    auditRecords(
      from: $from, to: $to, kinds: $kinds, department: $department, coordinate: $coordinate, outcome: $outcome,
      purpose: $purpose, value: $value, subject: $subject, after: $after, first: 50
    ) {
      chain seq recordedAt time kind requestId client department admin purpose onBehalfOf operationName documentHash
      document variables coordinates masked scopes rows policyVersion outcome durationMs lane details hash
    }
  }
`);

export const auditPersons = admin(`
  query AuditPersons($value: String!) {
    auditPersons(value: $value) { id by streetCode communityCode }
  }
`);

export const auditProof = admin(`
  query AuditProof($chain: ID!, $seq: Int!) { auditProof(chain: $chain, seq: $seq) }
`);

export const unusualVolume = admin(`
  query UnusualVolume($day: String!) {
    unusualVolume(day: $day) { department client measure value usual }
  }
`);

const verification = admin(`
  fragment Verification on AuditVerification {
    id begunBy begunAt state records total endedAt
    noted { number hash }
    report {
      records chains seals unsealed
      lastSeal { number hash }
      faults { kind chain seq seal text { zh en } }
    }
  }
`);

export const verifications = admin(
  `
  query Verifications { auditVerifications(first: 20) { ...Verification } }
`,
  [verification],
);

export const beginVerification = admin(`
  mutation BeginVerification($noted: NotedSealInput) { beginAuditVerification(noted: $noted) { id } }
`);

export type AuditRecord = ResultOf<typeof auditRecords>['auditRecords'][number];
export type AuditFilter = Omit<VariablesOf<typeof auditRecords>, 'after'>;
export type AuditPerson = ResultOf<typeof auditPersons>['auditPersons'][number];
export type Verification = ResultOf<typeof verification>;
