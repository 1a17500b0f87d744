import { Grid, LegalEntity } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { label, open } from '../labels.ts';
import { marketGridsOfGrid, marketGridsOfPlace } from './docked.ts';
import { MarketGrid } from './tables.ts';

const ofPlace = label('所属市监网格', 'Market grids', ...open);

/** Which market grid answers for a place: grid, legal entity. */
export const marketGridsOfPlaces = [
  defineFields(Grid, (t) => ({ marketGrids: t.many(MarketGrid, { through: marketGridsOfGrid, label: ofPlace }) })),
  defineFields(LegalEntity, (t) => ({
    marketGrids: t.many(MarketGrid, { through: marketGridsOfPlace, label: ofPlace }),
  })),
];
