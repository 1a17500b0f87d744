import { onDockedGrids, ProfessionalGrid } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { PollutionComplaint } from '../complaint/tables.ts';
import { byCode, byMatch, internal, label, nameMasks, open, personal } from '../labels.ts';
import { MonitoringPoint } from '../monitoring/tables.ts';
import { PollutionSource } from '../source/tables.ts';
import { besideGrid } from './tables.ts';

/** What only environment grids have; null for grids of other kinds. */
export const environmentFieldsOfGrid = defineFields(ProfessionalGrid, besideGrid, (t) => ({
  environmentBureau: t.column('bureau', {
    type: 'String',
    label: label('生态环境管理局', 'Bureau of ecology and environment', ...open),
    operators: byCode,
  }),
  environmentChief: t.column('chief_name', {
    type: 'String',
    label: label('环保网格长', 'Chief of the environment grid', ...personal, nameMasks),
    operators: byMatch,
  }),
}));

/** What there is to inspect in a grid. */
export const environmentRelationsOfGrid = defineFields(ProfessionalGrid, (t) => ({
  pollutionSources: t.many(PollutionSource, {
    through: onDockedGrids,
    where: (source) => sql<SqlBool>`${source.ended_on} is null`,
    label: label('辖区污染源', 'Pollution sources', ...open),
  }),
  monitoringPoints: t.many(MonitoringPoint, {
    through: onDockedGrids,
    label: label('辖区监测点', 'Monitoring points', ...open),
  }),
  pollutionComplaints: t.many(PollutionComplaint, {
    through: onDockedGrids,
    label: label('辖区环境投诉', 'Pollution complaints', ...internal),
  }),
}));
