import { GridweaveError } from '@gridweave/kit';

/** One thing that is wrong in what an admin sent, and the mend. */
export interface Fault {
  readonly where: string;
  readonly zh: string;
  readonly en: string;
}

/** BAD_USER_INPUT with every fault at once. */
export function refused(what: { readonly zh: string; readonly en: string }, faults: readonly Fault[]): GridweaveError {
  return new GridweaveError(
    'BAD_USER_INPUT',
    {
      zh: `${what.zh}: ${faults.map((fault) => `${fault.where} ${fault.zh}`).join('; ')}`,
      en: `${what.en}: ${faults.map((fault) => `${fault.where} ${fault.en}`).join('; ')}`,
    },
    { faults },
  );
}

/** BAD_USER_INPUT for one fault. */
export function refusedOne(where: string, zh: string, en: string): GridweaveError {
  return new GridweaveError(
    'BAD_USER_INPUT',
    { zh: `${where}: ${zh}`, en: `${where}: ${en}` },
    { faults: [{ where, zh, en }] },
  );
}

/** The fault of a reason that was not given. */
export function reasonFaults(reason: string): readonly Fault[] {
  return reason.trim() ? [] : [{ where: 'reason', zh: '须写明理由', en: 'give the reason' }];
}
