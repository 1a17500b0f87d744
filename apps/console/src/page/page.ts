import type { ComponentType } from 'react';
import type { AdminRole, Session } from '../session/session.ts';
import type { Said } from '../language/language.ts';

/** Whom a page is for: anyone, departments, all admins, or admins who have one of some roles. */
export type Audience = 'anyone' | 'department' | 'admin' | readonly AdminRole[];

/** A page of the console: a folder under `pages` whose `page.ts` has one of these as its default export. */
export interface Page {
  /** `/catalogue`, or with what follows in the address: `/catalogue/:coordinate?`. */
  readonly path: string;
  readonly title: Said;
  readonly icon: ComponentType;
  readonly audience: Audience;
  /** Where it stands in the sidebar; the lowest is the first page after sign-in. */
  readonly order: number;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

export function isFor({ audience }: Page, session: Session): boolean {
  if (audience === 'anyone') return true;
  if (audience === 'department') return session.kind === 'department';
  if (session.kind !== 'admin') return false;
  return audience === 'admin' || audience.some((role) => session.roles.includes(role));
}

/** The address of a page without what may follow. */
export function entryOf({ path }: Page): string {
  return path.replace(/\/:.*$/, '');
}
