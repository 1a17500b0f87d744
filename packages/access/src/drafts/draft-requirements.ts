import type { Model } from '@gridweave/kit';
import { readConditions } from '../grants/grant-row.ts';
import { labelOf, requirementsOf } from '../grants/requirements.ts';
import type { GovernanceSettings } from '../settings/governance-settings.ts';
import type { Rules } from '../rules/rules.ts';
import type { RuleChange } from './rule-change.ts';

/** What a draft needs before it can be in force. */
export interface DraftRequirements {
  /** How many different persons have to approve it; what only takes rights away needs one. */
  readonly approvals: number;
  /** Places of the grants that need an impact assessment and have none. */
  readonly withoutAssessment: readonly number[];
}

/** The most that one of its changes asks for. */
export function draftRequirements(
  changes: readonly RuleChange[],
  model: Model,
  rules: Rules,
  settings: GovernanceSettings,
): DraftRequirements {
  const withoutAssessment: number[] = [];
  const approvals = changes.map((change, i) => {
    switch (change.kind) {
      case 'grant': {
        const needed = requirementsOf(model, readConditions(change.grant), settings);
        if (needed.assessment && !change.assessment) withoutAssessment.push(i);
        return needed.approvals;
      }
      case 'lift': {
        const fields = rules.denials.find(({ id }) => id === change.denial)?.fields ?? [];
        return isSensitive(model, fields) ? settings.approvalsSensitive : 1;
      }
      case 'restore':
        return isSensitive(model, [change.coordinate]) ? settings.approvalsSensitive : 1;
      case 'plugin':
        return change.enabled ? settings.approvalsSensitive : 1;
      case 'defaults':
      case 'jurisdiction':
        // reaches every field, so the sensitive ones as well
        return settings.approvalsSensitive;
      default:
        return 1;
    }
  });
  return { approvals: Math.max(1, ...approvals), withoutAssessment };
}

function isSensitive(model: Model, coordinates: readonly string[]): boolean {
  return coordinates.some((coordinate) => labelOf(model, coordinate)?.sensitivity === 'sensitive');
}
