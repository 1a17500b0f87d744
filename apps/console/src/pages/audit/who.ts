import { useCallback } from 'react';
import { useTexts } from '../../language/texts.ts';
import type { Names } from '../../sharing/names.ts';
import type { AuditRecord } from './documents.ts';
import { auditTexts } from './texts.ts';

/** Who did what a record tells: a department's client, an admin, or the platform itself. */
export function useWho(names: Names): (record: AuditRecord) => string {
  const t = useTexts(auditTexts);
  return useCallback(
    ({ kind, department, client, admin, details }) => {
      const adminName = (details as { name?: string | null } | null)?.name ?? admin ?? t.unknownCaller;
      if (kind === 'SYSTEM') return t.kinds.SYSTEM;
      if (kind === 'ADMIN') return t.adminNamed(adminName);
      if (kind === 'PREVIEW') return t.previewBy(adminName, names.ofDepartment(department ?? ''));
      if (!department) return t.unknownCaller;
      const name = client ? names.ofClient(client) : '';
      return name ? `${names.ofDepartment(department)} · ${name}` : names.ofDepartment(department);
    },
    [names, t],
  );
}
