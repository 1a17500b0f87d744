import { type Model, operators } from '@gridweave/kit';
import type { Fault } from '../grants/refused.ts';
import { areaLevelOf } from '../policy/area.ts';
import type { Invariant } from './invariant.ts';
import { guardedByPattern, selects } from './selected-fields.ts';

const known: ReadonlySet<string> = new Set([...operators, 'clear', 'tell']);

/** All that is wrong in an invariant; empty when it can be proved. What checks nothing is a fault. */
export function validateInvariant(model: Model, invariant: Invariant): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (where: string, zh: string, en: string): void => {
    faults.push({ where, zh, en });
  };
  if (!invariant.title.zh.trim() || !invariant.title.en.trim())
    add('title', '须有中文与英文标题', 'needs a title in Chinese and in English');
  if (invariant.operators.length === 0) add('operators', '至少需要一个运算符', 'name at least one operator');
  for (const operator of invariant.operators)
    if (!known.has(operator))
      add('operators', `未知运算符 ${operator}`, `${operator} is no operator; use ${[...known].join(', ')}`);
  if (invariant.fields.length === 0) add('fields', '至少需要一个字段', 'name at least one field');
  for (const pattern of new Set(invariant.fields)) patternFaults(model, invariant, pattern, add);
  for (const code of invariant.except.departments)
    if (!code.trim()) add('except.departments', '含空的部门代码', 'holds an empty department code; leave it out');
  onlyFaults(model, invariant, add);
  return faults;
}

type Add = (where: string, zh: string, en: string) => void;

function patternFaults(model: Model, invariant: Invariant, pattern: string, add: Add): void {
  const fields = [...model.types.values()].flatMap((type) => [...type.fields.values()]);
  if (![...fields, ...model.mutations.values()].some((one) => selects(pattern, one)))
    add(
      pattern,
      '不匹配任何字段或变更',
      'matches no field and no mutation; use Person.idNumber, Person.*, *.* or sensitivity:, sharing:, plugin:, source: with a value',
    );
  else if (invariant.operators.length > 0 && guardedByPattern(pattern, invariant.operators, model).length === 0)
    add(
      pattern,
      '所匹配的字段均不支持所列运算符',
      'matches only fields and mutations that have none of the operators, so nothing would be checked',
    );
}

function onlyFaults(model: Model, { only }: Invariant, add: Add): void {
  if (!only) return;
  if (only.areas?.length === 0) add('only.areas', '为空;不限区域时请用 null', 'is empty; use null for every area');
  for (const area of only.areas ?? [])
    if (areaLevelOf(area) === undefined)
      add(
        'only.areas',
        `${area} 不是区域代码(4、6、9、12 或 14 位数字)`,
        `${area} is no area code (4, 6, 9, 12 or 14 digits)`,
      );
  for (const name of only.named)
    if (!model.scopes.has(name))
      add(
        'only.named',
        `未知命名范围 ${name}`,
        `${name} is no named scope; use ${[...model.scopes.keys()].sort().join(', ') || 'none'}`,
      );
  if (only.areas === null && only.named.length === 0)
    add('only', '允许所有数据,等于没有限制', 'allows every row, so nothing would be checked; leave it out or limit it');
}
