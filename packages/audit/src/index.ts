export { type AuditLog, type AuditLogOptions, openAuditLog } from './audit-log.ts';
export type { AuditEntry } from './entry.ts';
export { auditMigrations } from './migrations.ts';
