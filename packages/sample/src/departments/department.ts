import type { NewDepartment } from '@gridweave/access';
import type { Operator } from '@gridweave/kit';

/** A grant of a sample department. */
export interface SampleGrant {
  /**
   * Coordinates; `Person.*` stands for every conditional field of a type (unconditional ones need no grant). Those of plugins
   * that are not there are left out.
   */
  readonly fields: readonly string[];
  /** How it is shown; left out: in full. */
  readonly mask?: string;
  /** What may be done besides reading, as far as a field allows it. Masked fields are never more than read and matched. */
  readonly operators?: readonly Exclude<Operator, 'read'>[];
  /** Named scopes; the rows are in all of them. */
  readonly scopes?: readonly string[];
  readonly areas?: readonly string[];
  readonly purpose: string;
  readonly legalBasis: string;
}

/** A department of the sample city with what it was granted. */
export interface SampleDepartment extends Pick<NewDepartment, 'code' | 'title' | 'areas'> {
  /** The client that gets a key. */
  readonly client: string;
  readonly grants: readonly SampleGrant[];
}

/** Everything that may be done with a field besides reading it. */
export const everyOperator = ['match', 'filter', 'order', 'search', 'aggregate'] as const;

/** Coordinates of one type: `of('House', 'ownerName ownerPhone')`. */
export function of(type: string, fields: string): readonly string[] {
  return fields.split(/\s+/).map((field) => `${type}.${field}`);
}
