import { core } from '@gridweave/core';
import { buildModel } from '@gridweave/kit';
import { testPlugin } from '@gridweave/testing';
import { expect, test } from 'vitest';
import { publicSecurity } from './public-security.ts';

testPlugin(publicSecurity);

const model = buildModel([core, publicSecurity]);
const own = [...model.types.values()]
  .flatMap((type) => type.fields.values().toArray())
  .filter((field) => field.plugin === publicSecurity.name);
const labelled = (sharing: string) =>
  own.filter(({ label }) => label.sharing === sharing).map(({ coordinate }) => coordinate);

test('names and phones of people need a grant and can be masked', () => {
  const people = own.filter(
    ({ definition, name }) => definition.kind === 'column' && /^(manager|complainant)/.test(name),
  );
  expect(people.map((field) => field.coordinate).toSorted()).toEqual([
    'RentalFile.managerName',
    'RentalFile.managerPhone',
  ]);
  for (const { label } of people) {
    expect(label.sharing).toBe('conditional');
    expect(label.masks).not.toEqual([]);
  }
});

test('what needs a grant, and what is never shared', () => {
  expect(labelled('none')).toEqual(['RentalFile.caseClue']);
  expect(labelled('conditional').toSorted()).toMatchInlineSnapshot(`
    [
      "Grid.overOccupied",
      "Grid.prohibitedRentalsLivedIn",
      "Grid.undeclaredMoveIns",
      "Grid.undeclaredMoveOuts",
      "Grid.vacantLivedIn",
      "House.lateMoveIns",
      "House.overOccupied",
      "House.rentalVisitDueOn",
      "House.rentalVisitOverdue",
      "House.rentalVisitedOn",
      "House.undeclaredMoveIns",
      "House.undeclaredMoveOuts",
      "House.vacantLivedIn",
      "HouseSurvey.surveyedBy",
      "Occupancy.policeMoveInDeclaredAt",
      "Occupancy.policeMoveOutDeclaredAt",
      "Person.contradictoryResidences",
      "Person.residencePermit",
      "Person.residencePermitDaysLeft",
      "Person.residencePermitEndorseBy",
      "Person.residencePermitState",
      "Person.residencePermitStation",
      "RentalFile.areaContractor",
      "RentalFile.managerName",
      "RentalFile.managerPhone",
      "RentalFile.undeclaredMoveIns",
      "RentalFile.undeclaredMoveOuts",
      "RentalFile.visitDueOn",
      "RentalFile.visitIntervalDays",
      "RentalFile.visitOverdue",
      "RentalFile.visitedOn",
      "RentalFile.visits",
      "RentalVisit.note",
      "RentalVisit.peopleFound",
      "RentalVisit.result",
      "RentalVisit.visitedBy",
      "RentalVisit.visitedOn",
      "ResidencePermit.acceptanceNumber",
      "ResidencePermit.appliedOn",
      "ResidencePermit.community",
      "ResidencePermit.communityCode",
      "ResidencePermit.daysLeft",
      "ResidencePermit.endorseBy",
      "ResidencePermit.endorsementOverdue",
      "ResidencePermit.grid",
      "ResidencePermit.gridCode",
      "ResidencePermit.issuedOn",
      "ResidencePermit.person",
      "ResidencePermit.state",
      "ResidencePermit.station",
      "ResidencePermit.street",
      "ResidencePermit.streetCode",
      "SpecialPerson.careLevel",
      "SpecialPerson.communityCode",
      "SpecialPerson.gridCode",
      "SpecialPerson.group",
      "SpecialPerson.listedOn",
      "SpecialPerson.officer",
      "SpecialPerson.person",
      "SpecialPerson.removedOn",
      "SpecialPerson.streetCode",
      "SpecialPerson.visitBy",
      "SpecialPerson.visitNote",
      "SpecialPerson.visitOverdue",
      "SpecialPerson.visitedOn",
      "Subletting.overdue",
      "Subletting.tenantName",
      "Subletting.tenantPhone",
    ]
  `);
});
