import { useSession } from '../session/session.ts';

/** Whether who is signed in may write drafts of grants and denials. */
export function useMayDraft(): boolean {
  return useHasRole('catalogue-keeper') || useHasRole('approver');
}

/** Whether who is signed in may approve, refuse and activate. */
export function useMayApprove(): boolean {
  return useHasRole('approver');
}

function useHasRole(role: 'catalogue-keeper' | 'approver'): boolean {
  const { session } = useSession();
  return session.kind === 'admin' && session.roles.includes(role);
}
