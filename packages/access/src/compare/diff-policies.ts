import { type Model, operators } from '@gridweave/kit';
import type { Policy } from '../policy/policy.ts';
import type { Scope } from '../policy/scope.ts';
import { nothing } from '../policy/scope-algebra.ts';
import { type Access, accessKey, accessOf, accessTo, compareAccess, type Comparison, servedRules } from './access.ts';
import type {
  AccessChange,
  Became,
  Change,
  FieldChange,
  MutationChange,
  OperatorChange,
  PolicyDiff,
  RowsChange,
  ScopeChange,
} from './changes.ts';
import { type Direction, directionOf, together } from './direction.ts';

/** The models that the two policies were compiled for; the same one twice where only rules changed. */
export interface Models {
  readonly before: Model;
  readonly after: Model;
}

/**
 * What changes for one department or client from one policy to another; undefined is a policy that gives nothing.
 * Directions are proved over every row that there can be, never guessed.
 */
export function diffPolicies(before: Policy | undefined, after: Policy | undefined, models: Models): PolicyDiff {
  const of = after ?? before;
  const changes = new Differences(before, after, models).changes();
  return {
    subject: of?.subject ?? '',
    department: of?.department ?? '',
    direction: together(changes.map((change) => change.direction)),
    changes,
  };
}

/** Whether the policies mean the same. */
export function differenceIsEmpty(diff: PolicyDiff): boolean {
  return diff.changes.length === 0;
}

class Differences {
  readonly #before: Policy | undefined;
  readonly #after: Policy | undefined;
  readonly #models: Models;
  readonly #known = new Map<string, Comparison>();

  constructor(before: Policy | undefined, after: Policy | undefined, models: Models) {
    this.#before = before;
    this.#after = after;
    this.#models = models;
  }

  changes(): readonly Change[] {
    const changes: Change[] = [];
    for (const type of sorted(this.#before?.types, this.#after?.types)) {
      const rows = this.#rows(type);
      if (rows) changes.push(rows);
      const [was, is] = [this.#before?.types.get(type)?.fields, this.#after?.types.get(type)?.fields];
      for (const name of sorted(was, is)) changes.push(...this.#field(type, name));
    }
    for (const coordinate of sorted(this.#before?.mutations, this.#after?.mutations))
      changes.push(...this.#mutation(coordinate));
    return [...changes, ...this.#minimumGroup()];
  }

  #rows(type: string): RowsChange | undefined {
    const [was, is] = [this.#before?.types.get(type)?.rows, this.#after?.types.get(type)?.rows];
    const change = this.#scope(type, was, is);
    return change && { kind: 'rows', type, ...change };
  }

  #field(type: string, name: string): readonly FieldChange[] {
    const [was, is] = [this.#before?.types.get(type), this.#after?.types.get(type)];
    const access = this.#access(
      type,
      accessOf(this.#typeIn('before', type), was, name),
      accessOf(this.#typeIn('after', type), is, name),
    );
    const changed = operators.flatMap((operator): readonly OperatorChange[] => {
      const change = this.#scope(
        type,
        was?.fields.get(name)?.operators.get(operator),
        is?.fields.get(name)?.operators.get(operator),
      );
      return change ? [{ operator, ...change }] : [];
    });
    const parts = [...(access ? [access] : []), ...changed];
    if (parts.length === 0) return [];
    return [
      {
        kind: 'field',
        coordinate: `${type}.${name}`,
        type,
        access: access ?? null,
        operators: changed,
        direction: together(parts.map((part) => part.direction)),
        certain: parts.every((part) => part.certain),
      },
    ];
  }

  #mutation(coordinate: string): readonly MutationChange[] {
    const [was, is] = [this.#before?.mutations.get(coordinate), this.#after?.mutations.get(coordinate)];
    const change = this.#scope(undefined, was, is);
    return change ? [{ kind: 'mutation', coordinate, ...change }] : [];
  }

  #minimumGroup(): readonly Change[] {
    if (!this.#before || !this.#after) return [];
    const [before, after] = [this.#before.minimumGroup, this.#after.minimumGroup];
    if (before === after) return [];
    return [
      { kind: 'minimumGroup', before, after, direction: directionOf(after < before, after > before), certain: true },
    ];
  }

  #access(type: string, before: Access, after: Access): AccessChange | undefined {
    const found = this.#compare(type, before, after);
    if (!found) return undefined;
    const [was, is] = [servedRules(before), servedRules(after)];
    const rowsAreSame = !found.gainsRows && !found.losesRows;
    return {
      became: was.length > 0 && is.length > 0 && rowsAreSame ? 'mask' : became(was.length, is.length, found.direction),
      direction: found.direction,
      certain: found.certain,
      before: was,
      after: is,
    };
  }

  #scope(type: string | undefined, before: Scope | undefined, after: Scope | undefined): ScopeChange | undefined {
    const [was, is] = [held(before), held(after)];
    const access = (side: keyof Models, scope: Scope | null): Access =>
      accessTo(type === undefined ? undefined : this.#typeIn(side, type), scope ?? nothing);
    const found = this.#compare(type ?? '', access('before', was), access('after', is));
    if (!found) return undefined;
    return {
      became: became(was ? 1 : 0, is ? 1 : 0, found.direction),
      direction: found.direction,
      certain: found.certain,
      before: was,
      after: is,
    };
  }

  /** Undefined where both are shown alike; equal pairs of a type are compared once. */
  #compare(type: string, before: Access, after: Access): (Comparison & { readonly direction: Direction }) | undefined {
    const keys = [accessKey(before), accessKey(after)] as const;
    if (before.type === after.type && keys[0] === keys[1]) return undefined;
    const key = JSON.stringify([type, ...keys]);
    const found = this.#known.get(key) ?? compareAccess(before, after);
    this.#known.set(key, found);
    const direction = directionOf(found.wider, found.narrower);
    return direction === 'equal' ? undefined : { ...found, direction };
  }

  #typeIn(side: keyof Models, name: string): ReturnType<Model['types']['get']> {
    return this.#models[side].types.get(name);
  }
}

function became(before: number, after: number, direction: Direction): Exclude<Became, 'mask'> {
  if (before === 0) return 'gained';
  if (after === 0) return 'lost';
  return direction === 'wider' ? 'widened' : direction === 'narrower' ? 'narrowed' : 'mixed';
}

function held(scope: Scope | undefined): Scope | null {
  return scope && scope.any.length > 0 ? scope : null;
}

function sorted(...maps: readonly (ReadonlyMap<string, unknown> | undefined)[]): readonly string[] {
  return [...new Set(maps.flatMap((map) => [...(map?.keys() ?? [])]))].sort();
}
