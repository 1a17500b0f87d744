import { query } from '@gridweave/kit';
import { HouseSurvey, OccupancyLimit } from './tables.ts';

export const houseSurveyQueries = [
  query.list(HouseSurvey, { name: 'houseSurveys', title: { zh: '人房核查列表', en: 'Checks of houses and people' } }),
  query.count(HouseSurvey, { name: 'houseSurveyCounts', title: { zh: '人房核查数量', en: 'Counts of checks' } }),
  query.list(OccupancyLimit, { name: 'occupancyLimits', title: { zh: '居住人数限制', en: 'Limits of residents' } }),
];
