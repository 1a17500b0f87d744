import type { Model } from '@gridweave/kit';
import { defaultPolicyFaults } from '../grants/default-policy.ts';
import { denialFaults } from '../grants/denials.ts';
import { readConditions } from '../grants/grant-row.ts';
import { outsideFaults } from '../grants/parties.ts';
import { type Fault, reasonFaults } from '../grants/refused.ts';
import { areaFaults, grantFaults } from '../grants/validate-grant.ts';
import { labelFaults } from '../labels/label-changes.ts';
import { pluginFaults } from '../plugins/plugin-switch.ts';
import type { Rules, VersionedDepartment } from '../rules/rules.ts';
import { applyChanges } from './apply-changes.ts';
import { readDenial, type RuleChange } from './rule-change.ts';

/** The graphs that changes are checked against. */
export interface ChangeModels {
  /** All plugins with the labels of their code. */
  readonly declared: Model;
  readonly inForce: Model;
}

/** All that is wrong in changes made one after the other, each with its place in the list; empty when they can be made. */
export function changeFaults(changes: readonly RuleChange[], models: ChangeModels, rules: Rules): readonly Fault[] {
  if (changes.length === 0) return [{ where: 'changes', zh: '没有任何变更', en: 'hold no change' }];
  let before = rules;
  return changes.flatMap((change, i) => {
    const faults = faultsOf(change, models, before);
    before = applyChanges(before, [change], `${rules.version}.${i}`);
    return faults.map((fault) => ({ ...fault, where: `changes[${i}] ${fault.where}` }));
  });
}

function faultsOf(change: RuleChange, models: ChangeModels, rules: Rules): readonly Fault[] {
  switch (change.kind) {
    case 'grant':
      return [
        ...departmentFaults(rules, change.grant.department),
        ...grantFaults(models.inForce, readConditions(change.grant)),
        ...outsideFaults(change.grant.areas ?? [], departmentsAbove(rules, change.grant.department)),
      ];
    case 'revoke':
      return [...rules.grants.values()].some((list) => list.some(({ id }) => id === change.grant))
        ? reasonFaults(change.reason)
        : [{ where: change.grant, zh: '没有生效的此项授权', en: 'is no grant in force' }];
    case 'deny':
      return [
        ...(change.denial.department ? departmentFaults(rules, change.denial.department) : []),
        ...denialFaults(models.inForce, readDenial(change.denial)),
      ];
    case 'lift':
      return rules.denials.some(({ id }) => id === change.denial)
        ? []
        : [{ where: change.denial, zh: '没有生效的此项禁止', en: 'is no denial in force' }];
    case 'defaults':
      return defaultPolicyFaults(models.inForce, change.defaults);
    case 'tighten':
      return [...labelFaults(models.declared, change.label), ...reasonFaults(change.reason)];
    case 'restore':
      return rules.graph.tightenings.has(change.coordinate)
        ? reasonFaults(change.reason)
        : [{ where: change.coordinate, zh: '标注未被收紧', en: 'has the label of the code; nothing can be restored' }];
    case 'plugin':
      return [...pluginFaults(models, change), ...reasonFaults(change.reason)];
    case 'jurisdiction': {
      const faults: Fault[] = [...departmentFaults(rules, change.department)];
      areaFaults(change.areas, (where, zh, en) => faults.push({ where, zh, en }));
      return faults;
    }
    default:
      return [];
  }
}

function* departmentsAbove(rules: Rules, code: string): Iterable<VersionedDepartment> {
  const parent = rules.departments.get(code)?.parentCode;
  const found = parent ? rules.departments.get(parent) : undefined;
  if (!found) return;
  yield found;
  yield* departmentsAbove(rules, found.code);
}

function departmentFaults(rules: Rules, code: string): readonly Fault[] {
  return rules.departments.has(code)
    ? []
    : [{ where: `department ${code}`, zh: '部门不存在', en: 'there is no such department' }];
}
