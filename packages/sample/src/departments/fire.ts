import { sampleDistrict } from '../plan/index.ts';
import { everyOperator, of, type SampleDepartment } from './department.ts';

const inspection = {
  purpose: '消防监督检查与火灾隐患整改',
  legalBasis: '《中华人民共和国消防法》第五十三条、《消防监督检查规定》第三条',
};
const rescue = {
  purpose: '火灾扑救与应急疏散:掌握建筑内现住人员数量和联系方式',
  legalBasis: '《中华人民共和国消防法》第四十五条',
};

/** Fire: houses of the district with those who answer for them; residents masked, for evacuation; its events and hazards. */
export const fire: SampleDepartment = {
  code: 'fire',
  title: { zh: '深圳市宝安区消防救援大队', en: 'Fire and Rescue, Bao’an District' },
  areas: [sampleDistrict],
  client: '消防监督检查应用',
  grants: [
    {
      fields: of('House', 'landlordName landlordPhone securityDutyHolder securityDutyPhone'),
      operators: ['match'],
      ...inspection,
    },
    { fields: ['House.residents'], ...rescue },
    { fields: ['House.fireThreeInOneResidents'], ...inspection },
    { fields: ['Person.name'], mask: 'keep(1,0)', scopes: ['current-residents'], ...rescue },
    { fields: ['Person.documentNumber'], mask: 'keep(6,4)', scopes: ['current-residents'], ...rescue },
    { fields: ['Person.phone'], mask: 'keep(3,4)', scopes: ['current-residents'], ...rescue },
    { fields: ['Person.birthDate'], mask: 'ageBand(10)', scopes: ['current-residents'], ...rescue },
    {
      fields: of('Person', 'kind sex streetCode communityCode gridCode house'),
      scopes: ['current-residents'],
      ...rescue,
    },
    { fields: of('LegalEntity', 'contactName contactPhone'), operators: ['match'], ...inspection },
    {
      fields: ['LegalEntity.fireSafetyManager', 'LegalEntity.fireSafetyManagerPhone'],
      operators: everyOperator,
      ...inspection,
    },
    { fields: of('GridWorker', 'name phone'), ...inspection },
    { fields: of('Event', 'description media result'), operators: ['search'], scopes: ['fire-events'], ...inspection },
    { fields: ['Event.reporterPhone'], mask: 'keep(3,4)', scopes: ['fire-events'], ...inspection },
    { fields: ['FireHazard.*', 'SmallPlace.*'], operators: everyOperator, ...inspection },
    {
      fields: [
        ...of('ProfessionalGrid', 'personInCharge personInChargePhone'),
        ...of('ProfessionalGridDuty', 'name phone'),
      ],
      operators: everyOperator,
      scopes: ['grids-fire'],
      ...inspection,
    },
    {
      fields: of(
        'Mutation',
        'recordFireHazard rectifyFireHazard recheckFireHazard checkFireFacility recordFireHydrant',
      ),
      ...inspection,
    },
  ],
};
