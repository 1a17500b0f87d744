import { Grid, House, LegalEntity } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { label, open } from '../labels.ts';
import { fireGridsOfGrid, fireGridsOfPlace } from './docked.ts';
import { FireGrid } from './tables.ts';

const ofPlace = label('所属消防网格', 'Fire grids', ...open);

/** Which fire grid answers for a place: grid, house, legal entity. */
export const fireGridsOfPlaces = [
  defineFields(Grid, (t) => ({ fireGrids: t.many(FireGrid, { through: fireGridsOfGrid, label: ofPlace }) })),
  defineFields(House, (t) => ({ fireGrids: t.many(FireGrid, { through: fireGridsOfPlace, label: ofPlace }) })),
  defineFields(LegalEntity, (t) => ({ fireGrids: t.many(FireGrid, { through: fireGridsOfPlace, label: ofPlace }) })),
];
