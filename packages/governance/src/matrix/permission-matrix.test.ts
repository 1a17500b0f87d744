import { afterAll, beforeAll, expect, test } from 'vitest';

import { governed, type Governed } from '../fixture/governed.ts';

let g: Governed;
beforeAll(async () => {
  g = await governed([
    {
      code: 'fire',
      areas: ['440306'],
      grants: [
        { fields: ['Person.name'], access: 'masked', mask: 'keep(1,0)', operators: ['read', 'match'] },
        { fields: ['Person.phone'], access: 'masked', mask: 'keep(3,4)', operators: ['read'] },
        { fields: ['Person.phone'], access: 'full', operators: ['read'], areas: ['440306001'] },
        {
          fields: ['Event.peopleInvolved'],
          access: 'full',
          operators: ['read', 'filter'],
          areas: ['440306001'],
          validUntil: new Date(Date.now() + 86_400_000),
        },
      ],
      denials: [{ fields: ['House.use'] }],
    },
    { code: 'police', areas: ['4403'] },
  ]);
});
afterAll(() => g?.close());

const query = `query ($p: PolicyPoint) { permissionMatrix(policy: $p) {
  version departments rows { coordinate cells }
  kinds { read masks isMixed operators where { zh en } isLimited validUntil grants isByDefault isDenied hasClientRules } } }`;

async function cells(policy?: object): Promise<(coordinate: string, department: string) => any> {
  const { permissionMatrix: m } = await g.govern('auditor', query, { p: policy });
  return (coordinate, department) => {
    const { cells } = m.rows.find((row: any) => row.coordinate === coordinate);
    return m.kinds[cells[m.departments.indexOf(department)]];
  };
}

test('a cell says how a field is shown, where, with which operators and until when', async () => {
  const of = await cells();
  expect(of('Person.name', 'fire')).toMatchObject({
    read: 'masked',
    masks: ['keep(1,0)'],
    isMixed: false,
    operators: ['READ', 'MATCH'],
    isLimited: false,
    validUntil: null,
    grants: 1,
  });
  expect(of('Event.peopleInvolved', 'fire')).toMatchObject({ read: 'full', isLimited: true, isDenied: false });
  expect(Date.parse(of('Event.peopleInvolved', 'fire').validUntil)).toBeGreaterThan(Date.now());
  expect(of('Person.name', 'police')).toMatchObject({ read: 'none', operators: [], where: null, grants: 0 });
  expect(of('Person.phone', 'fire')).toMatchObject({ read: 'masked', masks: ['keep(3,4)'], isMixed: true });
  expect(of('House.use', 'fire')).toMatchObject({ read: 'none', isByDefault: true, isDenied: true });
  expect(of('House.use', 'police')).toMatchObject({ read: 'full', isByDefault: true, isLimited: false });
});

test('it agrees with the catalogue of each department', async () => {
  const of = await cells();
  for (const department of ['fire', 'police']) {
    const { previewCatalogue } = await g.govern(
      'auditor',
      'query ($as: String!) { previewCatalogue(as: $as, first: 1000) { coordinate holding { read masks operators } } }',
      { as: department },
    );
    for (const { coordinate, holding } of previewCatalogue)
      expect({ coordinate, ...of(coordinate, department) }).toMatchObject({ coordinate, ...holding });
  }
});

test('under changes it shows what they would make of it', async () => {
  const changes = [{ deny: { department: 'fire', fields: ['Person.name'], reason: '停用' } }];
  const of = await cells({ changes });
  expect(of('Person.name', 'fire')).toMatchObject({ read: 'none', isDenied: true, grants: 1 });
});
