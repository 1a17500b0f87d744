import { type FieldModel, maskText, type Operator, parseMask, type TypeModel } from '@gridweave/kit';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyOf } from '../fixture/facts.ts';
import { anyDenial, anyGrant, coordinates } from '../fixture/random-rules.ts';
import { townModel } from '../fixture/town.ts';
import { areasAround, commonAreas } from './area.ts';
import type { DenialFacts, DepartmentFacts, GrantFacts } from './facts.ts';
import { fittingMask } from './field-mask.ts';
import type { Policy } from './policy.ts';
import { holdsKind, type RowKind } from './row-kinds.ts';

/** The rules of a department with all above it, nearest first. */
interface World {
  readonly grants: readonly GrantFacts[];
  readonly denials: readonly DenialFacts[];
  readonly areas: readonly string[];
  readonly above: readonly (readonly string[])[];
  readonly defaults: boolean;
}

const anyAreas = fc.subarray(['4403', '440304', '440304001', '440304001001', '440305'], { minLength: 1 });
const anyWorld: fc.Arbitrary<World> = fc.record({
  grants: fc.array(anyGrant, { maxLength: 5 }),
  denials: fc.array(anyDenial, { maxLength: 3 }),
  areas: anyAreas,
  above: fc.array(anyAreas, { maxLength: 2 }),
  defaults: fc.boolean(),
});

function compiled({ grants, denials, areas, above, defaults }: World): Policy {
  const parent = above.reduceRight<DepartmentFacts['parent']>(
    (parentOf, of) => ({ areas: of, parent: parentOf }),
    null,
  );
  return policyOf(grants, { denials, department: { areas, parent }, defaults: { enabled: defaults, except: [] } });
}

const telling: ReadonlySet<Operator> = new Set<Operator>(['filter', 'order', 'search', 'aggregate']);

/** What the rules say of one row and one field, read as they are written. */
class Said {
  readonly #world: World;
  readonly #type: TypeModel;
  readonly #field: FieldModel;
  readonly #row: RowKind;

  constructor(world: World, type: TypeModel, field: FieldModel, row: RowKind) {
    this.#world = world;
    this.#type = type;
    this.#field = field;
    this.#row = row;
  }

  isShown(): boolean {
    return this.#isGranted('read', this.#full()) || this.#isGranted('read', this.#masked()) || this.#isDefault();
  }

  isClear(): boolean {
    return this.#isGranted('read', this.#full()) || this.#isDefault();
  }

  mayUse(operator: Operator): boolean {
    const full = this.#isGranted(operator, this.#full()) || this.#isDefault();
    if (!telling.has(operator)) return full || this.#isGranted(operator, this.#masked());
    return full && (this.isClear() || !this.#mayBeMasked());
  }

  isDenied(coordinate: string, operator: Operator): boolean {
    return this.#world.denials.some(
      (denial) =>
        denial.fields.includes(coordinate) &&
        (denial.operators === null ||
          denial.operators.includes(operator) ||
          (operator === 'filter' && denial.operators.includes('match'))) &&
        denial.scopes.every((name) => !this.#type.scopes.has(name) || this.#isNamed(name)) &&
        (denial.areas === null || !this.#type.ref.table.place || denial.areas.some((area) => this.#mayLieIn(area))),
    );
  }

  /** A row whose place is not told wholly may be one that is shown masked. */
  #mayBeMasked(): boolean {
    return this.#isGranted('read', this.#masked(), (lists) => {
      if (!this.#type.ref.table.place) return this.#isWithin(lists);
      const common = lists.reduce<readonly string[] | null>(commonAreas, null) ?? [];
      return common.some((area) => this.#mayLieIn(area));
    });
  }

  #full(): readonly GrantFacts[] {
    return this.#world.grants.filter(({ access }) => access === 'full');
  }

  #masked(): readonly GrantFacts[] {
    return this.#world.grants.filter((grant) => {
      const mask = grant.mask === null ? undefined : parseMask(grant.mask);
      return mask && fittingMask(this.#field, this.#type, mask);
    });
  }

  #isGranted(
    operator: Operator,
    grants: readonly GrantFacts[],
    isIn = (lists: readonly (readonly string[])[]): boolean => this.#isWithin(lists),
  ): boolean {
    const { areas, above } = this.#world;
    return grants.some(
      (grant) =>
        grant.fields.includes(this.#field.coordinate) &&
        grant.operators.includes(operator) &&
        grant.scopes.every((name) => this.#type.scopes.has(name) && this.#isNamed(name)) &&
        isIn([grant.areas ?? areas, ...above]),
    );
  }

  #isDefault(): boolean {
    const { sharing } = this.#field.label;
    return (
      this.#world.defaults && sharing === 'unconditional' && this.#isWithin([this.#world.areas, ...this.#world.above])
    );
  }

  /** Rows without a place are within, where there is any place that is in all of the lists. */
  #isWithin(all: readonly (readonly string[])[]): boolean {
    const isIn = (list: readonly string[], areas: readonly string[]): boolean =>
      areas.some((area) => list.includes(area));
    if (this.#type.ref.table.place) return all.every((list) => isIn(list, this.#row.areas));
    return all.flat().some((area) => all.every((list) => isIn(list, areasAround(area))));
  }

  #mayLieIn(area: string): boolean {
    const { areas, unknown } = this.#row;
    return (
      areas.includes(area) || unknown.some(({ within, length }) => area.length === length && area.startsWith(within))
    );
  }

  #isNamed(name: string): boolean {
    return this.#row.named.has(this.#type.scopes.get(name));
  }
}

