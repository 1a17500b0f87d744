import type { ScopeClause } from './scope.ts';

/** A clause of one area at most: what the algebra compares. */
export interface Atom {
  readonly area: string | null;
  readonly named: readonly string[];
}

/** An atom with the atoms that are taken out of it. */
export interface Piece extends Atom {
  readonly except: readonly Atom[];
}

/** Equal atoms have equal keys. */
export function atomKey(atom: Atom): string {
  return JSON.stringify([atom.area, ...atom.named]);
}

/** A clause as atoms. An empty list of areas gives none. */
export function atomsOf(clause: ScopeClause): readonly Atom[] {
  const named = [...new Set(clause.named)].sort();
  return clause.areas === null ? [{ area: null, named }] : clause.areas.map((area) => ({ area, named }));
}

/** Whether every row of `inner` is certainly in `outer`. */
export function holds(outer: Atom, inner: Atom): boolean {
  if (outer.area !== null && (inner.area === null || !inner.area.startsWith(outer.area))) return false;
  return outer.named.every((name) => inner.named.includes(name));
}

/** Whether two atoms certainly have no row in common. */
export function apart(a: Atom, b: Atom): boolean {
  return a.area !== null && b.area !== null && !a.area.startsWith(b.area) && !b.area.startsWith(a.area);
}

/** Whether every row of `inner` is certainly in `outer`, both without their exceptions. */
export function pieceHolds(outer: Piece, inner: Piece): boolean {
  return (
    holds(outer, inner) &&
    outer.except.every((gap) => apart(gap, inner) || inner.except.some((other) => holds(other, gap)))
  );
}

/** Atoms without those that another one holds, each once, in the order of their keys. */
export function minimalAtoms(atoms: readonly Atom[]): readonly Atom[] {
  const byKey = new Map(atoms.map((atom) => [atomKey(atom), atom]));
  const distinct = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, atom]) => atom);
  return distinct.filter((atom) => distinct.every((other) => other === atom || !holds(other, atom)));
}

/** Atoms put together again: one clause for those with the same names. */
export function clausesOf(atoms: readonly Atom[]): readonly ScopeClause[] {
  const groups = new Map<string, { areas: string[] | null; named: readonly string[] }>();
  for (const { area, named } of atoms) {
    const key = JSON.stringify([area === null, ...named]);
    const group = groups.get(key) ?? { areas: area === null ? null : [], named };
    if (area !== null) group.areas!.push(area);
    groups.set(key, group);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { areas, named }]) => ({ areas: areas?.sort() ?? null, named }));
}
