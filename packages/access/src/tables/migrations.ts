import type { MigrationSource } from '@gridweave/database';
import { tables } from './001-tables.ts';
import { versions } from './002-versions.ts';
import { governance } from './003-governance.ts';
import { streamTickets } from './004-stream-tickets.ts';
import { answeredSets } from './005-answered-sets.ts';
import { consoleSessions } from './006-console-sessions.ts';
import { objections } from './007-objections.ts';

/** The tables of departments, admins, grants and all that is decided about them, of answered counts, of who is signed in, and of objections, in the PostgreSQL schema `access`. */
export const accessMigrations: MigrationSource = {
  plugin: 'access',
  schema: 'access',
  migrations: [tables, versions, governance, streamTickets, answeredSets, consoleSessions, objections],
};