const anyGrid = fc.constantFrom(
  '44030400100101',
  '44030400100102',
  '44030400100201',
  '44030400200101',
  '44030500100101',
  '44010100100101',
);

/** Rows as the table of a type can tell them. */
function anyRow(type: TypeModel): fc.Arbitrary<RowKind> {
  const names = [...type.scopes.values()];
  return fc.tuple(anyGrid, fc.boolean(), fc.subarray(names)).map(([grid, isPlaced, named]) => {
    const street = grid.slice(0, 9);
    const isKnown = type.ref.table.place?.grid !== undefined && isPlaced;
    const unknown = isKnown ? [] : [12, 14].map((length) => ({ within: street, length }));
    return { areas: areasAround(isKnown ? grid : street), unknown, named: new Set<unknown>(named) };
  });
}

const anyFieldAndRow = fc
  .constantFrom(...coordinates.filter((coordinate) => !coordinate.endsWith('.id')))
  .chain((coordinate) => {
    const [typeName = '', name = ''] = coordinate.split('.');
    const type = townModel.types.get(typeName)!;
    return anyRow(type).map((row) => ({ type, field: type.fields.get(name)!, row }));
  });

describe('a policy, for every row', () => {
  test('shows and lets use a field exactly where a grant or default says so and no denial', () => {
    fc.assert(
      fc.property(anyWorld, anyFieldAndRow, (world, { type, field, row }) => {
        const said = new Said(world, type, field, row);
        const of = compiled(world).types.get(type.name)?.fields.get(field.name);
        const rule = of?.read.find(({ scope }) => holdsKind(scope, row, type));
        const isDenied = said.isDenied(field.coordinate, 'read');
        expect(rule !== undefined).toBe(said.isShown() && !isDenied);
        expect(rule !== undefined && rule.mask === null).toBe(said.isClear() && !isDenied);
        for (const operator of field.operators) {
          if (operator === 'read') continue;
          const scope = of?.operators.get(operator);
          expect(scope !== undefined && holdsKind(scope, row, type)).toBe(
            said.mayUse(operator) && !said.isDenied(field.coordinate, operator),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('serves those of which some field is shown and the id is not denied', () => {
    fc.assert(
      fc.property(anyWorld, anyFieldAndRow, (world, { type, row }) => {
        const fields = [...type.fields.values()].filter(({ name, label }) => name !== 'id' && label.sharing !== 'none');
        const isShown = fields.some((field) => {
          const said = new Said(world, type, field, row);
          return said.isShown() && !said.isDenied(field.coordinate, 'read');
        });
        const isDenied = new Said(world, type, fields[0]!, row).isDenied(`${type.name}.id`, 'read');
        const rows = compiled(world).types.get(type.name)?.rows;
        expect(rows !== undefined && holdsKind(rows, row, type)).toBe(isShown && !isDenied);
      }),
      { numRuns: 500 },
    );
  });

  test('gives a department nothing outside of any department above it', () => {
    fc.assert(
      fc.property(anyWorld, anyFieldAndRow, (world, { type, row }) => {
        if (!type.ref.table.place || world.above.every((list) => row.areas.some((area) => list.includes(area)))) return;
        for (const { read, operators } of compiled(world).types.get(type.name)?.fields.values() ?? [])
          for (const scope of [...read.map((rule) => rule.scope), ...operators.values()])
            expect(holdsKind(scope, row, type)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('is the same however its grants are cut into pieces', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const pieces = world.grants.flatMap((grant) =>
          grant.fields.flatMap((field) =>
            grant.operators.map((operator) => ({ ...grant, fields: [field], operators: [operator] })),
          ),
        );
        const { types, mutations } = compiled(world);
        const cut = compiled({ ...world, grants: pieces.reverse() });
        expect({ types: cut.types, mutations: cut.mutations }).toEqual({ types, mutations });
      }),
    );
  });

  test('shows the most that the masks of its grants leave', () => {
    fc.assert(
      fc.property(anyWorld, anyFieldAndRow, (world, { type, field, row }) => {
        const shown = (grants: readonly GrantFacts[]): string | undefined => {
          const read = compiled({ ...world, grants, defaults: false })
            .types.get(type.name)
            ?.fields.get(field.name)?.read;
          const rule = read?.find(({ scope }) => holdsKind(scope, row, type));
          return rule && (rule.mask === null ? 'full' : maskText(rule.mask));
        };
        const each = world.grants.map((grant) => shown([grant])).filter((one) => one !== undefined);
        const all = shown(world.grants);
        if (all === undefined) expect(each).toEqual([]);
        else expect(each).toContain(all);
        if (each.includes('full')) expect(all).toBe('full');
      }),
    );
  });
});
