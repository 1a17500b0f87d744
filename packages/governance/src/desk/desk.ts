import { addBundleTypes } from '../bundles/bundle-types.ts';
import type { Builder } from '../schema/builder.ts';
import { addSharedValues } from '../schema/values.ts';
import { addCatalogueTypes } from '../catalogue/catalogue-types.ts';
import { addGrantTypes } from '../grants/grant-types.ts';
import { addNoticeTypes } from '../notices/notice-types.ts';
import { addConsoleTypes } from '../console/console-types.ts';
import { addDeskConsole } from '../console/desk-console.ts';
import { addDeskWebhooks } from '../webhooks/desk-webhooks.ts';
import { addWebhookTypes } from '../webhooks/webhook-types.ts';
import { addDeskObjections } from '../objections/desk-objections.ts';
import { addObjectionTypes } from '../objections/objection-types.ts';
import { addDeskCatalogue } from './desk-catalogue.ts';
import { addDeskEmergency } from './desk-emergency.ts';
import { addDeskGrants } from './desk-grants.ts';
import { addDeskKeys } from './desk-keys.ts';

/**
 * What a department does about its own permissions at its own endpoint: looks into the catalogue, asks for grants,
 * answers proposals, takes an emergency bundle, keeps its key and webhooks. It is part of every department's graph and needs no grant.
 */
export function addDesk(builder: Builder): void {
  addSharedValues(builder);
  addCatalogueTypes(builder);
  addGrantTypes(builder);
  addNoticeTypes(builder);
  addBundleTypes(builder);
  addDeskCatalogue(builder);
  addDeskGrants(builder);
  addDeskEmergency(builder);
  addDeskKeys(builder);
  addWebhookTypes(builder);
  addDeskWebhooks(builder);
  addObjectionTypes(builder);
  addDeskObjections(builder);
  addConsoleTypes(builder);
  addDeskConsole(builder);
}
