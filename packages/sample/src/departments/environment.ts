import { sampleDistrict, sampleElsewhere } from '../plan/index.ts';
import { everyOperator, of, type SampleDepartment } from './department.ts';

const supervision = {
  purpose: '排污单位监督管理与污染源巡查',
  legalBasis: '《中华人民共和国环境保护法》第二十四条、《排污许可管理条例》第二十五条',
};
const complaints = {
  purpose: '噪声、油烟、扬尘等环境投诉处理',
  legalBasis: '《中华人民共和国噪声污染防治法》第三十一条',
};

/** Environment: legal entities, places and its own categories of events in two districts; no people at all. */
export const environment: SampleDepartment = {
  code: 'environment',
  title: { zh: '深圳市生态环境局(宝安、南山)', en: 'Ecology and Environment, Bao’an and Nanshan' },
  areas: [sampleDistrict, sampleElsewhere.slice(0, 6)],
  client: '生态环境执法应用',
  grants: [
    { fields: of('LegalEntity', 'contactName'), mask: 'keep(1,0)', scopes: ['polluting-entities'], ...supervision },
    { fields: of('LegalEntity', 'contactPhone'), scopes: ['polluting-entities'], ...supervision },
    { fields: ['LegalEntity.environmentalCredit'], operators: everyOperator, ...supervision },
    { fields: ['GridWorker.name'], mask: 'keep(1,0)', ...complaints },
    { fields: of('Mutation', 'recordReadings recordFumeCleaning recordSensitiveReceptor'), ...supervision },
    {
      fields: [
        ...of('ProfessionalGrid', 'personInCharge personInChargePhone environmentChief'),
        ...of('ProfessionalGridDuty', 'name phone'),
      ],
      operators: everyOperator,
      scopes: ['grids-environment'],
      ...supervision,
    },
    { fields: ['PollutionComplaint.*'], operators: everyOperator, ...complaints },
    {
      fields: of('Event', 'description media result'),
      operators: ['search'],
      scopes: ['environment-events'],
      ...complaints,
    },
    { fields: of('Event', 'reporterPhone'), mask: 'keep(3,4)', scopes: ['environment-events'], ...complaints },
  ],
};
