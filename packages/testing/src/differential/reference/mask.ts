import { createHash } from 'node:crypto';
import type { ColumnType, Mask, TypeModel } from '@gridweave/kit';
import type { Policy } from '@gridweave/access';
import type { Row, World } from './world.ts';

/** A value under a mask, after the documentation of kit's masks. */
export function masked(
  mask: Mask,
  text: string | null,
  column: ColumnType,
  place: { readonly type: TypeModel; readonly row: Row; readonly world: World; readonly policy: Policy },
): string | null {
  if (text === null) return null;
  const isDate = column === 'date' || column === 'timestamptz';
  switch (mask.kind) {
    case 'keep': {
      const characters = [...text];
      const hidden = characters.length - mask.first - mask.last;
      if (hidden <= 0) return '*'.repeat(characters.length);
      const end = mask.last === 0 ? [] : characters.slice(-mask.last);
      return [...characters.slice(0, mask.first), '*'.repeat(hidden), ...end].join('');
    }
    case 'year':
      return isDate ? text.slice(0, 4) : null;
    case 'ageBand':
      return isDate ? ageBand(text.slice(0, 10), place.world.today, mask.width) : null;
    case 'area':
      return areaName(mask.level, place);
    case 'hash':
      return createHash('sha256').update(`${place.policy.pseudonymKey}:${text}`).digest('hex').slice(0, 24);
    case 'exists':
      return '***';
    case 'null':
      return null;
    case 'own':
      throw new Error(`the reference does not know what ${mask.name} leaves of a value`);
  }
}

function ageBand(born: string, today: string, width: number): string | null {
  if (born > today) return null;
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0);
  const start = Math.floor(years / width) * width;
  return `${start}-${start + width - 1}`;
}

/** The name of the row's area; of its street where its community is not known. */
function areaName(
  level: 'street' | 'community',
  { type, row, world }: { readonly type: TypeModel; readonly row: Row; readonly world: World },
): string | null {
  const { place } = type.ref.table;
  const { areas } = world.model;
  if (!place || !areas) return null;
  const street = row.values[place.street]!;
  const grid = place.grid ? row.values[place.grid] : undefined;
  const community = (place.community ? row.values[place.community] : undefined) ?? grid?.slice(0, 12);
  const code = level === 'community' ? (community ?? street) : street;
  return world.matching(areas.table, [areas.code], [code])[0]?.values[areas.name] ?? null;
}
