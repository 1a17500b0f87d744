import type { Model } from '@gridweave/kit';
import { maskText } from '@gridweave/kit';
import type { Policy } from '@gridweave/access';

/** What an answer says of its fields: shown under a mask, on some rows only, or not at all. */
export interface AnswerNotes {
  readonly masked: readonly string[];
  readonly partial: readonly string[];
  readonly denied: readonly string[];
}

/** `extensions.gridweave`: the notes as the answer carries them; undefined when there is nothing to say. */
export function extensionsOf(
  notes: AnswerNotes & { readonly rounded: readonly string[] },
  policy: Policy,
  model: Model,
): Readonly<Record<string, unknown>> | undefined {
  const gridweave = {
    ...(notes.masked.length > 0
      ? { masked: notes.masked.map((coordinate) => ({ field: coordinate, masks: masksOf(coordinate, policy) })) }
      : {}),
    ...(notes.partial.length > 0 ? { partial: notes.partial.map((field) => ({ field })) } : {}),
    ...(notes.rounded.length > 0
      ? { rounded: notes.rounded.map((field) => ({ field, to: policy.minimumGroup })) }
      : {}),
    ...(notes.denied.length > 0
      ? { denied: notes.denied.map((field) => ({ field, title: titleOf(field, model) })) }
      : {}),
  };
  return Object.keys(gridweave).length === 0 ? undefined : { gridweave };
}

function masksOf(coordinate: string, policy: Policy): readonly string[] {
  const [type, field] = coordinate.split('.') as [string, string];
  const rules = policy.types.get(type)?.fields.get(field)?.read ?? [];
  return rules.flatMap((rule) => (rule.mask ? [maskText(rule.mask)] : []));
}

function titleOf(coordinate: string, model: Model): string | undefined {
  const [type, field] = coordinate.split('.') as [string, string];
  const title = model.types.get(type)?.fields.get(field)?.label.title;
  return title && `${title.zh} / ${title.en}`;
}
