import type { Point } from '../../preview/documents.ts';

/** Whose view it is, and of when. */
export interface Viewed {
  readonly as: string;
  /** ISO 8601; now without it. */
  readonly at: string | undefined;
  /** As if this request were in force; it is one of now, so the moment can only be one to come. */
  readonly request: string | undefined;
}

/** How the API is asked for a view: what is past has the policy of then, and time limits count as of that moment. */
export function argumentsOf(
  { as, at, request }: Viewed,
  now = Date.now(),
): { readonly as: string; readonly at: string | null; readonly policy: Point | null } {
  if (request !== undefined) return { as, at: at ?? null, policy: { grants: [request] } };
  if (at === undefined) return { as, at: null, policy: null };
  return { as, at, policy: Date.parse(at) < now ? { at } : null };
}
