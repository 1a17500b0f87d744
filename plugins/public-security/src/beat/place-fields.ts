import { Grid, House, LegalEntity, Person } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { label, open, personal } from '../labels.ts';
import { beatsOfGrid, beatsOfPlace } from './docked.ts';
import { PoliceBeat } from './tables.ts';

const ofPlace = label('所属警务区', 'Police beats', ...open);

/** Which police beat answers for a place: grid, house, legal entity, person. */
export const policeBeatsOfPlaces = [
  defineFields(Grid, (t) => ({ policeBeats: t.many(PoliceBeat, { through: beatsOfGrid, label: ofPlace }) })),
  defineFields(House, (t) => ({ policeBeats: t.many(PoliceBeat, { through: beatsOfPlace, label: ofPlace }) })),
  defineFields(LegalEntity, (t) => ({ policeBeats: t.many(PoliceBeat, { through: beatsOfPlace, label: ofPlace }) })),
  defineFields(Person, (t) => ({
    policeBeats: t.many(PoliceBeat, {
      through: beatsOfPlace,
      label: label('现住地警务区', 'Police beats of the residence', ...personal),
    }),
  })),
];
