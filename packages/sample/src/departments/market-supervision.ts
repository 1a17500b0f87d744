import { sampleStreet } from '../plan/index.ts';
import { everyOperator, of, type SampleDepartment } from './department.ts';

const supervision = {
  purpose: '市场主体登记核查与日常监督检查',
  legalBasis: '《中华人民共和国市场主体登记管理条例》第五条、《无证无照经营查处办法》第五条',
};
const complaints = {
  purpose: '消费投诉举报处理',
  legalBasis: '《中华人民共和国消费者权益保护法》第三十二条',
};

/** Market supervision: the legal entities of one street in full; of people only those who represent them. */
export const marketSupervision: SampleDepartment = {
  code: 'market-supervision',
  title: { zh: '市场监管局新安监管所', en: 'Market Supervision, Xin’an Street' },
  areas: [sampleStreet],
  client: '市场监管应用',
  grants: [
    {
      fields: [
        'LegalEntity.legalRepresentativePhone',
        ...of('LegalEntity', 'contactName contactPhone creditRiskClass'),
      ],
      operators: everyOperator,
      ...supervision,
    },
    { fields: of('House', 'landlordName'), scopes: ['business-premises'], ...supervision },
    { fields: of('House', 'landlordPhone'), mask: 'keep(3,4)', scopes: ['business-premises'], ...supervision },
    { fields: ['RandomInspection.*', 'MarketInspector.*'], operators: everyOperator, ...supervision },
    {
      fields: of('Mutation', 'drawRandomInspection recordPremisesCheck recordEquipmentInspection'),
      ...supervision,
    },
    { fields: ['Mutation.handleConsumerComplaint'], ...complaints },
    {
      fields: [
        ...of('ProfessionalGrid', 'personInCharge personInChargePhone'),
        ...of('ProfessionalGridDuty', 'name phone'),
      ],
      operators: everyOperator,
      scopes: ['grids-market'],
      ...supervision,
    },
    { fields: ['ConsumerComplaint.*'], operators: everyOperator, ...complaints },
    {
      fields: of('Event', 'description media result'),
      operators: ['search'],
      scopes: ['market-events'],
      ...complaints,
    },
    { fields: of('Event', 'reporterName'), mask: 'keep(1,0)', scopes: ['market-events'], ...complaints },
    { fields: of('Event', 'reporterPhone'), mask: 'keep(3,4)', scopes: ['market-events'], ...complaints },
    { fields: ['GridWorker.name'], mask: 'keep(1,0)', ...supervision },
  ],
};
