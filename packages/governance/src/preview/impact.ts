import type { Policy } from '@gridweave/access';
import { recordedOperations, type RecordedOperation } from '@gridweave/audit';
import { GridweaveError } from '@gridweave/kit';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, object, query } from '../schema/define.ts';
import { policyAt, policyPoint, type PolicyPoint } from './policy-point.ts';
import { replay, type Replayed } from './replay.ts';

type Effect = 'breaks' | 'starts-working' | 'masked-more' | 'masked-less';

interface ImpactedOperation {
  readonly recorded: RecordedOperation;
  readonly effect: Effect;
  readonly before: Replayed;
  readonly after: Replayed;
}

interface Impact {
  readonly operations: number;
  readonly calls: number;
  readonly impacted: readonly ImpactedOperation[];
}

/** What a draft would do to the calls that departments really make. */
export function addImpact(builder: Builder): void {
  enumeration(builder, 'ImpactEffect', '影响 / what becomes of an operation', {
    BREAKS: ['breaks', '不再应答 / it is not answered any more'],
    STARTS_WORKING: ['starts-working', '此前被拒绝,将可应答 / it was refused and will be answered'],
    MASKED_MORE: ['masked-more', '更多字段脱敏 / more of its fields are masked'],
    MASKED_LESS: ['masked-less', '较少字段脱敏 / fewer of its fields are masked'],
  });
  object<Replayed['denied'][number], unknown>(builder, 'ImpactDenied', '未予的使用 / a use that is not granted', {
    coordinate: ['String!', '坐标 / coordinate'],
    operator: ['SharingOperator!', '运算 / operator'],
  });
  object<ImpactedOperation, unknown>(builder, 'ImpactedOperation', '受影响的操作 / an operation that is affected', {
    effect: ['ImpactEffect!', '影响 / what becomes of it'],
    department: ['String!', '部门 / department', ({ recorded }) => recorded.department],
    client: ['ID!', '接入方 / client', ({ recorded }) => recorded.client],
    operationName: ['String', '操作名 / name of the operation', ({ recorded }) => recorded.operationName],
    document: ['String!', '查询,不含值 / its text, without values', ({ recorded }) => recorded.document],
    calls: ['Int!', '期内次数 / calls in the period', ({ recorded }) => recorded.count],
    lastAt: ['String!', '最近一次 / the latest call', ({ recorded }) => new Date(recorded.lastAt).toISOString()],
    denied: ['[ImpactDenied!]!', '将不予的使用 / uses that will not be granted', ({ after }) => after.denied],
    masked: ['[String!]!', '将脱敏的坐标 / coordinates that will be masked', ({ after }) => after.masked],
    faults: ['[String!]!', '查询何处不再有效 / why the document is not valid any more', ({ after }) => after.faults],
  });
  object<Impact, unknown>(builder, 'PolicyImpact', '对实际调用的影响 / what it does to recorded operations', {
    operations: ['Int!', '重放的不同操作 / different operations that were replayed'],
    calls: ['Int!', '其次数 / how often they were called'],
    impacted: ['[ImpactedOperation!]!', '受影响的,多者在前 / those that are affected, the most frequent first'],
  });
  query<AdminContext>(builder, 'policyImpact', {
    type: 'PolicyImpact!',
    description:
      '将近 N 天实际执行过的操作在另一策略下重放:谁的什么调用将中断 / replays the operations of the last N days under another policy: which would break, for whom',
    args: {
      policy: ['PolicyPoint!', '何策略 / which policy'],
      days: ['Int!', '天数,最多 366 / days, at most 366', 30],
      departments: ['[String!]', '只看这些部门 / only these departments'],
    },
    access: 'admin',
    resolve: async ({ policy, days, departments }, context): Promise<Impact> => {
      if (days < 1 || days > 366)
        throw new GridweaveError('BAD_USER_INPUT', { zh: 'days 须为 1 到 366', en: 'days is from 1 to 366' });
      const now = Date.now();
      const [current, point] = [await policyPoint(context), await policyPoint(context, policy)];
      const impacted: ImpactedOperation[] = [];
      let [operations, calls] = [0, 0];
      const policies = [current, point].map((of) => policiesAt(of, now));
      for await (const recorded of recordedOperations(context.db, { since: new Date(now - days * 86_400_000) })) {
        const { department, client } = recorded;
        if (departments && !departments.includes(department)) continue;
        if (![current, point].every(({ rules }) => rules.departments.has(department))) continue;
        operations++;
        calls += recorded.count;
        const [before, after] = policies.map((of) => replay(context.engine, of(department, client), recorded)) as [
          Replayed,
          Replayed,
        ];
        const effect = effectOf(before, after);
        if (effect) impacted.push({ recorded, effect, before, after });
      }
      impacted.sort((a, b) => b.recorded.count - a.recorded.count);
      return { operations, calls, impacted };
    },
  });
}

/** Policies at a point, each compiled once. */
function policiesAt(point: PolicyPoint, now: number): (department: string, client: string) => Policy {
  const known = new Map<string, Policy>();
  return (department, client) => {
    const key = `${department}/${client}`;
    const policy = known.get(key) ?? policyAt(point, department, client, now);
    known.set(key, policy);
    return policy;
  };
}

function effectOf(before: Replayed, after: Replayed): Effect | undefined {
  const [did, does] = [before.outcome === 'answered', after.outcome === 'answered'];
  if (did !== does) return did ? 'breaks' : 'starts-working';
  if (!does) return undefined;
  if (after.masked.some((coordinate) => !before.masked.includes(coordinate))) return 'masked-more';
  return before.masked.some((coordinate) => !after.masked.includes(coordinate)) ? 'masked-less' : undefined;
}
