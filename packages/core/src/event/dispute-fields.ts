import { defineFields, labelsFrom } from '@gridweave/kit';
import { nameMasks, textMasks } from '../label/masks.ts';
import { notShared } from '../label/not-shared.ts';
import { byCode, byTime } from '../label/operators.ts';
import { DisputeKind, DisputeScale } from './dispute-codes.ts';
import { Event } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const internal = ['conditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;

/** What is kept of a dispute 矛盾纠纷 besides. */
export const eventDisputeFields = defineFields(Event, (t) => ({
  disputeScale: t.column('dispute_scale', {
    type: DisputeScale,
    label: label('纠纷规模', 'Scale of the dispute', ...internal),
    operators: byCode,
  }),
  disputeKind: t.column('dispute_kind', {
    type: DisputeKind,
    label: label('纠纷类型', 'Kind of dispute', ...internal),
    operators: byCode,
  }),
  peopleInvolved: t.column('people_involved', {
    type: 'Int',
    label: label('涉及人数', 'People involved', ...internal),
    operators: byTime,
  }),
  mediator: t.column('mediator', { type: 'String', label: label('调解人', 'Mediator', ...personal, nameMasks) }),
  outcome: t.column('outcome', { type: 'String', label: label('化解结果', 'Outcome', ...personal, textMasks) }),
  followUp: t.column('follow_up', {
    type: 'String',
    label: notShared(
      'grid-office',
      '回访记录',
      'Follow-up',
      'personal',
      "《中华人民共和国人民调解法》第十五条 / People's Mediation Law, article 15",
    ),
  }),
}));
