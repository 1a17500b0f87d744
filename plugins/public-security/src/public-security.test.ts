import { core } from '@gridweave/core';
import { buildModel } from '@gridweave/kit';
import {
  pluginSchema,
  putCommunity,
  sampleFaults,
  smallCommunity,
  tableFaults,
  testPlatform,
  type TestPlatform,
} from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicSecurity } from './public-security.ts';

const model = buildModel([core, publicSecurity]);
const own = [...model.types.values()]
  .flatMap((type) => type.fields.values().toArray())
  .filter((field) => field.plugin === publicSecurity.name);
const labelled = (sharing: string) =>
  own.filter(({ label }) => label.sharing === sharing).map(({ coordinate }) => coordinate);
const community = smallCommunity([publicSecurity]);
let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [core, publicSecurity], departments: [] });
});
afterAll(() => platform?.close());

test('what it adds to the graph is the committed schema', async () => {
  await expect(pluginSchema(publicSecurity)).toMatchFileSnapshot('../schema.graphql');
});

test('without it nothing of it is left', () => {
  const without = buildModel([core]);
  const fields = [...without.types.values()].flatMap((type) => type.fields.values().toArray());
  expect(fields.filter((field) => field.plugin === publicSecurity.name)).toEqual([]);
  expect(publicSecurity.types.filter((type) => without.types.has(type.name))).toEqual([]);
  expect(publicSecurity.queries.filter(({ name }) => without.queries.has(name))).toEqual([]);
  expect(publicSecurity.scopes.filter(({ name }) => without.scopes.has(name))).toEqual([]);
});

test('its tables are as declared, with an index for every relation, key and search', async () => {
  expect(await tableFaults(platform.database, publicSecurity)).toEqual([]);
});

test('its sample rows are sound, the same each time, and PostgreSQL takes them', async () => {
  expect(sampleFaults(publicSecurity, community)).toEqual([]);
  expect(smallCommunity([publicSecurity]).tables).toEqual(community.tables);
  await putCommunity(platform.database, community);
});

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
