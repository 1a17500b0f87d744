import {
  type Change,
  countRowChanges,
  describeChanges,
  describeMask,
  describeScope,
  diffPolicies,
  differenceIsEmpty,
  type PolicyDiff,
  type ReadRule,
  type RowChanges,
  type Scope,
  type ScopeNames,
  type Sentence,
} from '@gridweave/access';
import { maskText, type Title } from '@gridweave/kit';
import type { AdminContext } from '../context.ts';
import { timeGiven } from '../grants/grant-types.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, object, query } from '../schema/define.ts';
import { policyAt, policyPoint, type PolicyPoint, type Subject, subjectsOf } from './policy-point.ts';
import { scopeNames } from './scope-names.ts';

/** What changes for one department or client. */
interface Difference {
  readonly diff: PolicyDiff;
  readonly sentences: readonly Sentence[];
  readonly names: ScopeNames;
  readonly rows: () => Promise<readonly RowChanges[]>;
}

const ROWS_TIMEOUT_MS = 10_000;

/** The difference of two policies, in words, as data, and in rows. */
export function addDifferences(builder: Builder): void {
  enumeration(builder, 'PolicyDirection', '变宽或变窄 / whether rights grow or shrink', {
    WIDER: ['wider', '变宽 / wider'],
    NARROWER: ['narrower', '变窄 / narrower'],
    MIXED: ['both', '有宽有窄,或不能断定 / some of both, or it cannot be told'],
    EQUAL: ['equal', '不变 / the same'],
  });
  object<Sentence, unknown>(builder, 'DifferenceSentence', '一句话说明 / one sentence about it', {
    text: ['SharingText!', '内容 / the sentence', ({ zh, en }) => ({ zh, en })],
    about: ['[String!]!', '所涉坐标或类型 / coordinates or types that it is about'],
    direction: ['PolicyDirection!', '方向 / direction'],
  });
  object<{ from: string; to: string; rows: number }, unknown>(
    builder,
    'RowMove',
    '行的可见性由何变为何 / rows that were shown one way and become another',
    {
      from: ['String!', 'none、masked 或 full 等 / none, masked or full'],
      to: ['String!', '同上 / the same'],
      rows: ['Int!', '行数 / how many rows'],
    },
  );
  object<RowChanges, unknown>(
    builder,
    'RowDifference',
    '一组字段可见行的增减 / rows that appear, disappear or change for some fields',
    {
      type: ['String!', '类型 / type'],
      fields: ['[String!]!', '坐标 / coordinates'],
      became: ['[RowMove!]', '由何变为何;超时则空 / from what to what; null when counting took too long'],
      timedOut: ['Boolean!', '计数超时 / counting took too long'],
    },
  );
  object<Difference, AdminContext>(
    builder,
    'PolicyDifference',
    '一个部门或接入方的差别 / what changes for a department or client',
    {
      subject: ['String!', '部门,或部门/接入方 / department, or department/client', ({ diff }) => diff.subject],
      department: ['String!', '部门 / department', ({ diff }) => diff.department],
      direction: ['PolicyDirection!', '方向 / direction', ({ diff }) => diff.direction],
      sentences: ['[DifferenceSentence!]!', '文字说明 / in words'],
      changes: [
        'SharingJSON!',
        '逐项数据 / as data',
        ({ diff, names }) => diff.changes.map((c) => changeData(c, names)),
      ],
      rows: ['[RowDifference!]!', '行数的增减 / in rows', ({ rows }) => rows()],
    },
  );
  query<AdminContext>(builder, 'policyDiff', {
    type: '[PolicyDifference!]!',
    description:
      '两个策略的差别:每个部门所得所失的字段、运算、范围与脱敏,及可见行数的增减 / the difference of two policies: what each department gains and loses, and how many rows',
    args: {
      from: ['PolicyPoint', '自何策略;不给为现行 / from which policy; the one in force without it'],
      to: ['PolicyPoint!', '至何策略 / to which policy'],
      departments: ['[String!]', '只看这些部门 / only these departments'],
      at: ['String', '时限按此时计;不给为现在 / time limits as at this time; now without it'],
    },
    access: 'admin',
    resolve: async (args, context) => {
      const now = timeGiven('at', args.at)?.getTime() ?? Date.now();
      const [before, after] = [await policyPoint(context, args.from), await policyPoint(context, args.to)];
      const names = await scopeNames(context, [before, after]);
      return subjectsOf([before, after], args.departments).flatMap((subject) => {
        const found = difference(context, before, after, subject, now, names);
        return found ? [found] : [];
      });
    },
  });
}

function difference(
  { db }: AdminContext,
  from: PolicyPoint,
  to: PolicyPoint,
  { department, client }: Subject,
  now: number,
  names: ScopeNames,
): Difference | undefined {
  const policyIn = (point: PolicyPoint) =>
    point.rules.departments.has(department) ? policyAt(point, department, client, now) : undefined;
  const [before, after] = [policyIn(from), policyIn(to)];
  const models = { before: from.model, after: to.model };
  const diff = diffPolicies(before, after, models);
  if (differenceIsEmpty(diff)) return undefined;
  const title = (to.rules.departments.get(department) ?? from.rules.departments.get(department))!.title;
  const departmentTitle: Title = client
    ? { zh: `${title.zh}(接入方 ${client})`, en: `${title.en} (client ${client})` }
    : title;
  return {
    diff,
    names,
    sentences: describeChanges(diff, { ...names, model: to.model, departmentTitle, audience: 'admin' }),
    rows: () => countRowChanges({ db, before, after, models, statementTimeoutMs: ROWS_TIMEOUT_MS }),
  };
}

/** A change with its scopes and masks in words beside their codes. */
function changeData(change: Change, names: ScopeNames): unknown {
  const scope = (value: Scope | null): unknown => value && { areas: areasOf(value), text: describeScope(value, names) };
  const rule = ({ scope: where, mask }: ReadRule): unknown => ({
    mask: mask && maskText(mask),
    how: mask && describeMask(mask),
    scope: scope(where),
  });
  switch (change.kind) {
    case 'minimumGroup':
      return change;
    case 'rows':
    case 'mutation':
      return { ...change, before: scope(change.before), after: scope(change.after) };
    case 'field':
      return {
        ...change,
        access: change.access && {
          ...change.access,
          before: change.access.before.map(rule),
          after: change.access.after.map(rule),
        },
        operators: change.operators.map((of) => ({ ...of, before: scope(of.before), after: scope(of.after) })),
      };
  }
}

function areasOf(scope: Scope): readonly string[] | null {
  const areas = scope.any.map((clause) => clause.areas);
  return areas.includes(null) ? null : [...new Set(areas.flatMap((list) => list ?? []))].sort();
}
