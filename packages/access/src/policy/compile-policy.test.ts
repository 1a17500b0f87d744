import { maskText, operators } from '@gridweave/kit';
import { describe, expect, test } from 'vitest';
import { denial, grant, policyOf, withDefaults } from '../fixture/facts.ts';
import type { GrantFacts } from './facts.ts';
import type { FieldPolicy, Policy } from './policy.ts';
import { everything, exceptScope, holdsStreet, nothing, scopeOf, unionScopes } from './scope-algebra.ts';

const field = (policy: Policy, coordinate: string): FieldPolicy | undefined => {
  const [type, name] = coordinate.split('.') as [string, string];
  return policy.types.get(type)?.fields.get(name);
};
const masked = (mask: string, more: Partial<GrantFacts> = {}) =>
  grant(['Person.idNumber'], { access: 'masked', mask, operators: [...operators], ...more });
const areas = (...codes: string[]) => scopeOf({ areas: codes, named: [] });

describe('what nobody granted', () => {
  test('is not there', () => {
    const policy = policyOf([]);
    expect(policy.types.size).toBe(0);
    expect(policy.mutations.size).toBe(0);
  });

  test('neither by grants that are not in force, of others, or of what does not exist', () => {
    const policy = policyOf([
      grant(['House.rent'], { state: 'approved' }),
      grant(['House.rent'], { state: 'revoked' }),
      grant(['House.rent'], { department: 'police' }),
      grant(['House.rent'], { client: 'c1' }),
      grant(['House.rent'], { validUntil: 1000 }),
      grant(['House.rent'], { validFrom: 1001 }),
      grant(['House.gone', 'Gone.field', 'Mutation.gone']),
      grant(['House.rent'], { scopes: ['gone'] }),
      grant(['House.rent'], { scopes: ['minors'] }),
      grant(['House.rent'], { areas: ['12345'] }),
      grant(['House.rent'], { areas: [] }),
      grant(['House.rent'], { operators: ['filter'], access: 'masked', mask: 'null' }),
      grant(['House.id']),
    ]);
    expect([...policy.types]).toEqual([]);
  });

  test('a field labelled none is never in a policy, whatever is granted', () => {
    const policy = policyOf([
      grant(['House.note', 'Person.religion', 'Mutation.hiddenHouse'], { operators: [...operators] }),
    ]);
    expect(policy.types.size).toBe(0);
    expect(policy.mutations.size).toBe(0);
  });

  test('operators only where the field declares them', () => {
    const policy = policyOf([grant(['House.area', 'House.residents'], { operators: [...operators] })]);
    expect([...field(policy, 'House.area')!.operators.keys()]).toEqual(['filter', 'order', 'subscribe']);
    expect([...field(policy, 'House.residents')!.operators.keys()]).toEqual(['subscribe']);
  });
});

describe('the default policy', () => {
  const policy = policyOf([], { defaults: withDefaults, department: { areas: ['440304'] } });

  test('gives unconditional fields with their operators within the jurisdiction', () => {
    expect([...policy.types.get('House')!.fields.keys()].sort()).toEqual(['area', 'houseCode', 'id', 'streetCode']);
    expect(field(policy, 'House.area')).toEqual({
      coordinate: 'House.area',
      read: [{ scope: areas('440304'), mask: null }],
      operators: new Map([
        ['filter', areas('440304')],
        ['order', areas('440304')],
        ['subscribe', areas('440304')],
      ]),
    });
    expect(policy.mutations.size).toBe(0);
  });

  test('a computed field over a conditional one is not unconditional', () => {
    expect(field(policy, 'House.doubled')).toBeUndefined();
  });

  test('places do not limit a type without one', () => {
    expect(policy.types.get('Notice')!.rows).toEqual(everything);
  });

  test('rows of a place may be counted, others not', () => {
    expect(field(policy, 'House.id')!.operators.get('aggregate')).toEqual(areas('440304'));
    expect(field(policy, 'Notice.id')!.operators.has('aggregate')).toBe(false);
  });

  test('leaves out what an admin took out of it, and gives nothing when it is off', () => {
    const without = policyOf([], { defaults: { enabled: true, except: ['House.area'] } });
    expect(field(without, 'House.area')).toBeUndefined();
    expect(policyOf([], { defaults: { enabled: false, except: [] } }).types.size).toBe(0);
  });
});

