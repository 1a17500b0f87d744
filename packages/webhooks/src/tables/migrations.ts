import type { MigrationSource } from '@gridweave/database';
import { webhooks } from './001-webhooks.ts';

/** The tables of webhooks, in the PostgreSQL schema `webhook`. The queue's own are in `webhook_queue` and made by it. */
export const webhookMigrations: MigrationSource = { plugin: 'webhook', schema: 'webhook', migrations: [webhooks] };
