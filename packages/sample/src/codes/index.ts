export { creditCode } from './credit-code.ts';
export { type CitizenNumber, identityNumbers, type IdentityNumbers, phoneNumber } from './identity-numbers.ts';
