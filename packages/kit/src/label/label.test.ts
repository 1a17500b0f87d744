import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLabel, join, strictness } from '../fixture/arbitrary-label.ts';
import { open } from '../fixture/village.ts';
import { type Label, labelsFrom, strictestLabel } from './label.ts';

const several = fc.array(anyLabel, { maxLength: 5 });

test('the strictest label is the join of all, in sharing and in sensitivity', () => {
  fc.assert(
    fc.property(anyLabel, several, (own, others) => {
      expect(strictness(strictestLabel(own, others))).toEqual(join([own, ...others]));
    }),
  );
});

test('order, repetition and grouping of the dependencies do not matter', () => {
  fc.assert(
    fc.property(anyLabel, several, several, (own, some, more) => {
      const once = strictness(strictestLabel(own, [...some, ...more]));
      expect(strictness(strictestLabel(own, [...more, ...some, ...more]))).toEqual(once);
      expect(strictness(strictestLabel(strictestLabel(own, some), more))).toEqual(once);
    }),
  );
});

test('without a stricter one the label stays as it is; title, masks, source and cycle always do', () => {
  fc.assert(
    fc.property(anyLabel, several, (own, others) => {
      expect(strictestLabel(own, [])).toEqual(own);
      expect(strictestLabel(own, [own])).toEqual(own);
      const { title, masks, source, updateCycle } = strictestLabel(own, others);
      expect({ title, masks, source, updateCycle }).toEqual({
        title: own.title,
        masks: own.masks,
        source: own.source,
        updateCycle: own.updateCycle,
      });
    }),
  );
});

test('what became none names a law of one that is none, not the one the milder label stood on', () => {
  fc.assert(
    fc.property(anyLabel, several, (own, others) => {
      const label = strictestLabel(own, others);
      if (label.sharing === 'none') expect(label.legalBasis).toMatch(/^none /);
    }),
  );
  const conditional: Label = { ...open, sharing: 'conditional', legalBasis: 'law of sharing' };
  const none: Label = { ...open, sharing: 'none', legalBasis: 'law against it' };
  expect(strictestLabel(conditional, [none]).legalBasis).toBe('law against it');
  expect(strictestLabel(open, [conditional, none]).legalBasis).toBe('law against it');
  expect(strictestLabel(none, [conditional]).legalBasis).toBe('law against it');
});

test('labelsFrom fills in source and cycle, and leaves out a description that is not there', () => {
  const label = labelsFrom('fire', 'week')('层数', 'Floors', 'conditional', 'internal');
  expect(label).toEqual({
    title: { zh: '层数', en: 'Floors' },
    sharing: 'conditional',
    sensitivity: 'internal',
    masks: [],
    source: 'fire',
    updateCycle: 'week',
  });
});
