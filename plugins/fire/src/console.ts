import { House, LegalEntity } from '@gridweave/core';
import { catalogueTexts, defineLayer, definePanel } from '@gridweave/kit';
import { FireHydrant } from './hydrant/tables.ts';

const fields = ['fireRiskLevel', 'fireOpenHazards', 'fireRectifyBy', 'fireRectificationOverdue', 'fireHazards'];

/** What the console shows of fire safety: a panel of houses and one of entities, hydrants on the map. */
export const fireConsole = [
  definePanel(House, {
    name: 'fire-of-house',
    title: { zh: '消防安全', en: 'Fire safety' },
    fields: [...fields, 'fireThreeInOne', 'fireRiskExplanation', 'fireFacilities', 'fireNearestHydrants'],
  }),
  definePanel(LegalEntity, {
    name: 'fire-of-entity',
    title: { zh: '消防安全', en: 'Fire safety' },
    fields: [...fields, 'fireKeyUnit', 'fireSafetyManager', 'fireSmallPlaces'],
  }),
  defineLayer(FireHydrant, {
    name: 'hydrants',
    title: { zh: '消火栓', en: 'Fire hydrants' },
    at: { longitude: 'longitude', latitude: 'latitude' },
    label: 'number',
    colour: 'state',
  }),
  ...catalogueTexts(House, {
    fireRiskLevel: {
      zh: '由未整改隐患、三合一、检查情况综合评定,红为重大风险;理由见 fireRiskReasons',
      en: 'Judged from open hazards, living at the workplace and inspections; red is extreme; fireRiskReasons says why',
    },
  }),
];
