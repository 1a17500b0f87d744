import type { Title, Tightenings } from '@gridweave/kit';
import type { DefaultFacts, DenialFacts, DepartmentFacts, GrantFacts } from '../policy/facts.ts';

/** A department with the version of its last change. */
export interface VersionedDepartment extends DepartmentFacts {
  readonly title: Title;
  readonly parentCode: string | null;
  readonly version: string;
}

/** What changes the graph itself: labels made stricter and plugins switched off. */
export interface GraphFacts {
  readonly tightenings: Tightenings;
  readonly disabled: readonly string[];
  /** Equal facts have equal keys. */
  readonly key: string;
}

/** All rules as they stood at one version of the policy. */
export interface Rules {
  readonly version: string;
  readonly departments: ReadonlyMap<string, VersionedDepartment>;
  /** Active grants by department. */
  readonly grants: ReadonlyMap<string, readonly GrantFacts[]>;
  readonly denials: readonly DenialFacts[];
  readonly defaults: DefaultFacts;
  readonly minimumGroup: number;
  readonly graph: GraphFacts;
}
