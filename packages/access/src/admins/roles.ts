import type { Title } from '@gridweave/kit';

/** What an admin may be trusted with; one person may have several roles, but decides nothing of her own. */
export const adminRoles = {
  'catalogue-keeper': {
    zh: '目录管理员:标注、资源包、规则、草案',
    en: 'Catalogue keeper: labels, bundles, invariants, drafts',
  },
  approver: { zh: '审批员:批准、生效、撤销授权', en: 'Approver: approves, activates and revokes grants' },
  auditor: {
    zh: '审计员:查阅与验证审计记录,复核应急授权',
    en: 'Auditor: reads and verifies the log, reviews emergencies',
  },
  'key-operator': { zh: '密钥管理员:接入方、管理员及其密钥', en: 'Operator of keys: clients, admins and their keys' },
  'plugin-admin': { zh: '插件管理员:启用与停用插件', en: 'Plugin admin: switches plugins on and off' },
} as const satisfies Record<string, Title>;

export type AdminRole = keyof typeof adminRoles;

export function isAdminRole(role: string): role is AdminRole {
  return Object.hasOwn(adminRoles, role);
}
