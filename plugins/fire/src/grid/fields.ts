import { onDockedGrids, ProfessionalGrid } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { FireHazard } from '../hazard/tables.ts';
import { byCode, internal, label, open } from '../labels.ts';
import { besideGrid } from './tables.ts';

/** What only fire grids have; null for grids of other kinds. */
export const fireFieldsOfGrid = defineFields(ProfessionalGrid, besideGrid, (t) => ({
  fireBrigade: t.column('brigade', {
    type: 'String',
    label: label('消防救援大队', 'Fire and rescue brigade', ...open),
    operators: byCode,
  }),
  microStation: t.column('micro_station', {
    type: 'String',
    label: label('微型消防站', 'Micro fire station', ...open),
  }),
  microStationPhone: t.column('micro_station_phone', {
    type: 'String',
    label: label('微型消防站值守电话', "Micro fire station's duty phone", ...open),
  }),
}));

export const fireHazardsOfGrid = defineFields(ProfessionalGrid, (t) => ({
  fireHazards: t.many(FireHazard, {
    through: onDockedGrids,
    label: label('辖区火灾隐患', 'Fire hazards', ...internal),
  }),
}));
