import { query } from '@gridweave/kit';
import { InspectionDraw, MarketInspector } from './tables.ts';

export const drawQueries = [
  query.byKey(InspectionDraw, {
    name: 'inspectionDraw',
    title: { zh: '按计划编号查双随机抽取', en: 'A draw by the number of its plan' },
    keys: ['planNumber'],
  }),
  query.list(InspectionDraw, { name: 'inspectionDraws', title: { zh: '双随机抽取列表', en: 'Draws' } }),
  query.list(MarketInspector, { name: 'marketInspectors', title: { zh: '执法检查人员列表', en: 'Market inspectors' } }),
];
