import type { RuleChange } from './documents.ts';

/** Conditions as drafts keep them. */
interface StoredConditions {
  readonly department: string;
  readonly fields: readonly string[];
  readonly access: 'full' | 'masked';
  readonly operators: readonly string[];
  readonly mask?: string | null;
  readonly areas?: readonly string[] | null;
  readonly scopes?: readonly string[];
  readonly purpose?: string;
  readonly legalBasis?: string;
  readonly client?: string | null;
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
}

interface StoredDenial {
  readonly department?: string | null;
  readonly fields: readonly string[];
  readonly operators?: readonly string[] | null;
  readonly areas?: readonly string[] | null;
  readonly scopes?: readonly string[];
  readonly client?: string | null;
  readonly reason: string;
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
}

interface StoredLabel {
  readonly coordinate: string;
  readonly sharing?: string;
  readonly sensitivity?: string;
  readonly withoutMasks?: readonly string[];
  readonly legalBasis?: string;
}

/** One change as `Draft.changes` has it. */
export type StoredChange =
  | {
      readonly kind: 'grant';
      readonly grant: StoredConditions;
      readonly assessment?: { readonly title: string; readonly conclusion: string; readonly document?: string | null };
    }
  | { readonly kind: 'revoke'; readonly grant: string; readonly reason: string }
  | { readonly kind: 'deny'; readonly denial: StoredDenial }
  | { readonly kind: 'lift'; readonly denial: string }
  | {
      readonly kind: 'defaults';
      readonly defaults: {
        readonly enabled: boolean;
        readonly except: readonly string[];
        readonly minimumGroup: number;
      };
    }
  | { readonly kind: 'tighten'; readonly label: StoredLabel; readonly reason: string }
  | { readonly kind: 'restore'; readonly coordinate: string; readonly reason: string }
  | { readonly kind: 'plugin'; readonly plugin: string; readonly enabled: boolean; readonly reason: string }
  | { readonly kind: 'jurisdiction'; readonly department: string; readonly areas: readonly string[] };

/** A change of a draft as the API takes it, so that the draft can be written anew with one more. */
export function givenAgain(change: StoredChange): RuleChange {
  return given(change) as RuleChange;
}

function given(change: StoredChange): object {
  switch (change.kind) {
    case 'grant': {
      const { access, operators, ...rest } = change.grant;
      const grant = { ...rest, access: access.toUpperCase(), operators: operators.map(upper) };
      return { grant: change.assessment ? { ...grant, assessment: change.assessment } : grant };
    }
    case 'deny':
      return { deny: { ...change.denial, operators: change.denial.operators?.map(upper) ?? null } };
    case 'lift':
      return { lift: change.denial };
    case 'tighten': {
      const { sharing, sensitivity, ...label } = change.label;
      return {
        tighten: {
          ...label,
          reason: change.reason,
          sharing: sharing?.toUpperCase() ?? null,
          sensitivity: sensitivity?.toUpperCase() ?? null,
        },
      };
    }
    case 'defaults':
      return { defaults: change.defaults };
    case 'revoke':
      return { revoke: { grant: change.grant, reason: change.reason } };
    case 'restore':
      return { restore: { coordinate: change.coordinate, reason: change.reason } };
    case 'plugin':
      return { plugin: { plugin: change.plugin, enabled: change.enabled, reason: change.reason } };
    case 'jurisdiction':
      return { jurisdiction: { department: change.department, areas: change.areas } };
  }
}

function upper(text: string): string {
  return text.toUpperCase();
}
