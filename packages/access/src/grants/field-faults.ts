import {
  type FieldModel,
  type Model,
  type Mask,
  maskText,
  type Operator,
  parseMask,
  type TypeModel,
} from '@gridweave/kit';
import { fittingMask } from '../policy/field-mask.ts';
import type { GrantConditions } from './conditions.ts';
import type { Fault } from './refused.ts';

/** What is wrong in a grant for one of its coordinates. */
export function fieldFaults(model: Model, coordinate: string, grant: GrantConditions): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (zh: string, en: string): void => {
    faults.push({ where: coordinate, zh, en });
  };
  const [typeName = '', name = ''] = coordinate.split('.');
  if (typeName === 'Mutation') {
    const mutation = model.mutations.get(name);
    if (!mutation || mutation.label.sharing === 'none') add('不存在或不予共享', 'does not exist or is not shared');
    else mutationFaults(grant, add);
    return faults;
  }
  const type = model.types.get(typeName);
  const field = type?.fields.get(name);
  if (!type || !field || field.label.sharing === 'none') {
    add('不存在或不予共享', 'does not exist or is not shared');
    return faults;
  }
  for (const scope of grant.scopes ?? [])
    if (!type.scopes.has(scope))
      add(
        `命名范围 ${scope} 不覆盖 ${type.name}`,
        `the named scope ${scope} does not cover ${type.name}; leave one of them out`,
      );
  if (name === 'id') {
    if (grant.access === 'masked' || grant.operators.some((operator) => operator !== 'aggregate'))
      add(
        '随任一字段授予;单独只可授予 aggregate',
        'comes with any field of the type; only aggregate is granted on it, in a grant of its own',
      );
    return faults;
  }
  for (const operator of grant.operators)
    if (!declares(field, operator)) add(`未声明运算符 ${operator}`, `does not declare the operator ${operator}`);
  if (grant.access === 'masked') maskFaults(type, field, grant.mask ?? null, add);
  return faults;
}

type Add = (zh: string, en: string) => void;

function declares(field: FieldModel, operator: Operator): boolean {
  return operator === 'subscribe' || field.operators.has(operator);
}

function mutationFaults(grant: GrantConditions, add: Add): void {
  if (grant.access === 'masked' || grant.operators.some((operator) => operator !== 'read'))
    add('变更只可以 full 与 read 授予', 'a mutation is granted with full access and the operator read only');
  if ((grant.scopes ?? []).length > 0)
    add('变更不可限定命名范围', 'a mutation cannot be limited to a named scope; use areas');
}

function maskFaults(type: TypeModel, field: FieldModel, text: string | null, add: Add): void {
  const mask: Mask | undefined = text === null ? undefined : parseMask(text);
  if (!mask || fittingMask(field, type, mask)) return;
  const { kind } = field.definition;
  const possible = kind === 'column' || kind === 'computed' ? [...field.label.masks.map(maskText), 'null'] : [];
  add(
    `不可用脱敏方式 ${text},可用: ${possible.join('、') || '无'}`,
    `cannot be masked by ${text}; its masks are: ${possible.join(', ') || 'none'}`,
  );
}
