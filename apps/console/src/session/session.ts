import { createContext, useContext } from 'react';
import type { Said } from '../language/language.ts';

export type AdminRole = 'catalogue-keeper' | 'approver' | 'auditor' | 'key-operator' | 'plugin-admin';

interface AnySession {
  readonly id: string;
  readonly name: string;
  /** Goes with each request beside the cookie. */
  readonly csrf: string;
  readonly endsAt: string;
  readonly idleSeconds: number;
}

export interface DepartmentSession extends AnySession {
  readonly kind: 'department';
  readonly department: { readonly code: string; readonly title: Said; readonly areas: readonly string[] };
}

export interface AdminSession extends AnySession {
  readonly kind: 'admin';
  readonly roles: readonly AdminRole[];
}

/** Who is signed in, as GET /console/session says it. */
export type Session = DepartmentSession | AdminSession;

/** Where operations of who is signed in go. */
export function endpointOf({ kind }: Session): string {
  return kind === 'admin' ? '/admin/graphql' : '/graphql';
}

export interface SignedIn {
  readonly session: Session;
  readonly signOut: () => void;
  /** Goes on with another session of the same owner, whose key was made anew. */
  readonly renew: (session: Session) => void;
}

export const SessionContext = createContext<SignedIn | undefined>(undefined);

/** Who is signed in; only within pages. */
export function useSession(): SignedIn {
  return useContext(SessionContext)!;
}

/** The session of a page that is for departments. */
export function useDepartment(): DepartmentSession {
  return useSession().session as DepartmentSession;
}

/** The session of a page that is for admins. */
export function useAdmin(): AdminSession {
  return useSession().session as AdminSession;
}
