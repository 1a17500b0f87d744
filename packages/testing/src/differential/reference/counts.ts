import { areaLevels, type AreaLevel, type TypeModel } from '@gridweave/kit';
import { type Filter, satisfies } from './filter.ts';
import type { Grants } from './grants.ts';
import { codeName } from './code-name.ts';
import { ownRow, textOf } from './leaf.ts';
import type { Row, World } from './world.ts';

export interface CountArguments {
  readonly by: AreaLevel;
  readonly group?: string | null;
  readonly where?: Filter;
}

/**
 * Counts by area and group over the rows that may be counted, without groups that are too small. `onHidden` is told when
 * a row counts that may not be read, or that a list could not find by its group.
 */
export function counts(
  world: World,
  grants: Grants,
  type: TypeModel,
  args: CountArguments,
  onHidden: () => void,
): readonly Record<string, unknown>[] {
  const { table } = type.ref;
  const id = type.fields.get('id')!;
  const group = args.group === undefined || args.group === null ? undefined : type.fields.get(args.group)!;
  const counted = world
    .rows(table)
    .filter(
      (row) =>
        grants.holds(type, id, 'aggregate', row) &&
        (!group || grants.holds(type, group, 'aggregate', row)) &&
        (args.where === undefined || satisfies(world, grants, type, row, args.where)),
    );
  const isOpen = (row: Row): boolean =>
    grants.visible(type, row) &&
    (!group || grants.shown(type, group, row) === null || grants.holds(type, group, 'filter', row));
  if (!counted.every(isOpen)) onHidden();
  const rankOf = (row: Row): number | null => {
    return group ? world.textRank(group, ownRow(world, group, row)) : null;
  };
  const groups = Map.groupBy(counted, (row) => JSON.stringify([areaOf(type, row, args.by), rankOf(row)]));
  const { areas } = world.model;
  return [...groups]
    .filter(([, rows]) => rows.length >= grants.policy.minimumGroup)
    .map(([key, rows]) => ({ key: JSON.parse(key) as [string | null, number | null], rows }))
    .toSorted((a, b) => nullsLast(a.key[0], b.key[0]) || nullsLast(a.key[1], b.key[1]))
    .map(({ key: [code], rows }) => ({
      areaCode: code,
      areaName: areas ? (world.matching(areas.table, [areas.code], [code])[0]?.values[areas.name] ?? null) : null,
      value: group ? codeName(group, textOf(world, group, rows[0]!)) : null,
      count: rows.length,
    }));
}

/** The column that tells the area of a level, if the type has one. */
export function areaColumn(type: TypeModel, level: AreaLevel): string | undefined {
  const { place } = type.ref.table;
  return level === 'GRID' ? place?.grid : level === 'COMMUNITY' ? place?.community : place?.street;
}

function areaOf(type: TypeModel, row: Row, level: AreaLevel): string | null {
  const code = row.values[areaColumn(type, level)!]!;
  return level === 'CITY' || level === 'DISTRICT' ? code.slice(0, areaLevels[level]) : code;
}

function nullsLast(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
