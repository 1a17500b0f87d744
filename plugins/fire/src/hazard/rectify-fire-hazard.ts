import { CalendarDate, dayOf, DivisionCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { conditional, internal, label, personal } from '../labels.ts';
import { countHazards } from '../safety/count-hazards.ts';
import { textOf } from '../text-of.ts';
import { hazardAt } from './find-hazard.ts';
import { FireHazard } from './tables.ts';

interface Rectification {
  readonly streetCode: string;
  readonly number: string;
  readonly rectifiedBy: string;
  readonly rectifiedOn?: string | null;
  readonly rectification: string;
}

/** Records that a hazard was rectified, by somebody else than who found it 采办分离. */
export const rectifyFireHazard = defineMutation(FireHazard, {
  name: 'rectifyFireHazard',
  label: label('登记隐患整改', 'Record that a hazard was rectified', ...conditional, [], {
    zh: '发现人不得为整改人(采办分离);待复查',
    en: 'never by who found it; it is re-checked afterwards',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    number: required('String', label('隐患编号', 'Number', ...internal)),
    rectifiedBy: required('String', label('整改人', 'Rectified by', ...personal)),
    rectifiedOn: optional(
      CalendarDate,
      label('整改完成日期', 'Rectified on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
    rectification: required('String', label('整改措施', 'What was done', ...internal)),
  },
  async resolve(args: Rectification, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const by = textOf('rectifiedBy', args.rectifiedBy, 2, 50);
    const done = textOf('rectification', args.rectification, 4, 500);
    const day = dayOf('rectifiedOn', args.rectifiedOn);
    const hazard = await hazardAt(transaction, args.streetCode, args.number);
    if (hazard.state !== '1' && hazard.state !== '4')
      throw wrong('number', '该隐患不在待整改状态', 'is of a hazard that is not to be rectified');
    if (hazard.found_by === by)
      throw wrong('rectifiedBy', '整改人不得为发现人(采办分离)', 'is never who found the hazard');
    if (day < hazard.found_on)
      throw wrong('rectifiedOn', `不得早于发现日期(${hazard.found_on})`, `is not before ${hazard.found_on}`);
    const key = { street_code: hazard.street_code, id: hazard.id };
    await records.change(FireHazard, key, {
      state: '2',
      rectified_on: day,
      rectified_by: by,
      rectification: done,
      rechecked_on: null,
      rechecked_by: null,
    });
    await countHazards(transaction, records, hazard);
    return key;
  },
});
