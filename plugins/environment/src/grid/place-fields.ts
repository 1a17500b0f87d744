import { Grid, LegalEntity } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { label, open } from '../labels.ts';
import { environmentGridsOfGrid, environmentGridsOfPlace } from './docked.ts';
import { EnvironmentGrid } from './tables.ts';

const ofPlace = label('所属环保网格', 'Environment grids', ...open);

/** Which environment grid answers for a place: grid, legal entity. */
export const environmentGridsOfPlaces = [
  defineFields(Grid, (t) => ({
    environmentGrids: t.many(EnvironmentGrid, { through: environmentGridsOfGrid, label: ofPlace }),
  })),
  defineFields(LegalEntity, (t) => ({
    environmentGrids: t.many(EnvironmentGrid, { through: environmentGridsOfPlace, label: ofPlace }),
  })),
];
