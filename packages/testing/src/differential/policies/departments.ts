import { type FieldModel, maskText, type Model, operators } from '@gridweave/kit';
import { compilePolicy, type DenialFacts, type GrantFacts, type Policy } from '@gridweave/access';
import { ofFields, randomGrants } from './random-grants.ts';

/** Where the departments of a test stand. */
export interface DepartmentAreas {
  readonly city: string;
  /** Two districts, a street in each, communities of them, and a grid. */
  readonly districts: readonly [string, string];
  readonly streets: readonly [string, string];
  readonly communities: readonly [string, string];
  readonly grid: string;
}

type Pick = (field: FieldModel) => boolean;

/** Departments whose rights differ and overlap in every way that a policy can express, by name. */
export function departments(
  model: Model,
  areas: DepartmentAreas,
  seeds: readonly number[],
): ReadonlyMap<string, Policy> {
  const policies = new Map<string, Policy>();
  const add = (
    name: string,
    grants: readonly GrantFacts[],
    denials: readonly DenialFacts[] = [],
    enabled = false,
  ): void => {
    policies.set(name, policyOf(model, name, enabled ? areas.districts[0] : areas.city, grants, denials, enabled));
  };
  const fieldsOf = (pick: Pick): string[] =>
    [...model.types.values()].flatMap((type) =>
      [...type.fields.values()].filter(pick).map((field) => field.coordinate),
    );
  const isRelation: Pick = ({ definition }) => 'target' in definition || definition.kind === 'union';
  const every = fieldsOf(() => true);
  const all = (name: string): GrantFacts => ofFields(name, every, operators, 'all');

  add('everything', [all('everything')]);
  add('defaults', [], [], true);
  add('full-here-masked-there', [
    { ...all('full-here-masked-there'), areas: [areas.streets[0], areas.communities[1]] },
    ...masks(model, 'full-here-masked-there').map((grant) => ({
      ...grant,
      areas: [areas.districts[1], areas.streets[0]],
    })),
    ofFields('full-here-masked-there', fieldsOf(isRelation), ['read'], 'relations'),
  ]);
  add('scoped', [
    ...[...model.scopes].map(([scope, { types }], i) => ({
      ...ofFields(
        'scoped',
        fieldsOf(({ type }) => types.includes(type)),
        operators,
        `s${i}`,
      ),
      scopes: [scope],
      areas: i % 2 === 0 ? null : [areas.districts[i % 4 === 1 ? 0 : 1]],
    })),
    ofFields(
      'scoped',
      fieldsOf(({ type }) => ![...model.scopes.values()].some(({ types }) => types.includes(type))),
      operators,
      'rest',
    ),
  ]);
  add(
    'denied-parts',
    [all('denied-parts')],
    [
      denial(
        'by-community',
        fieldsOf((field) => field.name.length % 3 === 0),
        { areas: [areas.communities[0], areas.grid] },
      ),
      denial(
        'by-street',
        fieldsOf((field) => field.name.length % 3 === 1),
        { areas: [areas.streets[1]], operators: ['filter', 'order', 'search'] },
      ),
      ...[...model.scopes].slice(0, 12).map(([scope, { types }], i) =>
        denial(
          `by-scope-${i}`,
          fieldsOf(({ type, name }) => types.includes(type) && name.length % 5 === i % 5),
          { scopes: [scope] },
        ),
      ),
      denial(
        'rows',
        fieldsOf(({ name, type }) => name === 'id' && type !== 'Division'),
        { areas: [areas.grid], scopes: [] },
      ),
    ],
  );
  add('operators-without-reading', [
    ofFields('operators-without-reading', every, ['match', 'filter', 'order', 'search', 'aggregate'], 'use'),
    ofFields(
      'operators-without-reading',
      fieldsOf((field) => isRelation(field) || field.name.length % 4 === 0),
      ['read'],
      'read',
    ),
  ]);
  // whole streets only, which the engine may decide without looking at each row
  add('streets', [
    {
      ...ofFields(
        'streets',
        fieldsOf(({ type }) => type.length % 2 === 0),
        operators,
        'both',
      ),
      areas: areas.streets,
    },
    {
      ...ofFields(
        'streets',
        fieldsOf(({ type }) => type.length % 2 === 1),
        operators,
        'one',
      ),
      areas: [areas.streets[0]],
    },
    {
      ...ofFields(
        'streets',
        fieldsOf(({ type, name }) => type === 'Person' && name !== 'phone'),
        operators,
        'more',
      ),
      areas: [areas.districts[1]],
    },
  ]);
  add('types-missing', [
    ofFields(
      'types-missing',
      fieldsOf(({ type, ...field }) => type.length % 3 !== 2 && !isRelation(field as FieldModel)),
      operators,
      'values',
    ),
    { ...ofFields('types-missing', fieldsOf(isRelation), ['read'], 'relations'), areas: [areas.streets[0]] },
  ]);
  for (const seed of seeds) {
    const name = `random-${seed}`;
    const list = [areas.city, ...areas.districts, ...areas.streets, ...areas.communities, areas.grid];
    const { grants, denials } = randomGrants(model, { department: name, seed, areas: list });
    add(name, grants, denials, seed % 2 === 0);
  }
  return policies;
}

/** Small groups are answered for, so that counts of few rows have answers. */
function policyOf(
  model: Model,
  name: string,
  jurisdiction: string,
  grants: readonly GrantFacts[],
  denials: readonly DenialFacts[],
  enabled: boolean,
): Policy {
  return compilePolicy({
    model,
    department: { code: name, areas: [jurisdiction], parent: null, pseudonymKey: `key of ${name}` },
    grants,
    denials,
    defaults: { enabled, except: [] },
    now: Date.now(),
    version: '1',
    minimumGroup: 2,
  });
}

/** Each maskable field under the first mask of its label, or none. */
function masks(model: Model, department: string): GrantFacts[] {
  return [...model.types.values()].flatMap((type) =>
    [...type.fields.values()].flatMap(({ coordinate, definition, label }, i) =>
      definition.kind !== 'column' && definition.kind !== 'computed'
        ? []
        : [
            {
              ...ofFields(department, [coordinate], ['read', 'match'], `mask ${coordinate}`),
              access: 'masked' as const,
              mask: label.masks.length === 0 ? 'null' : maskText(label.masks[i % label.masks.length]!),
            },
          ],
    ),
  );
}

function denial(id: string, fields: readonly string[], more: Partial<DenialFacts>): DenialFacts {
  return {
    id,
    department: null,
    client: null,
    fields,
    operators: null,
    areas: null,
    scopes: [],
    validFrom: null,
    validUntil: null,
    ...more,
  };
}
