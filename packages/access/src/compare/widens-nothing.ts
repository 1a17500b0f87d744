import type { Operator } from '@gridweave/kit';
import type { Policy } from '../policy/policy.ts';
import type { PolicyDiff } from './changes.ts';
import { diffPolicies, type Models } from './diff-policies.ts';

/** Where a change gives more, or where it cannot be proved that it does not. */
export interface Widening {
  /** Of the field or mutation; the name of the type with `rows`, empty with `minimumGroup`. */
  readonly coordinate: string;
  readonly what: 'rows' | 'minimumGroup' | Operator;
  /** False where it could only not be ruled out. */
  readonly certain: boolean;
}

/** The proof that a change widens nothing: for no row, field, operator, mutation or smallest group. */
export interface WideningProof {
  readonly proved: boolean;
  readonly notShown: readonly Widening[];
}

/** Whether a policy gives nothing that the one before did not give; undefined is a policy that gives nothing. */
export function widensNothing(before: Policy | undefined, after: Policy | undefined, models: Models): WideningProof {
  const notShown = wideningsOf(diffPolicies(before, after, models));
  return { proved: notShown.length === 0, notShown };
}

/** The part of a difference that gives more. */
export function wideningsOf(diff: PolicyDiff): readonly Widening[] {
  return diff.changes.flatMap((change): readonly Widening[] => {
    if (!isWider(change)) return [];
    const { certain } = change;
    switch (change.kind) {
      case 'rows':
        return [{ coordinate: change.type, what: 'rows', certain }];
      case 'minimumGroup':
        return [{ coordinate: '', what: 'minimumGroup', certain }];
      case 'mutation':
        return [{ coordinate: change.coordinate, what: 'read', certain }];
      case 'field': {
        const { coordinate, access, operators } = change;
        const read = access && isWider(access) ? [{ coordinate, what: 'read', certain: access.certain } as const] : [];
        return [
          ...read,
          ...operators.filter(isWider).map((used) => ({ coordinate, what: used.operator, certain: used.certain })),
        ];
      }
    }
  });
}

function isWider({ direction }: Pick<PolicyDiff, 'direction'>): boolean {
  return direction === 'wider' || direction === 'both';
}
