export {
  approveAuthorisation,
  endAuthorisation,
  type NewAuthorisation,
  requestAuthorisation,
} from './authorisations.ts';
export { type EmergencyCall, type EmergencyUse, reviewEmergency, useEmergency } from './use-emergency.ts';
