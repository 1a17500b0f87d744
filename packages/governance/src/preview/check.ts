import {
  type Breach,
  breachesOfRules,
  breachKey,
  describeScope,
  listInvariants,
  newBreaches,
  type ScopeNames,
  type StoredInvariant,
} from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { object, query } from '../schema/define.ts';
import { policyPoint } from './policy-point.ts';
import { scopeNames } from './scope-names.ts';

interface FoundBreach {
  readonly breach: Breach;
  readonly isNew: boolean;
  readonly names: ScopeNames;
}

interface Checked {
  readonly version: string;
  readonly invariants: readonly StoredInvariant[];
  readonly breaches: readonly FoundBreach[];
}

/** The proof that a policy keeps the invariants, for every department, client, row and time limit. */
export function addPolicyCheck(builder: Builder): void {
  object<FoundBreach, unknown>(builder, 'PolicyBreach', '对规则的一处违反 / a breach of an invariant', {
    invariant: ['Invariant!', '规则 / the invariant', ({ breach }) => breach.invariant],
    subject: ['String!', '部门,或部门/接入方 / department, or department/client', ({ breach }) => breach.subject],
    coordinate: ['String!', '坐标 / coordinate', ({ breach }) => breach.coordinate],
    operator: [
      'String!',
      '运算;clear 为完整读取 / operator; clear is reading in full',
      ({ breach }) => breach.operator,
    ],
    where: ['SharingText!', '何行 / which rows', ({ breach, names }) => describeScope(breach.scope, names)],
    text: ['SharingText!', '一句话说明 / in one sentence', ({ breach: { zh, en } }) => ({ zh, en })],
    certain: [
      'Boolean!',
      '确有此类行,或只是不能排除 / some row shows it, or it could not be ruled out',
      ({ breach }) => breach.certain,
    ],
    isNew: ['Boolean!', '现行策略尚无,或只及部分行 / the policy in force does not have it, or not for all of its rows'],
  });
  object<Checked, unknown>(builder, 'PolicyCheck', '检查的结果 / the outcome of a check', {
    version: ['String!', '所查的策略 / the policy that was checked'],
    holds: [
      'Boolean!',
      '未新增违反,可以生效 / no new breach, so it can be put into force',
      ({ breaches }) => !breaches.some(({ isNew }) => isNew),
    ],
    invariants: ['[Invariant!]!', '所查的规则 / the invariants that were checked'],
    breaches: ['[PolicyBreach!]!', '全部违反;无则为已证明遵守 / every breach; none is the proof that all are kept'],
  });
  query<AdminContext>(builder, 'policyCheck', {
    type: 'PolicyCheck!',
    description:
      '对整个策略证明规则得到遵守,不是抽查 / proves the invariants for the whole policy, for every row that there can be, instead of sampling',
    args: { policy: ['PolicyPoint', '何策略;不给为现行 / which policy; the one in force without it'] },
    access: 'admin',
    resolve: async ({ policy }, context): Promise<Checked> => {
      const [current, point] = [await policyPoint(context), await policyPoint(context, policy)];
      const invariants = await listInvariants(context.db);
      const now = Date.now();
      const names = await scopeNames(context, [point]);
      const fresh = new Set(newBreaches(current, point, invariants, now).map(breachKey));
      const breaches = breachesOfRules(point.rules, point.model, invariants, now).map((breach) => ({
        breach,
        isNew: fresh.has(breachKey(breach)),
        names,
      }));
      return { version: point.rules.version, invariants, breaches };
    },
  });
}
