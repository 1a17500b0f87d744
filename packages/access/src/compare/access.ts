import { maskText, type TypeModel } from '@gridweave/kit';
import type { ReadRule, TypePolicy } from '../policy/policy.ts';
import { holdsKind, type RowKind, rowKinds } from '../policy/row-kinds.ts';
import type { Scope } from '../policy/scope.ts';
import { covers, everything, exceptScope, intersectScopes, nothing, unionScopes } from '../policy/scope-algebra.ts';
import { revealsAll, type Shown } from './reveals.ts';

/** How a field is shown: in the rows that are served of the type, by the first rule that holds the row. */
export interface Access {
  /** Undefined for mutations, and where the model has no such type. */
  readonly type: TypeModel | undefined;
  readonly rows: Scope;
  readonly read: readonly ReadRule[];
}

/** How one access differs from another, over all rows that there can be. */
export interface Comparison {
  /** Somewhere more is told, or it cannot be proved that it is not. */
  readonly wider: boolean;
  readonly narrower: boolean;
  /** Some rows were not shown at all before. */
  readonly gainsRows: boolean;
  readonly losesRows: boolean;
  /** False where proofs failed: what is said is possible, and not certain. */
  readonly certain: boolean;
}

/** The access to a field in a policy. */
export function accessOf(type: TypeModel | undefined, policy: TypePolicy | undefined, field: string): Access {
  return { type, rows: policy?.rows ?? nothing, read: policy?.fields.get(field)?.read ?? [] };
}

/** A scope as an access that shows its rows in full. */
export function accessTo(type: TypeModel | undefined, scope: Scope): Access {
  return { type, rows: everything, read: scope.any.length === 0 ? [] : [{ scope, mask: null }] };
}

/** The rules with their scopes cut to the rows that are served; those that show nothing left out. */
export function servedRules({ rows, read }: Pick<Access, 'rows' | 'read'>): readonly ReadRule[] {
  return read
    .map(({ scope, mask }) => ({ scope: covers(rows, scope) ? scope : intersectScopes(scope, rows), mask }))
    .filter(({ scope }) => scope.any.length > 0);
}

/** Equal keys: shown alike. */
export function accessKey({ rows, read }: Access): string {
  const rules = servedRules({ rows, read });
  return JSON.stringify(rules.map(({ scope, mask }) => [scope.key, mask && maskText(mask)]));
}

/** How a row of a kind is shown. */
export function shownTo({ type, rows, read }: Access, kind: RowKind): Shown {
  if (!holdsKind(rows, kind, type)) return 'none';
  const rule = read.find(({ scope }) => holdsKind(scope, kind, type));
  return rule ? rule.mask : 'none';
}

/** Compares two accesses for every kind of row; by the scopes alone where there are too many kinds. */
export function compareAccess(before: Access, after: Access): Comparison {
  const sides = [before, after].map(({ type, rows, read }) => ({
    type: type ?? before.type ?? after.type,
    scopes: [rows, ...read.map((rule) => rule.scope)],
  }));
  const kinds = rowKinds(sides);
  if (!kinds) return compareByScopes(before, after);
  const found = { wider: false, narrower: false, gainsRows: false, losesRows: false, certain: true };
  for (const kind of kinds) {
    const [was, is] = [shownTo(before, kind), shownTo(after, kind)];
    found.wider ||= !revealsAll(was, is);
    found.narrower ||= !revealsAll(is, was);
    found.gainsRows ||= was === 'none' && is !== 'none';
    found.losesRows ||= was !== 'none' && is === 'none';
  }
  return found;
}

function compareByScopes(before: Access, after: Access): Comparison {
  const areComparable = before.type === after.type;
  const shown = (access: Access): Scope => unionScopes(nothing, ...servedRules(access).map((rule) => rule.scope));
  return {
    wider: !areComparable || !isWithin(after, before),
    narrower: !areComparable || !isWithin(before, after),
    gainsRows: !areComparable || !covers(shown(before), shown(after)),
    losesRows: !areComparable || !covers(shown(after), shown(before)),
    certain: false,
  };
}

/** Whether each rule of the one is proved to show nothing that the other does not show as well. */
function isWithin(inner: Access, outer: Access): boolean {
  return servedRules(inner).every(({ scope, mask }) => {
    const enough: Scope[] = [];
    const before: Scope[] = [];
    for (const rule of servedRules(outer)) {
      if (!revealsAll(rule.mask, mask)) before.push(rule.scope);
      else enough.push(before.reduce(exceptScope, rule.scope));
    }
    return covers(unionScopes(nothing, ...enough), scope);
  });
}
