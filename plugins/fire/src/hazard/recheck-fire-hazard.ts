import { CalendarDate, dayOf, DivisionCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { conditional, internal, label, personal } from '../labels.ts';
import { countHazards } from '../safety/count-hazards.ts';
import { textOf } from '../text-of.ts';
import { checkTimeLimit } from './check-hazard.ts';
import { hazardAt } from './find-hazard.ts';
import { FireHazard } from './tables.ts';

interface Recheck {
  readonly streetCode: string;
  readonly number: string;
  readonly recheckedBy: string;
  readonly recheckedOn?: string | null;
  readonly passed: boolean;
  readonly rectifyBy?: string | null;
}

/** Records the re-check of a rectified hazard: it is closed, or goes back with a new time limit. */
export const recheckFireHazard = defineMutation(FireHazard, {
  name: 'recheckFireHazard',
  label: label('登记隐患复查', 'Record the re-check of a hazard', ...conditional, [], {
    zh: '复查人不得为整改人;不合格的须重定整改期限',
    en: 'never by who rectified it; one that failed gets a new time limit',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    number: required('String', label('隐患编号', 'Number', ...internal)),
    recheckedBy: required('String', label('复查人', 'Re-checked by', ...personal)),
    recheckedOn: optional(
      CalendarDate,
      label('复查日期', 'Re-checked on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
    passed: required('Boolean', label('是否合格', 'Whether it passed', ...internal)),
    rectifyBy: optional(CalendarDate, label('新的整改期限', 'New time limit', ...internal)),
  },
  async resolve(args: Recheck, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const by = textOf('recheckedBy', args.recheckedBy, 2, 50);
    const day = dayOf('recheckedOn', args.recheckedOn);
    if (!args.passed && !args.rectifyBy)
      throw wrong('rectifyBy', '复查不合格须重定整改期限', 'is given where the re-check failed');
    if (args.passed && args.rectifyBy)
      throw wrong('rectifyBy', '复查合格不再有整改期限', 'is not given where the re-check passed');
    const hazard = await hazardAt(transaction, args.streetCode, args.number);
    if (hazard.state !== '2')
      throw wrong('number', '该隐患不在待复查状态', 'is of a hazard that is not to be re-checked');
    if (hazard.rectified_by === by)
      throw wrong('recheckedBy', '复查人不得为整改人', 'is never who rectified the hazard');
    if (hazard.rectified_on !== null && day < hazard.rectified_on)
      throw wrong(
        'recheckedOn',
        `不得早于整改完成日期(${hazard.rectified_on})`,
        `is not before ${hazard.rectified_on}`,
      );
    if (args.rectifyBy) checkTimeLimit(args.rectifyBy, day);
    const key = { street_code: hazard.street_code, id: hazard.id };
    await records.change(FireHazard, key, {
      state: args.passed ? '3' : '4',
      rechecked_on: day,
      rechecked_by: by,
      ...(args.rectifyBy ? { rectify_by: args.rectifyBy } : {}),
    });
    await countHazards(transaction, records, hazard);
    return key;
  },
});
