import { onDockedGrids, ProfessionalGrid } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { ConsumerComplaint } from '../complaint/tables.ts';
import { byCode, byMatch, internal, label, open } from '../labels.ts';
import { BusinessLicence } from '../licence/tables.ts';
import { besideGrid } from './tables.ts';

/** What only market grids have; null for grids of other kinds. */
export const marketFieldsOfGrid = defineFields(ProfessionalGrid, besideGrid, (t) => ({
  marketOffice: t.column('office', {
    type: 'String',
    label: label('市场监督管理所', 'Office of market supervision', ...open),
    operators: byCode,
  }),
  marketSupervisorNumber: t.column('supervisor_number', {
    type: 'String',
    label: label('监管员执法证号', "Supervisor's law-enforcement number", ...internal),
    operators: byMatch,
  }),
}));

/** What there is to supervise in a grid. */
export const marketRelationsOfGrid = defineFields(ProfessionalGrid, (t) => ({
  businessLicences: t.many(BusinessLicence, {
    through: onDockedGrids,
    label: label('辖区证照', 'Licences', ...open),
  }),
  consumerComplaints: t.many(ConsumerComplaint, {
    through: onDockedGrids,
    label: label('辖区消费投诉', 'Consumer complaints', ...internal),
  }),
}));
