import type { NewAssessment } from '../grants/assessments.ts';
import type { DefaultPolicy } from '../grants/default-policy.ts';
import type { NewDenial } from '../grants/denials.ts';
import type { StoredConditions } from '../grants/grant-row.ts';
import type { LabelTightening } from '../labels/label-changes.ts';
import type { PluginSwitch } from '../plugins/plugin-switch.ts';

/** A denial as JSON keeps it: times as ISO 8601. */
export type StoredDenial = Omit<NewDenial, 'validFrom' | 'validUntil'> & {
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
};

/** One change of the rules, as data: what drafts hold, what is previewed, compared and enacted. */
export type RuleChange =
  | { readonly kind: 'grant'; readonly grant: StoredConditions; readonly assessment?: NewAssessment | null }
  /** A request that is there already, as if it were in force: only to look at. */
  | { readonly kind: 'activate'; readonly grant: string }
  | { readonly kind: 'revoke'; readonly grant: string; readonly reason: string }
  | { readonly kind: 'deny'; readonly denial: StoredDenial }
  | { readonly kind: 'lift'; readonly denial: string }
  | { readonly kind: 'defaults'; readonly defaults: DefaultPolicy }
  | { readonly kind: 'tighten'; readonly label: LabelTightening; readonly reason: string }
  | { readonly kind: 'restore'; readonly coordinate: string; readonly reason: string }
  | ({ readonly kind: 'plugin'; readonly reason: string } & PluginSwitch)
  | { readonly kind: 'jurisdiction'; readonly department: string; readonly areas: readonly string[] };

/** A denial that JSON kept. */
export function readDenial({ validFrom, validUntil, ...rest }: StoredDenial): NewDenial {
  return {
    ...rest,
    validFrom: validFrom ? new Date(validFrom) : null,
    validUntil: validUntil ? new Date(validUntil) : null,
  };
}
