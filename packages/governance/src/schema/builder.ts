import type { AdminRole } from '@gridweave/access';

/** A Pothos builder; types are named by strings, so that each file adds its own and knows no other. */
export type Builder = any;

/** Who may call a root field: admins of one of the roles, any admin, or the department's client at its own endpoint. */
export type RootAccess = readonly AdminRole[] | 'admin' | 'department';
