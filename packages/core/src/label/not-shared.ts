import type { Label, Sensitivity } from '@gridweave/kit';

/** The label of a field that is never shared 不予共享, with the law that says so. */
export function notShared(source: string, zh: string, en: string, sensitivity: Sensitivity, legalBasis: string): Label {
  return {
    title: { zh, en },
    sharing: 'none',
    sensitivity,
    legalBasis,
    masks: [],
    source,
    updateCycle: 'realtime',
  };
}
