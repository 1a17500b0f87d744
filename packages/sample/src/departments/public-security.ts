import { everyOperator, of, type SampleDepartment } from './department.ts';

const registration = {
  purpose: '实有人口登记核查、居住登记与出租屋治安管理',
  legalBasis: '《中华人民共和国居民身份证法》《深圳经济特区居住证条例》《租赁房屋治安管理规定》',
};
const care = {
  purpose: '重点人员走访管理',
  legalBasis: '《中华人民共和国人民警察法》第六条、《禁毒法》、《精神卫生法》、《预防未成年人犯罪法》',
};
const response = {
  purpose: '警情与治安事件处置',
  legalBasis: '《中华人民共和国人民警察法》第六条',
};

/** Public security: people of the whole city in full, minors masked; workplaces only in rented houses; events of its own. */
export const publicSecurity: SampleDepartment = {
  code: 'public-security',
  title: { zh: '深圳市公安局', en: 'Shenzhen Public Security Bureau' },
  areas: ['4403'],
  client: '人口管理应用',
  grants: [
    {
      fields: of(
        'Person',
        `kind documentType sex birthDate age ethnicity nativePlace registeredDivision registeredAddress movedInOn verifiedOn
         endedOn endReason streetCode communityCode gridCode street community grid livesAsRegistered householdNumber
         householdHead relationToHead floatReason permitKind permitNumber permitRegisteredOn permitExpiresOn dwellingKind
         nationality latinName stayPurpose stayUntil house occupancies documents professionalGrids`,
      ),
      operators: everyOperator,
      ...registration,
    },
    {
      fields: [...of('Person', 'name formerName documentNumber phone'), 'IdentityDocument.number'],
      operators: everyOperator,
      scopes: ['minors-excluded'],
      ...registration,
    },
    { fields: of('Person', 'name formerName'), mask: 'keep(1,0)', ...registration },
    { fields: ['Person.documentNumber', 'IdentityDocument.number'], mask: 'keep(6,4)', ...registration },
    { fields: ['Person.phone'], mask: 'keep(3,4)', ...registration },
    {
      fields: of('Person', 'occupation workplace'),
      operators: ['match'],
      scopes: ['rented-houses', 'current-residents'],
      purpose: '出租屋从业人员核查',
      legalBasis: '《租赁房屋治安管理规定》第八条',
    },
    { fields: ['Person.id'], operators: ['aggregate'], ...registration },
    {
      fields: of(
        'IdentityDocument',
        'type primary issuedBy validFrom validTo person streetCode communityCode gridCode street community grid',
      ),
      operators: everyOperator,
      ...registration,
    },
    { fields: ['Occupancy.*'], operators: everyOperator, ...registration },
    {
      fields: of(
        'House',
        `ownerName ownerPhone landlordName landlordPhone securityDutyHolder securityDutyPhone residents occupancies
         rentalVisitedOn rentalVisitDueOn rentalVisitOverdue vacantLivedIn overOccupied undeclaredMoveIns
         undeclaredMoveOuts lateMoveIns`,
      ),
      operators: everyOperator,
      ...registration,
    },
    { fields: ['Grid.persons', ...of('GridWorker', 'name phone')], operators: ['match'], ...registration },
    {
      fields: of('LegalEntity', 'legalRepresentativePhone contactName contactPhone'),
      operators: ['match'],
      purpose: '特种行业与内部单位治安管理',
      legalBasis: '《企业事业单位内部治安保卫条例》第三条',
    },
    {
      fields: of(
        'Event',
        'description media reporterName reporterPhone result outcome peopleInvolved disputeKind disputeScale',
      ),
      operators: everyOperator,
      scopes: ['police-events'],
      ...response,
    },
    {
      fields: of('Event', 'disputeScale disputeKind peopleInvolved mediator'),
      operators: everyOperator,
      scopes: ['events-disputes'],
      ...response,
    },
    { fields: ['RentalFile.*', 'ResidencePermit.*'], operators: everyOperator, ...registration },
    { fields: ['RentalVisit.*', 'HouseSurvey.*', 'Subletting.*'], operators: everyOperator, ...registration },
    {
      fields: [
        ...of('ProfessionalGrid', 'personInCharge personInChargePhone persons'),
        ...of('ProfessionalGridDuty', 'name phone'),
      ],
      operators: everyOperator,
      scopes: ['grids-police'],
      ...registration,
    },
    {
      fields: of('Grid', 'prohibitedRentalsLivedIn vacantLivedIn overOccupied undeclaredMoveIns undeclaredMoveOuts'),
      ...registration,
    },
    {
      fields: of(
        'Mutation',
        'recordRentalVisit recordHouseSurvey recordDeclaration recordSubletting endorseResidencePermit',
      ),
      ...registration,
    },
    { fields: ['SpecialPerson.*'], operators: everyOperator, scopes: ['special-persons-in-care'], ...care },
    { fields: ['Mutation.recordSpecialVisit'], ...care },
    {
      fields: of(
        'Person',
        `residencePermitState residencePermitEndorseBy residencePermitDaysLeft residencePermitStation residencePermit
         contradictoryResidences`,
      ),
      operators: everyOperator,
      ...registration,
    },
  ],
};
