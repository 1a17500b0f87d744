import { type Label, maskText, type Model, type Operator, type Title } from '@gridweave/kit';
import { fittingMask } from '../policy/field-mask.ts';
import type { Policy } from '../policy/policy.ts';
import { covers, unionScopes } from '../policy/scope-algebra.ts';

/** What a department has of an entry. */
export interface CatalogueGrant {
  readonly read: 'full' | 'masked' | 'none';
  /** Some rows that it sees come without the value. */
  readonly partial: boolean;
  readonly masks: readonly string[];
  readonly operators: readonly Operator[];
}

/** One line of the sharing catalogue 共享目录: a field or a mutation. */
export interface CatalogueEntry {
  readonly coordinate: string;
  readonly kind: 'field' | 'mutation';
  readonly type: Title;
  readonly plugin: string;
  readonly label: Label;
  /** The operators that can be granted. */
  readonly operators: readonly Operator[];
  /** The masks that can be granted, as grants write them. */
  readonly masks: readonly string[];
  /** How its values are to be read, where a plugin says so. */
  readonly reading?: Title | undefined;
  readonly granted?: CatalogueGrant;
}

/**
 * The catalogue of a model. With a policy it is the catalogue of that department: with what it has, and without the
 * fields labelled `none`, which do not exist for it.
 */
export function catalogueOf(model: Model, policy?: Policy): readonly CatalogueEntry[] {
  const entries: CatalogueEntry[] = [];
  const readings = readingsOf(model);
  for (const type of model.types.values())
    for (const field of type.fields.values()) {
      const masks = field.label.masks.filter((mask) => fittingMask(field, type, mask)).map(maskText);
      const hasNull = fittingMask(field, type, { kind: 'null' }) !== undefined;
      entries.push({
        coordinate: field.coordinate,
        kind: 'field',
        type: type.ref.title,
        plugin: field.plugin,
        label: field.label,
        operators: field.name === 'id' ? ['aggregate'] : [...field.operators, 'subscribe'],
        masks: hasNull && field.name !== 'id' ? [...masks, 'null'] : masks,
        reading: readings.get(field.coordinate),
        ...(policy ? { granted: fieldGrant(policy, type.name, field.name) } : {}),
      });
    }
  for (const { coordinate, plugin, label, definition } of model.mutations.values()) {
    const read = policy?.mutations.has(coordinate) ? 'full' : 'none';
    entries.push({
      coordinate,
      kind: 'mutation',
      type: definition.type.title,
      plugin,
      label,
      operators: ['read'],
      masks: [],
      ...(policy ? { granted: { read, partial: false, masks: [], operators: read === 'full' ? ['read'] : [] } } : {}),
    });
  }
  return policy ? entries.filter((entry) => entry.label.sharing !== 'none') : entries;
}

function readingsOf({ plugins }: Model): ReadonlyMap<string, Title> {
  const texts = plugins.flatMap((plugin) => plugin.console).filter((item) => item.kind === 'catalogue-text');
  return new Map(texts.map(({ of, field, text }) => [`${of.name}.${field}`, text]));
}

function fieldGrant(policy: Policy, typeName: string, name: string): CatalogueGrant {
  const type = policy.types.get(typeName);
  const field = type?.fields.get(name);
  if (!type || !field) return { read: 'none', partial: false, masks: [], operators: [] };
  const masks = field.read.flatMap((rule) => (rule.mask ? [maskText(rule.mask)] : []));
  const isRead = field.read.length > 0;
  return {
    read: !isRead ? 'none' : masks.length > 0 ? 'masked' : 'full',
    partial: isRead && !covers(unionScopes(...field.read.map((rule) => rule.scope)), type.rows),
    masks,
    operators: [...(isRead ? (['read'] as const) : []), ...field.operators.keys()],
  };
}
