export {
  changeAdminRoles,
  confirmAdminRoles,
  createAdmin,
  founder,
  type MadeAdmin,
  type NewAdmin,
  rotateAdminKey,
  setAdminState,
} from './admins.ts';
export { type AdminRole, adminRoles, isAdminRole } from './roles.ts';
