export { publicSecurity } from './public-security.ts';
export { policeBeat } from './beat/kind.ts';
export { policeBeats } from './beat/tables.ts';
export { RentalRegistrationStatus } from './rental/codes.ts';
export { RentalFile, rentalFiles } from './rental/tables.ts';
export { ResidencePermitState } from './permit/codes.ts';
export { ResidencePermit, residencePermits } from './permit/tables.ts';
export { policeEvents, rentalVisitsOverdue, specialPersonsInCare } from './scopes.ts';
