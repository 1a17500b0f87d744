export { accessOf } from './admin/guard-admin.ts';
export { adminSchema } from './admin/admin-schema.ts';
export type { AdminContext, DeskContext, Governance, Installed, PreviewRecord, ReadOperation } from './context.ts';
export { addDesk } from './desk/desk.ts';
export type { FailedPlugin } from './plugins/failed-plugin.ts';
export type { HealthResult, JobRun, PluginWork } from './plugins/plugin-work.ts';
export type { ProcessFacts, Processes, ServerProcess } from './system/server-process.ts';
export { whenSeen } from './when-seen.ts';
