import { type Model, type Operator, operators, parseMask } from '@gridweave/kit';
import { areaLevelOf } from '../policy/area.ts';
import type { GrantConditions } from './conditions.ts';
import { fieldFaults } from './field-faults.ts';
import { type Fault, refused } from './refused.ts';

const telling: ReadonlySet<Operator> = new Set<Operator>(['filter', 'order', 'search', 'aggregate']);

/** All that is wrong in a grant; empty when it can be given. */
export function grantFaults(model: Model, grant: GrantConditions): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (where: string, zh: string, en: string): void => {
    faults.push({ where, zh, en });
  };
  if (grant.fields.length === 0) add('fields', '至少需要一个字段', 'name at least one field');
  if (grant.operators.length === 0) add('operators', '至少需要一个运算符', 'name at least one operator');
  for (const operator of grant.operators)
    if (!operators.includes(operator))
      add('operators', `未知运算符 ${operator}`, `${operator} is no operator; use ${operators.join(', ')}`);
  if (grant.access === 'masked') {
    if (!grant.mask || !parseMask(grant.mask))
      add('mask', '脱敏授权须给出脱敏方式,例如 keep(6,4)', 'masked access needs a mask such as keep(6,4)');
    const refusedOperators = grant.operators.filter((operator) => telling.has(operator));
    if (refusedOperators.length > 0)
      add(
        'operators',
        `脱敏字段不可 ${refusedOperators.join('、')},否则可推断原值`,
        `masked access cannot bring ${refusedOperators.join(', ')}, which would tell the value`,
      );
  } else if (grant.mask)
    add('mask', '完整授权不带脱敏方式', 'full access takes no mask; leave it out or ask for masked access');
  areaFaults(grant.areas ?? null, add);
  if (grant.validFrom && grant.validUntil && grant.validFrom >= grant.validUntil)
    add('validUntil', '须晚于 validFrom', 'must be after validFrom');
  faults.push(...[...new Set(grant.fields)].flatMap((coordinate) => fieldFaults(model, coordinate, grant)));
  if (isConditional(model, grant.fields)) {
    if (!grant.purpose?.trim()) add('purpose', '有条件共享须写明用途', 'conditional sharing needs a purpose');
    if (!grant.legalBasis?.trim())
      add('legalBasis', '有条件共享须写明法律依据', 'conditional sharing needs a legal basis');
  }
  return faults;
}

/**
 * Checks a grant before it is asked for, approved or activated.
 * @throws GridweaveError BAD_USER_INPUT with every fault: where it is and the mend.
 */
export function validateGrant(model: Model, grant: GrantConditions): void {
  const faults = grantFaults(model, grant);
  if (faults.length > 0) throw refused({ zh: '授权条件有误', en: 'The grant cannot be given like this' }, faults);
}

/** What is wrong in a list of areas; null is every area of the jurisdiction. */
export function areaFaults(
  areas: readonly string[] | null,
  add: (where: string, zh: string, en: string) => void,
): void {
  if (areas === null) return;
  if (areas.length === 0) add('areas', '为空;不限区域时请省略', 'is empty; leave it out for the whole jurisdiction');
  for (const area of areas)
    if (areaLevelOf(area) === undefined)
      add(
        'areas',
        `${area} 不是区域代码(4、6、9、12 或 14 位数字)`,
        `${area} is no area code (4, 6, 9, 12 or 14 digits)`,
      );
}

function isConditional(model: Model, fields: readonly string[]): boolean {
  return fields.some((coordinate) => {
    const [type = '', name = ''] = coordinate.split('.');
    const found = type === 'Mutation' ? model.mutations.get(name) : model.types.get(type)?.fields.get(name);
    return found?.label.sharing === 'conditional';
  });
}
