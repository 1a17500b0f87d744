export { withCitizenCheck } from './citizen-id.ts';
export { creditCode } from './credit-code.ts';
export { identityNumbers, type IdentityNumbers, phoneNumber } from './identity-numbers.ts';
