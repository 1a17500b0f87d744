import { type GraphQLSchema } from 'graphql';
import SchemaBuilder from '@pothos/core';
import { addAdminAudit } from '../audit/admin-audit.ts';
import { addAuditPersons } from '../audit/audit-persons.ts';
import { addVerifications } from '../audit/audit-verifications.ts';
import { addOperationTimes } from '../audit/operation-times.ts';
import { addAdminBundles } from '../bundles/admin-bundles.ts';
import { addBundleTypes } from '../bundles/bundle-types.ts';
import { addAdminCatalogue } from '../catalogue/admin-catalogue.ts';
import { addDeprecatedFields } from '../catalogue/deprecated-fields.ts';
import { addCatalogueTypes } from '../catalogue/catalogue-types.ts';
import { addAdminConsole } from '../console/admin-console.ts';
import { addConsoleTypes } from '../console/console-types.ts';
import { addDepartments } from '../departments/departments.ts';
import { addDockingReport } from '../docking/admin-docking.ts';
import { addDrafts } from '../drafts/drafts.ts';
import { addRuleChanges } from '../drafts/rule-change-input.ts';
import { addEmergencies } from '../emergency/admin-emergency.ts';
import { addAdminGrants } from '../grants/admin-grants.ts';
import { addGrantTypes } from '../grants/grant-types.ts';
import { addInvariants } from '../invariants/admin-invariants.ts';
import { addPermissionMatrix } from '../matrix/permission-matrix.ts';
import { addAdminNotices } from '../notices/admin-notices.ts';
import { addAdminObjections } from '../objections/admin-objections.ts';
import { addObjectionTypes } from '../objections/objection-types.ts';
import { addNoticeTypes } from '../notices/notice-types.ts';
import { addPlugins } from '../plugins/admin-plugins.ts';
import { addPolicyFile, addRollBack } from '../policy-file/admin-policy-file.ts';
import { addPolicyCheck } from '../preview/check.ts';
import { addDifferences } from '../preview/difference.ts';
import { addImpact } from '../preview/impact.ts';
import { addPolicyPoints } from '../preview/policy-point.ts';
import { addPreview } from '../preview/preview.ts';
import { addRules } from '../rules/rules.ts';
import type { Builder } from '../schema/builder.ts';
import { addRoles, addSharedValues } from '../schema/values.ts';
import { addSettings } from '../settings/admin-settings.ts';
import { addSystem } from '../system/admin-system.ts';
import { addAdminWebhooks } from '../webhooks/admin-webhooks.ts';
import { addWebhookTypes } from '../webhooks/webhook-types.ts';
import { addAdmins } from './admins.ts';
import { guardAdmin } from './guard-admin.ts';

const parts: readonly ((builder: Builder) => void)[] = [
  addSharedValues,
  addRoles,
  addCatalogueTypes,
  addGrantTypes,
  addNoticeTypes,
  addBundleTypes,
  addRuleChanges,
  addPolicyPoints,
  addAdmins,
  addDepartments,
  addAdminCatalogue,
  addDeprecatedFields,
  addAdminGrants,
  addRules,
  addPlugins,
  addDrafts,
  addAdminBundles,
  addInvariants,
  addSettings,
  addAdminNotices,
  addEmergencies,
  addPreview,
  addPermissionMatrix,
  addDifferences,
  addPolicyCheck,
  addImpact,
  addPolicyFile,
  addRollBack,
  addAdminAudit,
  addVerifications,
  addAuditPersons,
  addOperationTimes,
  addWebhookTypes,
  addAdminWebhooks,
  addDockingReport,
  addSystem,
  addObjectionTypes,
  addAdminObjections,
  addConsoleTypes,
  addAdminConsole,
];

/** The graph of admins: who may see which field, what that means, and what was read. Each root field asks for its roles. */
export function adminSchema(): GraphQLSchema {
  const builder: Builder = new SchemaBuilder({});
  builder.queryType({ description: '查看权限与审计 / looks at permissions and the log' });
  builder.mutationType({ description: '变更权限;每次调用都记入审计 / changes permissions; each call is audited' });
  for (const add of parts) add(builder);
  return guardAdmin(builder.toSchema());
}
