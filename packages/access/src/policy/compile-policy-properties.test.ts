import { operators } from '@gridweave/kit';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { denial, grant, policyOf, withDefaults } from '../fixture/facts.ts';
import { townModel } from '../fixture/town.ts';
import type { DenialFacts, GrantFacts } from './facts.ts';
import type { FieldPolicy, Policy } from './policy.ts';
import { covers, intersectScopes, nothing, scopeOf, unionScopes } from './scope-algebra.ts';

const field = (policy: Policy, coordinate: string): FieldPolicy | undefined => {
  const [type, name] = coordinate.split('.') as [string, string];
  return policy.types.get(type)?.fields.get(name);
};
const all = (policy: Policy) => [...policy.types.values()].flatMap((type) => Array.from(type.fields.values()));
const readable = (policy: Policy, coordinate: string) =>
  unionScopes(nothing, ...(field(policy, coordinate)?.read.map((r) => r.scope) ?? []));
const only = (g: GrantFacts, coordinate: string): GrantFacts => ({ ...g, fields: [coordinate] });
const areas = (...codes: string[]) => scopeOf({ areas: codes, named: [] });

describe('properties', () => {
  const coordinates = [
    'House.rent',
    'House.address',
    'Person.idNumber',
    'Person.name',
    'Person.sex',
    'House.area',
    'Person.house',
  ];
  const anyAreas = fc.option(fc.subarray(['440304', '440304001', '440304001002', '440305'], { minLength: 1 }), {
    nil: null,
  });
  const anyGrant: fc.Arbitrary<GrantFacts> = fc
    .record({
      fields: fc.subarray(coordinates, { minLength: 1 }),
      mask: fc.option(fc.constantFrom('keep(6,4)', 'keep(1,0)', 'hash', 'exists', 'null', 'area(street)'), {
        nil: null,
      }),
      operators: fc.subarray([...operators]),
      areas: anyAreas,
      scopes: fc.subarray(['rented', 'minors', 'large'], { maxLength: 2 }),
    })
    .map(({ fields, ...more }) => grant(fields, { ...more, access: more.mask === null ? 'full' : 'masked' }));
  const anyDenial: fc.Arbitrary<DenialFacts> = fc
    .record({
      fields: fc.subarray(coordinates, { minLength: 1 }),
      operators: fc.option(fc.subarray([...operators], { minLength: 1 }), { nil: null }),
      areas: anyAreas,
      scopes: fc.subarray(['rented', 'minors', 'large'], { maxLength: 2 }),
    })
    .map(({ fields, ...more }) => denial(fields, more));
  const grants = fc.array(anyGrant, { maxLength: 5 });
  const denials = fc.array(anyDenial, { maxLength: 2 });

  test('recompiling gives the same, in whatever order the rules come', () => {
    fc.assert(
      fc.property(grants, denials, fc.boolean(), fc.nat(), (gs, ds, enabled, turn) => {
        const defaults = { enabled, except: [] };
        const turned = [...gs.slice(turn % (gs.length + 1)), ...gs.slice(0, turn % (gs.length + 1))].reverse();
        const once = policyOf(gs, { denials: ds, defaults });
        expect(policyOf(gs, { denials: ds, defaults })).toEqual(once);
        expect(policyOf([...turned, ...gs], { denials: [...ds].reverse(), defaults })).toEqual(once);
      }),
    );
  });

  test('a full denial leaves nothing of the field; a denial in an area nothing there', () => {
    fc.assert(
      fc.property(grants, denials, fc.constantFrom(...coordinates), (gs, ds, coordinate) => {
        const gone = policyOf(gs, { denials: [...ds, denial([coordinate])], defaults: withDefaults });
        expect(field(gone, coordinate)).toBeUndefined();
        const there = areas('440304001');
        const partly = policyOf(gs, {
          denials: [...ds, denial([coordinate], { areas: ['440304001'] })],
          defaults: withDefaults,
        });
        const left = field(partly, coordinate);
        for (const scope of [...(left?.read.map((r) => r.scope) ?? []), ...(left?.operators.values() ?? [])])
          expect(intersectScopes(scope, there)).toEqual(nothing);
      }),
    );
  });

  test('each field has the union of exactly its own grants', () => {
    fc.assert(
      fc.property(grants, fc.constantFrom(...coordinates), (gs, coordinate) => {
        const alone = policyOf(gs.filter((g) => g.fields.includes(coordinate)).map((g) => only(g, coordinate)));
        expect(field(policyOf(gs), coordinate)).toEqual(field(alone, coordinate));
        const type = townModel.types.get(coordinate.split('.')[0]!)!;
        const own = gs.filter(
          (g) =>
            g.fields.includes(coordinate) &&
            g.operators.includes('read') &&
            g.mask === null &&
            g.scopes.every((s) => type.scopes.has(s)),
        );
        const union = unionScopes(...own.map((g) => scopeOf({ areas: g.areas ?? ['4403'], named: g.scopes })));
        const full = field(alone, coordinate)?.read.find((rule) => rule.mask === null);
        expect(full?.scope ?? nothing).toEqual(union);
      }),
    );
  });

  test('where a field is shown masked and not in full, it tells nothing', () => {
    fc.assert(
      fc.property(grants, (gs) => {
        for (const { read, operators } of all(policyOf(gs))) {
          const clear = read.find((rule) => rule.mask === null)?.scope ?? nothing;
          const hidden = read.filter((rule) => rule.mask !== null).map((rule) => rule.scope);
          for (const operator of ['filter', 'order', 'search', 'aggregate'] as const) {
            const telling = intersectScopes(operators.get(operator) ?? nothing, unionScopes(nothing, ...hidden));
            expect(covers(clear, telling)).toBe(true);
          }
        }
      }),
    );
  });

  test('more grants never take away, and more denials never give', () => {
    fc.assert(
      fc.property(grants, anyGrant, denials, anyDenial, (gs, g, ds, d) => {
        const base = policyOf(gs, { denials: ds });
        const more = policyOf([...gs, g], { denials: ds });
        const less = policyOf(gs, { denials: [...ds, d] });
        for (const coordinate of coordinates) {
          expect(covers(readable(more, coordinate), readable(base, coordinate))).toBe(true);
          expect(covers(readable(base, coordinate), readable(less, coordinate))).toBe(true);
        }
      }),
    );
  });
});
