import { type Column, type FieldBuilder, labelsFrom, type Sensitivity } from '@gridweave/kit';
import { Division } from '../division/tables.ts';
import { Grid } from '../grid/tables.ts';
import { areaCodeMasks } from '../label/masks.ts';
import { byCode } from '../label/operators.ts';
import { DivisionCode, GridCode } from '../scalars/index.ts';

interface PlaceColumns extends Readonly<Record<string, Column<any>>> {
  readonly street_code: Column<string>;
  readonly community_code: Column<string | null>;
  readonly grid_code: Column<string | null>;
}

/** How the place of a record is shared: that of a house is public, that of a person is personal. */
export interface PlaceSharing {
  readonly source: string;
  readonly sharing: 'unconditional' | 'conditional';
  readonly sensitivity: Sensitivity;
}

/** Where a record is: codes of street, community and grid, and the areas themselves. */
export function placeFields(t: FieldBuilder<PlaceColumns>, { source, sharing, sensitivity }: PlaceSharing) {
  const label = labelsFrom(source, 'realtime');
  const masks = sharing === 'conditional' ? areaCodeMasks : [];
  return {
    streetCode: t.column('street_code', {
      type: DivisionCode,
      label: label('街道代码', 'Street code', sharing, sensitivity, [], {
        zh: 'GB/T 10114,9 位',
        en: 'GB/T 10114, 9 digits',
      }),
      operators: byCode,
    }),
    communityCode: t.column('community_code', {
      type: DivisionCode,
      label: label('社区代码', 'Community code', sharing, sensitivity, masks.slice(0, 1), {
        zh: 'GB/T 10114,12 位',
        en: 'GB/T 10114, 12 digits',
      }),
      operators: byCode,
    }),
    gridCode: t.column('grid_code', {
      type: GridCode,
      label: label('网格编码', 'Grid code', sharing, sensitivity, masks, {
        zh: '社区基础网格,14 位:社区 12 位加序号 2 位',
        en: 'basic grid, 14 digits: 12 of the community and a sequence of 2',
      }),
      operators: byCode,
    }),
    street: t.one(Division, {
      on: { street_code: 'code' },
      label: label('所属街道', 'Street', sharing, sensitivity),
    }),
    community: t.one(Division, {
      on: { community_code: 'code' },
      label: label('所属社区', 'Community', sharing, sensitivity),
    }),
    grid: t.one(Grid, {
      on: { street_code: 'street_code', grid_code: 'code' },
      label: label('所属网格', 'Basic grid', sharing, sensitivity),
    }),
  };
}
