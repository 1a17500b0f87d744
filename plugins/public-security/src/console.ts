import { House, Person } from '@gridweave/core';
import { catalogueTexts, defineLayer, definePanel } from '@gridweave/kit';
import { RentalFile } from './rental/tables.ts';

/** What the console shows of public security: a panel of rented houses and one of persons, rental files on the map. */
export const publicSecurityConsole = [
  definePanel(House, {
    name: 'rental',
    title: { zh: '出租屋管理', en: 'Rented houses' },
    fields: [
      'rentalRegistrationStatus',
      'rentalFileNumber',
      'rentalVisitDueOn',
      'rentalVisitOverdue',
      'overOccupied',
      'undeclaredMoveIns',
      'sublettings',
    ],
  }),
  definePanel(Person, {
    name: 'residence',
    title: { zh: '居住证与居住登记', en: 'Residence' },
    fields: ['residencePermitState', 'residencePermitEndorseBy', 'contradictoryResidences'],
  }),
  defineLayer(RentalFile, {
    name: 'rentals',
    title: { zh: '出租屋档案', en: 'Rental files' },
    label: 'fileNumber',
    colour: 'status',
  }),
  ...catalogueTexts(House, {
    overOccupied: {
      zh: '人均居住面积或每间人数不符合本市出租屋规定;限值见 occupancyLimits',
      en: 'More people than the rules of the city allow for the area or the rooms; OccupancyLimit has the limits',
    },
  }),
];
