import type { FieldModel, Mask, Operator, TypeModel } from '@gridweave/kit';
import type { FieldPolicy, Policy, Scope, ScopeClause } from '@gridweave/access';
import type { Row, World } from './world.ts';

/** What a policy says of single rows, decided after they were read. */
export class Grants {
  readonly policy: Policy;
  readonly #world: World;
  readonly #inScope = new Map<string, Map<string, boolean>>();
  readonly #visible = new Map<string, Map<string, boolean>>();

  constructor(policy: Policy, world: World) {
    this.policy = policy;
    this.#world = world;
  }

  field(type: string, name: string): FieldPolicy | undefined {
    return this.policy.types.get(type)?.fields.get(name);
  }

  /** Whether an operator is granted on a field for any row. */
  has(type: string, name: string, operator: Operator): boolean {
    const field = this.field(type, name);
    return field !== undefined && (operator === 'read' ? field.read.length > 0 : field.operators.has(operator));
  }

  /** How the field is shown of the row: in full (`null`), under a mask, or not (`undefined`). */
  shown(type: TypeModel, field: FieldModel, row: Row): Mask | null | undefined {
    return this.field(type.name, field.name)?.read.find((rule) => this.inScope(rule.scope, type, row))?.mask;
  }

  /** Whether an operator may use the field on the row. */
  holds(type: TypeModel, field: FieldModel, operator: Operator, row: Row): boolean {
    const scope = this.field(type.name, field.name)?.operators.get(operator);
    return scope !== undefined && this.inScope(scope, type, row);
  }

  /** Whether the row is there at all: its id may be read, and some other field of it. */
  visible(type: TypeModel, row: Row): boolean {
    const known = this.#visible.get(type.name) ?? new Map<string, boolean>();
    this.#visible.set(type.name, known);
    let visible = known.get(row.key);
    if (visible === undefined) {
      const id = type.fields.get('id')!;
      visible =
        this.shown(type, id, row) !== undefined &&
        [...type.fields.values()].some((field) => field !== id && this.shown(type, field, row) !== undefined);
      known.set(row.key, visible);
    }
    return visible;
  }

  inScope(scope: Scope, type: TypeModel, row: Row): boolean {
    const name = `${type.name} ${scope.key}`;
    const known = this.#inScope.get(name) ?? new Map<string, boolean>();
    this.#inScope.set(name, known);
    let inside = known.get(row.key);
    if (inside === undefined) {
      inside =
        scope.any.some((clause) => this.#inClause(clause, type, row)) &&
        !scope.except.some((clause) => this.#inException(clause, type, row));
      known.set(row.key, inside);
    }
    return inside;
  }

  #inClause(clause: ScopeClause, type: TypeModel, row: Row): boolean {
    return (
      (clause.areas === null ||
        !type.ref.table.place ||
        clause.areas.some((area) => isInside(area, type, row) === true)) &&
      clause.named.every((name) => this.#named(name, type, row) === true) &&
      !(clause.except ?? []).some((exception) => this.#inException(exception, type, row))
    );
  }

  /** What cannot be decided is taken as inside. */
  #inException(clause: ScopeClause, type: TypeModel, row: Row): boolean {
    return (
      (clause.areas === null ||
        !type.ref.table.place ||
        clause.areas.some((area) => isInside(area, type, row) !== false)) &&
      clause.named.every((name) => this.#named(name, type, row) !== false)
    );
  }

  #named(name: string, type: TypeModel, row: Row): boolean | undefined {
    const where = type.scopes.get(name);
    return where ? this.#world.expression(type.ref.table, where, row) === 'true' : undefined;
  }
}

/** Whether the row lies in an area; undefined where its place is not known finely enough. */
function isInside(area: string, { ref }: TypeModel, { values }: Row): boolean | undefined {
  const place = ref.table.place!;
  const street = values[place.street]!;
  if (area.length <= 6) return street.startsWith(area);
  if (street !== area.slice(0, 9)) return false;
  if (area.length === 9) return true;
  const grid = place.grid === undefined ? null : values[place.grid]!;
  const community = (place.community === undefined ? null : values[place.community]!) ?? grid?.slice(0, 12) ?? null;
  if (community === null) return undefined;
  if (community !== area.slice(0, 12)) return false;
  if (area.length === 12) return true;
  return grid === null ? undefined : grid === area;
}
