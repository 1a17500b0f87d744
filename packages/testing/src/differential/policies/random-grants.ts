import { type FieldModel, maskText, type Model, type Operator, operators, type TypeModel } from '@gridweave/kit';
import type { DenialFacts, GrantFacts } from '@gridweave/access';
import { Random } from '../random.ts';

export interface RandomGrantOptions {
  readonly department: string;
  readonly seed: number;
  /** Area codes of any level from which grants take theirs. */
  readonly areas: readonly string[];
}

export interface RandomGrants {
  readonly grants: readonly GrantFacts[];
  readonly denials: readonly DenialFacts[];
}

/** Grants and denials at random: overlapping areas, scopes and masks, operators with and without reading. */
export function randomGrants(model: Model, { department, seed, areas }: RandomGrantOptions): RandomGrants {
  const random = new Random(seed);
  const grants: GrantFacts[] = [];
  const denials: DenialFacts[] = [];
  for (const type of model.types.values()) {
    if (random.chance(0.08)) continue;
    const fields = [...type.fields.values()].filter((field) => field.name !== 'id' && field.label.sharing !== 'none');
    for (let i = random.int(1, 2); i > 0; i--)
      grants.push({
        id: `g${grants.length}`,
        department,
        client: null,
        state: 'active',
        fields: random
          .some(fields, Math.ceil(fields.length * random.pick([0.2, 0.6, 0.9, 1])))
          .map((field) => field.coordinate),
        access: 'full',
        mask: null,
        operators: random.chance(0.6) ? operators : ['read', ...random.some(operators, 3)],
        ...rows(random, type, areas),
        ...always,
      });
    grants.push(
      ...maskedGrants(random, type, fields, areas).map((grant, i) => ({
        ...grant,
        id: `m${type.name}${i}`,
        department,
      })),
    );
    if (random.chance(0.7))
      grants.push({
        ...ofFields(department, [`${type.name}.id`], ['aggregate'], `c${type.name}`),
        ...rows(random, type, areas),
      });
    if (random.chance(0.4))
      denials.push({
        id: `d${type.name}`,
        department: random.chance(0.2) ? null : department,
        client: null,
        fields: random.some(fields, random.int(1, 6)).map((field) => field.coordinate),
        operators: random.chance(0.5) ? null : random.some(operators, 2),
        ...rows(random, type, areas),
        ...always,
      });
  }
  return { grants, denials };
}

const always = { validFrom: null, validUntil: null } as const;

/** A full grant of fields everywhere in the jurisdiction. */
export function ofFields(
  department: string,
  fields: readonly string[],
  may: readonly Operator[],
  id: string,
): GrantFacts {
  return {
    id,
    department,
    client: null,
    state: 'active',
    fields,
    access: 'full',
    mask: null,
    operators: may,
    areas: null,
    scopes: [],
    ...always,
  };
}

function maskedGrants(
  random: Random,
  type: TypeModel,
  fields: readonly FieldModel[],
  areas: readonly string[],
): GrantFacts[] {
  return random.some(fields, Math.ceil(fields.length * 0.7)).flatMap((field) => {
    const { definition } = field;
    if (definition.kind !== 'column' && definition.kind !== 'computed') return [];
    const mask =
      random.chance(0.15) || field.label.masks.length === 0 ? 'null' : maskText(random.pick(field.label.masks));
    return [
      {
        ...ofFields('', [field.coordinate], random.chance(0.5) ? ['read'] : operators, ''),
        access: 'masked' as const,
        mask,
        ...rows(random, type, areas),
      },
    ];
  });
}

/** Everywhere, in a few areas, in named scopes, or in both. */
function rows(random: Random, type: TypeModel, areas: readonly string[]): Pick<GrantFacts, 'areas' | 'scopes'> {
  const names = [...type.scopes.keys()];
  return {
    areas: random.chance(0.3) ? null : random.some(areas, random.int(1, 3)),
    scopes: names.length > 0 && random.chance(0.35) ? random.some(names, random.chance(0.8) ? 1 : 2) : [],
  };
}
