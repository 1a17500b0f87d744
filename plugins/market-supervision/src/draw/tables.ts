import { inGrid, PlaceBound, placeIfKnown, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

const ofStreet = { key: ['street_code', 'id'], place: { street: 'street_code' } } as const;

/** The register of inspectors 执法检查人员名录库, from which they are drawn. */
export const marketInspectors = defineTable(
  'market_supervision',
  'inspector',
  { ...streetKey, number: c.text, name: c.text, active: c.bool, ...recordColumns },
  ofStreet,
);

/** Draws by lot 双随机抽取: the seed, the registers it was made from, and what it gave, so that it can be made again. */
export const inspectionDraws = defineTable(
  'market_supervision',
  'inspection_draw',
  {
    ...streetKey,
    plan_number: c.text,
    subject: c.text,
    licence_kind: c.text,
    seed: c.text,
    commitment: c.text,
    entity_register: c.textArray,
    inspector_register: c.textArray,
    per_entity: c.int4,
    drawn: c.textArray,
    drawn_at: c.timestamptz,
    ...recordColumns,
  },
  ofStreet,
);

/** The entities of a draw in the order they were drawn, with their inspectors. */
export const drawnInspections = defineTable(
  'market_supervision',
  'drawn_inspection',
  {
    ...streetKey,
    ...placeIfKnown,
    draw_id: c.int8,
    position: c.int4,
    legal_entity_id: c.int8,
    inspectors: c.textArray,
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const MarketInspector = defineType(marketInspectors, {
  name: 'MarketInspector',
  title: { zh: '执法检查人员', en: 'Market inspector' },
});

export const InspectionDraw = defineType(inspectionDraws, {
  name: 'InspectionDraw',
  title: { zh: '双随机抽取记录', en: 'Draw of random inspections' },
  order: [{ column: 'drawn_at', direction: 'desc' }],
});

export const DrawnInspection = defineType(drawnInspections, {
  name: 'DrawnInspection',
  title: { zh: '双随机抽取结果', en: 'Drawn inspection' },
  order: [{ column: 'position', direction: 'asc' }],
  interfaces: [PlaceBound],
});
