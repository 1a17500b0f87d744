export { createAdmin, type NewAdmin, rotateAdminKey, setAdminState } from './admins.ts';
export { policyChannel } from './change.ts';
export {
  createClient,
  type NewClient,
  resumeClient,
  rotateClientKey,
  type ShownKey,
  suspendClient,
} from './clients.ts';
export type { GrantConditions } from './conditions.ts';
export { type DefaultPolicy, setDefaultPolicy } from './default-policy.ts';
export { denyFields, liftDenial, type NewDenial } from './denials.ts';
export { createDepartment, type NewDepartment, setJurisdiction } from './departments.ts';
export {
  activateGrant,
  amendGrant,
  approveGrant,
  expireGrants,
  refuseGrant,
  requestGrant,
  revokeGrant,
} from './grants.ts';
export type { Fault } from './refused.ts';
export { grantFaults, validateGrant } from './validate-grant.ts';
