export { accessOf } from './admin/guard-admin.ts';
export { adminSchema } from './admin/admin-schema.ts';
export type { AdminContext, DeskContext, Governance, PreviewRecord, ReadOperation } from './context.ts';
export { addDesk } from './desk/desk.ts';
export { whenSeen } from './when-seen.ts';
