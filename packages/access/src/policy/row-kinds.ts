import type { Place, Table, TypeModel } from '@gridweave/kit';
import { areaCodeLengths, areaLevelOf, areasAround } from './area.ts';
import type { Scope, ScopeClause } from './scope.ts';

/**
 * A kind of row that some scopes can tell from other kinds: the areas that hold it and the named scopes that do. All
 * rows of one kind are in the same ones of these scopes, so what holds for each kind is proved for every row.
 */
export interface RowKind {
  /** Codes of the areas that hold it, as far as its table tells. */
  readonly areas: readonly string[];
  /** Areas of `length` digits inside of `within` may hold it or not: its table or its columns do not tell. */
  readonly unknown: readonly Unknown[];
  /** The conditions of the named scopes that hold it. */
  readonly named: ReadonlySet<unknown>;
}

interface Unknown {
  readonly within: string;
  readonly length: number;
}

/** Scopes of one type; for mutations, which have no rows, without it. */
export interface TypeScopes {
  readonly type: TypeModel | undefined;
  readonly scopes: readonly Scope[];
}

type AreaKind = Omit<RowKind, 'named'>;

const { street: streetLength, community: communityLength, grid: gridLength } = areaCodeLengths;
const mostKinds = 1 << 16;

/**
 * All kinds of rows that the scopes can tell apart; undefined when there are more than 65,536. Named scopes count as
 * independent of each other, and one name as two scopes where the types give it different conditions.
 */
export function rowKinds(sides: readonly TypeScopes[]): readonly RowKind[] | undefined {
  const codes = new Set<string>();
  const conditions = new Set<unknown>();
  for (const { type, scopes } of sides)
    for (const clause of scopes.flatMap(allClauses)) {
      if (isPlaced(type)) for (const area of clause.areas ?? []) codes.add(area);
      for (const name of clause.named) {
        const condition = type?.scopes.get(name);
        if (condition) conditions.add(condition);
      }
    }
  const columns = columnsOf(sides);
  if (!columns) return undefined;
  const places = areaKinds(
    [...codes].filter((code) => areaLevelOf(code) !== undefined),
    columns,
  );
  const named = [...conditions];
  if (named.length > 16 || places.length * 2 ** named.length > mostKinds) return undefined;
  const sets = Array.from(
    { length: 2 ** named.length },
    (_, bits) => new Set(named.filter((_condition, i) => (bits >> i) % 2 === 1)),
  );
  return places.flatMap((place) => sets.map((set) => ({ ...place, named: set })));
}

/** Whether the rows of a kind are in a scope, as its SQL decides it. */
export function holdsKind(scope: Scope, kind: RowKind, type: TypeModel | undefined): boolean {
  return (
    scope.any.some((clause) => isInClause(clause, kind, type)) &&
    !scope.except.some((gap) => isInException(gap, kind, type))
  );
}

function isInClause(clause: ScopeClause, kind: RowKind, type: TypeModel | undefined): boolean {
  if (clause.areas && isPlaced(type) && !isInAreas(clause.areas, kind)) return false;
  for (const name of clause.named) {
    const condition = type?.scopes.get(name);
    if (!condition || !kind.named.has(condition)) return false;
  }
  return !(clause.except ?? []).some((gap) => isInException(gap, kind, type));
}

/** What cannot be decided is taken as inside the exception. */
function isInException(gap: ScopeClause, kind: RowKind, type: TypeModel | undefined): boolean {
  const { areas } = gap;
  if (areas && isPlaced(type) && !isInAreas(areas, kind)) {
    const isPossible = kind.unknown.some(({ within, length }) =>
      areas.some((area) => area.length === length && area.startsWith(within)),
    );
    if (!isPossible) return false;
  }
  return gap.named.every((name) => {
    const condition = type?.scopes.get(name);
    return !condition || kind.named.has(condition);
  });
}

const areaSets = new WeakMap<readonly string[], ReadonlySet<string>>();

function isInAreas(list: readonly string[], kind: RowKind): boolean {
  const set = areaSets.get(list) ?? new Set(list);
  areaSets.set(list, set);
  return kind.areas.some((area) => set.has(area));
}

function allClauses(scope: Scope): readonly ScopeClause[] {
  const clauses = [...scope.any, ...scope.except];
  return [...clauses, ...clauses.flatMap((clause) => clause.except ?? [])];
}

function isPlaced(type: TypeModel | undefined): boolean {
  return type === undefined || type.ref.table.place !== undefined;
}

/** Whether a table tells the area of a level, and of each of its rows. */
interface AreaColumns {
  readonly community: 'none' | 'some' | 'all';
  readonly grid: 'none' | 'some' | 'all';
}

/** Undefined when the types tell their areas differently, which cannot be compared. */
function columnsOf(sides: readonly TypeScopes[]): AreaColumns | undefined {
  const each = sides.map(({ type }): AreaColumns => {
    if (!type) return { community: 'all', grid: 'all' };
    const { table } = type.ref;
    return { community: columnOf(table, table.place?.community), grid: columnOf(table, table.place?.grid) };
  });
  const first = each[0] ?? { community: 'all', grid: 'all' };
  return each.every((one) => one.community === first.community && one.grid === first.grid) ? first : undefined;
}

function columnOf(table: Table<any>, column: Place['grid']): AreaColumns['grid'] {
  if (column === undefined) return 'none';
  return table.columns[column].nullable ? 'some' : 'all';
}

function areaKinds(codes: readonly string[], columns: AreaColumns): readonly AreaKind[] {
  const byStreet = new Map<string, string[]>([[other('', streetLength), []]]);
  for (const code of codes) {
    const street = code.length < streetLength ? other(code, streetLength) : code.slice(0, streetLength);
    const inside = byStreet.get(street) ?? [];
    if (code.length > streetLength) inside.push(code);
    byStreet.set(street, inside);
  }
  return [...byStreet].flatMap(([street, inside]) =>
    inside.length === 0 ? [{ areas: areasAround(street), unknown: [] }] : kindsInStreet(street, inside, columns),
  );
}

/** The kinds of a street in which smaller areas are named, by what the columns of its table can hold. */
function kindsInStreet(street: string, codes: readonly string[], columns: AreaColumns): readonly AreaKind[] {
  const unknownHere = [
    { within: street, length: communityLength },
    { within: street, length: gridLength },
  ];
  if (columns.community === 'none' && columns.grid === 'none')
    return [{ areas: areasAround(street), unknown: unknownHere }];
  const grids = codes.filter((code) => code.length === gridLength);
  const communities = [
    ...new Set([...codes.map((code) => code.slice(0, communityLength)), other(street, communityLength)]),
  ];
  const kinds: AreaKind[] = [];
  for (const community of communities) {
    if (columns.grid !== 'none')
      for (const grid of [...grids.filter((code) => code.startsWith(community)), other(community, gridLength)]) {
        kinds.push({ areas: areasAround(grid), unknown: [] });
        if (columns.community === 'some')
          kinds.push({
            areas: [...areasAround(street), grid],
            unknown: [{ within: street, length: communityLength }],
          });
      }
    if (columns.grid !== 'all' && columns.community !== 'none')
      kinds.push({ areas: areasAround(community), unknown: [{ within: community, length: gridLength }] });
  }
  const mayTellNothing = columns.grid !== 'all' && columns.community !== 'all';
  return mayTellNothing ? [...kinds, { areas: areasAround(street), unknown: unknownHere }] : kinds;
}

/** Stands for an area inside of another one that no scope names. */
function other(code: string, length: number): string {
  return code.padEnd(length, '?');
}