describe('areas', () => {
  test('a grant without areas holds in the jurisdiction, one with areas in these', () => {
    const policy = policyOf([grant(['House.rent']), grant(['Person.name'], { areas: ['440305'] })], {
      department: { areas: ['440304'] },
    });
    expect(field(policy, 'House.rent')!.read[0]!.scope).toEqual(areas('440304'));
    expect(field(policy, 'Person.name')!.read[0]!.scope).toEqual(areas('440305'));
  });

  test('a child never exceeds the departments above it', () => {
    const parent = { areas: ['440304', '440305001'], parent: { areas: ['440304001', '440305'], parent: null } };
    const policy = policyOf(
      [grant(['House.rent'], { areas: ['4403'] }), grant(['Person.name']), grant(['Mutation.recordHouse'])],
      {
        department: { areas: ['44030400100101', '440306'], parent },
      },
    );
    expect(field(policy, 'House.rent')!.read[0]!.scope).toEqual(areas('440304001', '440305001'));
    expect(field(policy, 'Person.name')!.read[0]!.scope).toEqual(areas('44030400100101'));
    expect(policy.mutations.get('Mutation.recordHouse')).toEqual(areas('44030400100101'));
  });

  test('a child outside of its parent has nothing, not even without a place', () => {
    const parent = { areas: ['440304'], parent: null };
    const policy = policyOf([grant(['Notice.title', 'House.rent'])], {
      department: { areas: ['440305'], parent },
      defaults: withDefaults,
    });
    expect(policy.types.size).toBe(0);
  });
});

