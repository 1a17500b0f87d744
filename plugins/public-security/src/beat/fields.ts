import { onDockedGrids, ProfessionalGrid } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { byCode, byMatch, internal, label, open } from '../labels.ts';
import { RentalFile } from '../rental/tables.ts';
import { besideGrid } from './tables.ts';

/** What only police beats have; null for grids of other kinds. */
export const policeFieldsOfGrid = defineFields(ProfessionalGrid, besideGrid, (t) => ({
  policeStation: t.column('station', {
    type: 'String',
    label: label('所属派出所', 'Police station', ...open),
    operators: byCode,
  }),
  policeOfficerNumber: t.column('officer_number', {
    type: 'String',
    label: label('责任民警警号', "Officer's number", ...internal),
    operators: byMatch,
  }),
}));

export const rentalFilesOfGrid = defineFields(ProfessionalGrid, (t) => ({
  rentalFiles: t.many(RentalFile, {
    through: onDockedGrids,
    label: label('辖区出租屋档案', 'Rental files', ...internal),
  }),
}));
