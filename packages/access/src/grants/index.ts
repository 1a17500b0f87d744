export { attachAssessment, type NewAssessment } from './assessments.ts';
export { policyChannel, type PolicyGuard, type Touched } from './change.ts';
export {
  createClient,
  type NewClient,
  resumeClient,
  renewOwnKey,
  rotateClientKey,
  setClientRanges,
  type ShownKey,
  suspendClient,
} from './clients.ts';
export type { GrantConditions } from './conditions.ts';
export { type ApprovalProgress, approveGrant, refuseGrant } from './decide-grant.ts';
export { type DefaultPolicy, setDefaultPolicy } from './default-policy.ts';
export { denyFields, liftDenial, type NewDenial } from './denials.ts';
export { createDepartment, type NewDepartment, setJurisdiction } from './departments.ts';
export { establishGrant, type Founders } from './establish-grant.ts';
export {
  activateGrant,
  activateGrants,
  type ActivationOptions,
  expireGrants,
  noticeExpiries,
  revokeGrant,
} from './grant-in-force.ts';
export type { StoredConditions } from './grant-row.ts';
export type { Fault } from './refused.ts';
export {
  amendGrant,
  answerProposal,
  proposeConditions,
  renewGrant,
  requestGrant,
  type RequestOrigin,
  withdrawGrant,
} from './request-grant.ts';
export { type GrantRequirements, labelOf, requirementsOf } from './requirements.ts';
export type { GrantStepKind } from './steps.ts';
export { grantFaults, validateGrant } from './validate-grant.ts';
