import { areasAround } from './area.ts';
import { apart, type Atom, atomKey, atomsOf, clausesOf, holds, minimalAtoms, type Piece } from './atom.ts';
import type { Scope, ScopeClause } from './scope.ts';

/** A scope taken apart: one piece per clause and area, with all exceptions that concern it. */
export function piecesOf(scope: Pick<Scope, 'any' | 'except'>): readonly Piece[] {
  const common = scope.except.flatMap(atomsOf);
  return scope.any.flatMap((clause) => {
    const except = [...common, ...(clause.except ?? []).flatMap(atomsOf)];
    return atomsOf(clause).map(({ area, named }) => ({ area, named, except }));
  });
}

/** The one way in which a set of pieces is written, whatever their order and grouping was. */
export function canonicalScope(pieces: readonly Piece[]): Scope {
  const kept = withoutAbsorbed(pieces.flatMap(trimmed));
  const common = exceptionsOfAll(kept);
  const commonKeys = new Set(common.map(atomKey));
  const groups = new Map<string, { own: readonly Atom[]; atoms: Atom[] }>();
  for (const piece of kept) {
    const own = piece.except.filter((atom) => !commonKeys.has(atomKey(atom)));
    const key = own.map(atomKey).join();
    const group = groups.get(key) ?? { own, atoms: [] };
    group.atoms.push({ area: piece.area, named: piece.named });
    groups.set(key, group);
  }
  const any = [...groups.values()].flatMap(({ own, atoms }): readonly ScopeClause[] => {
    const clauses = clausesOf(atoms);
    return own.length === 0 ? clauses : clauses.map(({ areas, named }) => ({ areas, named, except: clausesOf(own) }));
  });
  const ordered = any
    .map((clause) => ({ clause, text: JSON.stringify(clause) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  const except = clausesOf(common);
  return {
    any: ordered.map(({ clause }) => clause),
    except,
    key: `${ordered.map(({ text }) => text).join('|')}${except.length > 0 ? `-${JSON.stringify(except)}` : ''}`,
  };
}

/** The piece with only the exceptions that touch it; nothing when one of them takes all of it. */
function trimmed(piece: Piece): readonly Piece[] {
  const except = minimalAtoms(piece.except.filter((gap) => !apart(gap, piece)));
  return except.some((gap) => holds(gap, piece)) ? [] : [{ area: piece.area, named: piece.named, except }];
}

interface Group {
  readonly key: string;
  readonly named: readonly string[];
  readonly except: readonly Atom[];
  readonly areas: Set<string | null>;
}

/** Pieces that no other piece holds. Looks areas up by the codes around them, since scopes may name hundreds. */
function withoutAbsorbed(pieces: readonly Piece[]): readonly Piece[] {
  const groups = new Map<string, Group>();
  for (const { area, named, except } of pieces) {
    const key = JSON.stringify([named, except.map(atomKey)]);
    const group = groups.get(key) ?? { key, named, except, areas: new Set() };
    group.areas.add(area);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return all.flatMap((group) =>
    [...group.areas]
      .map((area) => ({ area, named: group.named, except: group.except }))
      .filter((piece) => !all.some((other) => absorbs(other, piece, other === group))),
  );
}

function absorbs(group: Group, piece: Piece, own: boolean): boolean {
  if (!group.named.every((name) => piece.named.includes(name))) return false;
  const around = piece.area === null ? [] : areasAround(piece.area);
  const area = own
    ? (piece.area !== null && group.areas.has(null)) ||
      around.some((code) => code !== piece.area && group.areas.has(code))
    : group.areas.has(null) || around.some((code) => group.areas.has(code));
  return area && group.except.every((gap) => apart(gap, piece) || piece.except.some((other) => holds(other, gap)));
}

/** Exceptions that hold for every piece or lie apart from it. */
function exceptionsOfAll(pieces: readonly Piece[]): readonly Atom[] {
  const candidates = minimalAtoms(pieces.flatMap((piece) => piece.except));
  const keys = pieces.map((piece) => new Set(piece.except.map(atomKey)));
  return candidates.filter((gap) => pieces.every((piece, i) => keys[i]!.has(atomKey(gap)) || apart(gap, piece)));
}
