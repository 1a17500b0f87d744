import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLabel } from '../fixture/arbitrary-label.ts';
import { village } from '../fixture/village.ts';
import { buildModel } from '../model/build-model.ts';
import { sensitivities, sharingCategories } from './label.ts';
import { bothTightenings, tightenedLabel, tighteningFaults } from './tighten.ts';

const anyTightening = fc.record({
  sharing: fc.option(fc.constantFrom(...sharingCategories)),
  sensitivity: fc.option(fc.constantFrom(...sensitivities)),
  legalBasis: fc.constant('law'),
});

test('a tightening never loosens, whatever it asks for', () => {
  fc.assert(
    fc.property(anyLabel, anyTightening, (label, tightening) => {
      const strict = tightenedLabel(label, tightening);
      expect(sharingCategories.indexOf(strict.sharing)).toBeGreaterThanOrEqual(
        sharingCategories.indexOf(label.sharing),
      );
      expect(sensitivities.indexOf(strict.sensitivity)).toBeGreaterThanOrEqual(
        sensitivities.indexOf(label.sensitivity),
      );
      if (strict.sharing === 'none') expect(typeof strict.legalBasis).toBe('string');
    }),
  );
});

test('what would loosen a label, or change nothing, is a fault that says so', () => {
  fc.assert(
    fc.property(anyLabel, anyTightening, (label, tightening) => {
      const strict = tightenedLabel(label, tightening);
      const isStricter = strict.sharing !== label.sharing || strict.sensitivity !== label.sensitivity;
      if (tighteningFaults(label, tightening).length === 0) expect(isStricter).toBe(true);
      else expect(tighteningFaults(label, tightening).every(({ zh, en }) => zh.length > 0 && en.length > 0)).toBe(true);
    }),
  );
});

test('a model has the stricter label and the declared one, and what is computed from the field inherits it', () => {
  const plain = buildModel([village]);
  const fields = [...plain.types.get('House')!.fields.values()];
  const computed = fields.find(({ definition }) => definition.kind === 'computed')!;
  const needs = (computed.definition as { needs: readonly string[] }).needs;
  const column = fields.find(
    ({ definition }) => definition.kind === 'column' && needs.includes(definition.column as string),
  )!;
  const model = buildModel([village], new Map([[column.coordinate, { sharing: 'none', legalBasis: 'law' }]]));
  for (const field of [column, computed]) {
    const strict = model.types.get('House')!.fields.get(field.name)!;
    expect(strict.label.sharing).toBe('none');
    expect(strict.declared).toEqual(field.label);
  }
  expect(buildModel([village], new Map([['House.gone', { sharing: 'none' }]])).types.size).toBe(plain.types.size);
});

test('two tightenings together are as strict as one after the other, in either order', () => {
  fc.assert(
    fc.property(anyLabel, anyTightening, anyTightening, (label, one, other) => {
      const { legalBasis: _first, ...together } = tightenedLabel(label, bothTightenings(one, other));
      const { legalBasis: _second, ...after } = tightenedLabel(tightenedLabel(label, one), other);
      const { legalBasis: _third, ...before } = tightenedLabel(tightenedLabel(label, other), one);
      expect(together).toEqual(after);
      expect(together).toEqual(before);
    }),
  );
});
