import { core, houses, persons, professionalGridDockings } from '@gridweave/core';
import type { RowOf } from '@gridweave/kit';
import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { residencePermits } from './permit/tables.ts';
import { publicSecurity } from './public-security.ts';
import { rentalFiles } from './rental/tables.ts';

// a day that stays in the past: what is due is due whenever the test runs
const community = smallCommunity([publicSecurity], { today: '2025-03-03' });
const elsewhere = smallCommunity([publicSecurity], { code: '440309003001', seed: 2, today: '2025-03-03' });
const files = community.rows(rentalFiles);
let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, publicSecurity],
    rows: async (database) => {
      await putCommunity(database, community);
      await putCommunity(database, elsewhere);
    },
    departments: [
      {
        code: 'public-security',
        areas: ['440309002'],
        grants: [
          ...ownGrants(publicSecurity),
          { fields: ['House.residents', 'Person.name', 'Person.permitNumber'], access: 'full', operators: ['read'] },
        ],
      },
      {
        code: 'housing',
        areas: ['440309'],
        grants: [
          { fields: ['RentalFile.managerPhone'], access: 'masked', mask: 'keep(3,4)', operators: ['read', 'match'] },
        ],
      },
    ],
  });
});
afterAll(() => platform?.close());

async function ask(document: string, variables?: Record<string, unknown>, department = 'public-security') {
  const { body } = await platform.query(department, document, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const due = (file: RowOf<typeof rentalFiles>): boolean =>
  file.visit_interval_days !== null && file.visit_interval_days !== undefined;

test('the rental houses of each beat whose visit is overdue', async () => {
  const { professionalGrids } =
    await ask(`{ professionalGrids(where: { kind: { eq: "police" } }, first: 5) { nodes { code policeStation policeOfficerNumber
    rentalFiles(where: { visitOverdue: { eq: true } }, first: 500) {
      totalCount nodes { fileNumber visitDueOn house { address rentalGrade rentalVisitOverdue } } } } } }`);
  expect(professionalGrids.nodes).toHaveLength(1);
  const [beat] = professionalGrids.nodes;
  expect(beat).toMatchObject({ code: '11000044030900200101', policeStation: '民治派出所' });
  const expected = files.filter(due).map((file) => file.file_number);
  expect(expected.length).toBeGreaterThan(50);
  expect(beat.rentalFiles.totalCount).toBe(expected.length);
  expect(beat.rentalFiles.nodes.map((file: any) => file.fileNumber).toSorted()).toEqual(expected.toSorted());
  expect(beat.rentalFiles.nodes[0].house).toMatchObject({ rentalVisitOverdue: true });
});

test('a house by its code: registration, beat, and the residence permits of who lives there', async () => {
  const holder = community.rows(residencePermits).find((permit) => permit.state === '3')!;
  const person = community.rows(persons).find(({ id }) => id === holder.person_id)!;
  const house = community.rows(houses).find(({ id }) => id === person.house_id)!;
  const data = await ask(
    `query ($code: HouseCode!) { house(houseCode: $code) { rentalRegistrationStatus rentalPoliceStation
      professionalGrids(where: { kind: { eq: "police" } }) { nodes { code } }
      residents { nodes { name residencePermitState residencePermit { endorseBy endorsementOverdue } } } } }`,
    { code: house.house_code },
  );
  const status = {
    '1': 'REGISTERED',
    '2': 'PENDING',
    '3': 'CHANGE_DUE',
    '4': 'CANCELLED',
    '9': 'UNREGISTERED',
  } as const;
  const file = files.find(({ house_id }) => house_id === house.id);
  expect(data.house.rentalRegistrationStatus).toBe(file ? status[file.status as keyof typeof status] : null);
  expect(data.house.professionalGrids.nodes).toEqual([{ code: '11000044030900200101' }]);
  expect(data.house.residents.nodes).toContainEqual({
    name: person.name,
    residencePermitState: 'SUSPENDED',
    residencePermit: { endorseBy: holder.endorse_by, endorsementOverdue: true },
  });
});

test('permits to be endorsed before a day, the most urgent first', async () => {
  const { residencePermits: page } = await ask(
    `{ residencePermits(where: { endorseBy: { lte: "2025-04-02" }, state: { eq: VALID } }, orderBy: [{ field: ENDORSE_BY }],
        first: 1000) { nodes { acceptanceNumber endorseBy person { name } } } }`,
  );
  const expected = community
    .rows(residencePermits)
    .filter(({ state, endorse_by }) => state === '2' && endorse_by! <= '2025-04-02');
  expect(expected.length).toBeGreaterThan(0);
  expect(page.nodes.map((permit: any) => permit.endorseBy)).toEqual(expected.map((p) => p.endorse_by).toSorted());
  expect(page.nodes[0].person.name).toMatch(/^[王李张]/);
});

test('rental files by community and status; small groups are left out', async () => {
  const { rentalFileCounts } = await ask(
    `{ rentalFileCounts(by: COMMUNITY, group: STATUS) { areaCode areaName value count } }`,
  );
  const registered = files.filter(({ status }) => status === '1').length;
  expect(rentalFileCounts).toContainEqual({
    areaCode: '440309002001',
    areaName: '沙吓社区居委会',
    value: 'REGISTERED',
    count: registered,
  });
  expect(rentalFileCounts.every((group: any) => group.count >= 10)).toBe(true);
});

test('a basic grid knows its beats, and a beat its grids as of today', async () => {
  const { grid } = await ask(
    `{ grid(code: "44030900200101") { professionalGrids { nodes { name grids { nodes { code } } } } } }`,
  );
  const docked = community.rows(professionalGridDockings).map((docking) => docking.grid_code);
  expect(grid.professionalGrids.nodes[0].grids.nodes.map(({ code }: any) => code).toSorted()).toEqual(
    docked.toSorted(),
  );
});

test('another department sees the registration, masked phones, and neither visits nor permits', async () => {
  const { rentalFiles: page } = await ask(
    `{ rentalFiles(first: 1000) { totalCount nodes { fileNumber status managerPhone } } }`,
    undefined,
    'housing',
  );
  expect(page.totalCount).toBe(files.length + elsewhere.rows(rentalFiles).length);
  expect(page.nodes.find((file: any) => file.managerPhone)).toMatchObject({ managerPhone: '138****0001' });
  const refused = await platform.query(
    'housing',
    `{ houses { nodes { rentalRegistrationStatus rentalVisitOverdue } } }`,
  );
  expect(refused.body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
  expect(JSON.stringify(refused.body.errors)).toContain('House.rentalVisitOverdue');
  expect(refused.body.data ?? null).toBeNull();
  const permits = await platform.query('housing', `{ residencePermits { nodes { state } } }`);
  expect(permits.body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
});

test('case clues look like a field that does not exist, to the police as well', async () => {
  const clue = await platform.query('public-security', `{ rentalFiles { nodes { caseClue } } }`);
  const nonsense = await platform.query('public-security', `{ rentalFiles { nodes { caseClub } } }`);
  expect(clue.body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(clue.body.errors[0].message.replace('caseClue', 'caseClub')).toBe(nonsense.body.errors[0].message);
});