describe('ids and rows', () => {
  test('the id comes with any field, for reading and matching, not for counting', () => {
    const policy = policyOf([
      grant(['House.rent'], { areas: ['440304'] }),
      grant(['House.address'], { areas: ['440305'] }),
    ]);
    expect(policy.types.get('House')!.rows).toEqual(areas('440304', '440305'));
    expect(field(policy, 'House.id')).toMatchObject({ read: [{ scope: areas('440304', '440305'), mask: null }] });
    expect(field(policy, 'House.id')!.operators.get('match')).toEqual(areas('440304', '440305'));
    expect(field(policy, 'House.id')!.operators.has('aggregate')).toBe(false);
  });

  test('rows of which a denial leaves no field are not there', () => {
    const policy = policyOf(
      [grant(['House.rent'], { areas: ['440304'] }), grant(['House.address'], { areas: ['440304002'] })],
      {
        denials: [denial(['House.rent'], { areas: ['440304001', '440304002'] })],
      },
    );
    const { rows } = policy.types.get('House')!;
    expect(['440304001', '440304002', '440304003'].map((street) => holdsStreet(rows, street))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('a denial of the id takes the rows away', () => {
    const policy = policyOf([grant(['House.rent'], { areas: ['440304', '440305'] })], {
      denials: [denial(['House.id'], { areas: ['440304'], operators: ['read'] })],
    });
    expect(policy.types.get('House')!.rows).toEqual(areas('440305'));
    expect(field(policy, 'House.id')).toMatchObject({ read: [{ scope: areas('440305'), mask: null }] });
  });

  test('counting is granted on its own', () => {
    const policy = policyOf([grant(['Person.id'], { operators: ['aggregate'], areas: ['440304'] })]);
    expect(policy.types.get('Person')!.rows).toEqual(nothing);
    expect(field(policy, 'Person.id')).toMatchObject({
      read: [],
      operators: new Map([['aggregate', areas('440304')]]),
    });
  });
});

describe('masks', () => {
  test('full rows come before masked ones, and masks from the most revealing on', () => {
    const policy = policyOf([
      masked('exists'),
      masked('keep(6,4)', { areas: ['440304'] }),
      grant(['Person.idNumber'], { areas: ['440304001'] }),
    ]);
    expect(
      field(policy, 'Person.idNumber')!.read.map((r) => [r.mask && maskText(r.mask), r.scope.any[0]!.areas]),
    ).toEqual([
      [null, ['440304001']],
      ['keep(6,4)', ['440304']],
      ['exists', ['4403']],
    ]);
  });

  test('a masked field may be matched and nothing else', () => {
    const policy = policyOf([masked('keep(6,4)')]);
    expect([...field(policy, 'Person.idNumber')!.operators.keys()].sort()).toEqual(['match', 'subscribe']);
  });

  test('no other grant brings filter, order, search or aggregate where the field is masked', () => {
    const policy = policyOf([
      masked('keep(6,4)', { areas: ['440304'] }),
      grant(['Person.idNumber'], { operators: ['filter', 'order'] }),
      grant(['Person.idNumber'], { operators: ['read'], areas: ['440304001', '440305'] }),
    ]);
    const expected = unionScopes(exceptScope(areas('4403'), areas('440304')), areas('440304001'));
    expect(field(policy, 'Person.idNumber')!.operators.get('filter')).toEqual(expected);
    expect(field(policy, 'Person.idNumber')!.operators.get('order')).toEqual(expected);
  });

  test('a mask that the label does not name gives nothing, and numbers and codes can only be null', () => {
    const more = { access: 'masked', operators: ['read'] } as const;
    const policy = policyOf([
      grant(['Person.idNumber'], { ...more, mask: 'keep(18,0)' }),
      grant(['Person.idNumber'], { ...more, mask: 'nonsense' }),
      grant(['Person.idNumber'], { ...more, mask: null }),
      grant(['House.residents'], { ...more, mask: 'null' }),
      grant(['Person.sex', 'House.rent'], { ...more, mask: 'exists' }),
    ]);
    expect(policy.types.size).toBe(0);
    const nulls = policyOf([grant(['Person.sex', 'House.rent'], { ...more, mask: 'null' })]);
    expect(field(nulls, 'House.rent')!.read[0]!.mask).toEqual({ kind: 'null' });
  });
});

describe('denials', () => {
  test('beat grants and defaults, for one department or all', () => {
    for (const code of ['fire', null]) {
      const policy = policyOf([grant(['House.rent'], { operators: [...operators] })], {
        defaults: withDefaults,
        denials: [denial(['House.rent', 'House.area', 'Mutation.recordHouse'], { department: code })],
      });
      expect(field(policy, 'House.rent')).toBeUndefined();
      expect(field(policy, 'House.area')).toBeUndefined();
      expect(field(policy, 'House.houseCode')).toBeDefined();
    }
  });

  test('may name operators; a denied match leaves no filter to match with', () => {
    const policy = policyOf([grant(['Person.name'], { operators: [...operators] })], {
      denials: [denial(['Person.name'], { operators: ['match'] })],
    });
    expect([...field(policy, 'Person.name')!.operators.keys()].sort()).toEqual([
      'aggregate',
      'order',
      'search',
      'subscribe',
    ]);
  });

  test('with a scope that is not known deny all rows', () => {
    for (const scope of ['gone', 'minors']) {
      const policy = policyOf([grant(['House.rent'])], { denials: [denial(['House.rent'], { scopes: [scope] })] });
      expect(field(policy, 'House.rent')).toBeUndefined();
    }
  });

  test('in an area deny all rows of a type without places', () => {
    const policy = policyOf([grant(['Notice.title'])], { denials: [denial(['Notice.title'], { areas: ['440304'] })] });
    expect(field(policy, 'Notice.title')).toBeUndefined();
  });
});

describe('mutations', () => {
  test('are called only by grant, where it holds', () => {
    const policy = policyOf([grant(['Mutation.recordHouse'], { areas: ['440304'] })], {
      defaults: withDefaults,
      denials: [denial(['Mutation.recordHouse'], { areas: ['440304001'] })],
    });
    expect(policy.mutations.get('Mutation.recordHouse')).toEqual(exceptScope(areas('440304'), areas('440304001')));
  });

  test('not by a grant with a named scope or a mask', () => {
    const policy = policyOf([
      grant(['Mutation.recordHouse'], { scopes: ['rented'] }),
      grant(['Mutation.recordHouse'], { access: 'masked', mask: 'null' }),
    ]);
    expect(policy.mutations.size).toBe(0);
  });
});

describe('the snapshot', () => {
  test('is of the department unless something is limited to the client', () => {
    expect(policyOf([grant(['House.rent'])], { client: 'c1' }).subject).toBe('fire');
    const own = policyOf([grant(['House.rent'], { client: 'c1' })], { client: 'c1' });
    expect(own.subject).toBe('fire/c1');
    expect(field(own, 'House.rent')).toBeDefined();
    expect(policyOf([grant(['House.rent'], { client: 'c2' })], { client: 'c1' }).types.size).toBe(0);
  });

  test('is valid until the next time limit, and its key changes there only', () => {
    const grants = [
      grant(['House.rent'], { validFrom: 500, validUntil: 2000 }),
      grant(['House.address'], { validFrom: 1500 }),
    ];
    const at = (now: number) => policyOf(grants, { now });
    expect(at(1000)).toMatchObject({ validUntil: 1500, key: 'fire@1.500' });
    expect(at(1499).key).toBe(at(1000).key);
    expect(at(1500)).toMatchObject({ validUntil: 2000, key: 'fire@1.1500' });
    expect(field(at(2000), 'House.rent')).toBeUndefined();
    expect(at(2000).validUntil).toBe(Number.POSITIVE_INFINITY);
  });
});
