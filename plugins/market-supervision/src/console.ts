import { House, LegalEntity } from '@gridweave/core';
import { catalogueTexts, defineLayer, definePanel } from '@gridweave/kit';
import { SpecialEquipment } from './equipment/tables.ts';

/** What the console shows of market supervision: a panel of entities and one of buildings, equipment on the map. */
export const marketSupervisionConsole = [
  definePanel(LegalEntity, {
    name: 'licence',
    title: { zh: '证照与检查', en: 'Licences and inspections' },
    fields: [
      'licenceState',
      'unlicensed',
      'tradesElsewhere',
      'foodSafetyGrade',
      'creditRiskClass',
      'licences',
      'randomInspections',
      'consumerComplaints',
    ],
  }),
  definePanel(House, {
    name: 'market',
    title: { zh: '商铺与特种设备', en: 'Shops and special equipment' },
    fields: ['groundFloorEntities', 'specialEquipment'],
  }),
  defineLayer(SpecialEquipment, {
    name: 'equipment',
    title: { zh: '特种设备', en: 'Special equipment' },
    label: 'number',
    colour: 'state',
  }),
  ...catalogueTexts(LegalEntity, {
    tradesElsewhere: {
      zh: '网格员实地所见的经营场所与证照所载地址不一致',
      en: 'The entity was seen trading at another place than its licence names',
    },
  }),
];
