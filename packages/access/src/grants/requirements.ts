import { type Label, type Model, sensitivities } from '@gridweave/kit';
import type { GovernanceSettings } from '../settings/governance-settings.ts';
import type { GrantConditions } from './conditions.ts';

/** What a grant needs before it can be in force. */
export interface GrantRequirements {
  /** How many different persons have to approve it. */
  readonly approvals: number;
  /** Personal information goes to another body, so the law asks for an impact assessment (PIPL 55). */
  readonly assessment: boolean;
  /** Working days until it is to be answered. */
  readonly answerDays: number;
}

/** What the labels of its fields ask of a grant. */
export function requirementsOf(model: Model, grant: GrantConditions, settings: GovernanceSettings): GrantRequirements {
  const labels = grant.fields.flatMap((coordinate) => labelOf(model, coordinate) ?? []);
  const from = sensitivities.indexOf(settings.assessmentFrom);
  return {
    approvals: labels.some((label) => label.sensitivity === 'sensitive') ? settings.approvalsSensitive : 1,
    assessment: labels.some(
      (label) => label.sharing !== 'unconditional' && sensitivities.indexOf(label.sensitivity) >= from,
    ),
    answerDays: labels.every((label) => label.sharing === 'unconditional')
      ? settings.answerDaysUnconditional
      : settings.answerDaysConditional,
  };
}

/** The label of a field or mutation, with what admins have made stricter. */
export function labelOf(model: Model, coordinate: string): Label | undefined {
  const [type = '', name = ''] = coordinate.split('.');
  return (type === 'Mutation' ? model.mutations.get(name) : model.types.get(type)?.fields.get(name))?.label;
}
