import {
  activateDraft,
  approveDraft,
  type ChangeModels,
  createDraft,
  type Draft,
  type DraftRequirements,
  draftRequirements,
  draftStates,
  endDraft,
  findDraft,
  invariantGuard,
  listDrafts,
  loadRules,
  readGovernanceSettings,
  resolveChanges,
  rewriteDraft,
  submitDraft,
} from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import { overrideGiven } from '../grants/admin-grants.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, input, mutation, object, query } from '../schema/define.ts';
import { pageSize } from '../schema/page.ts';
import { enumName } from '../schema/values.ts';
import { draftStepsOf, type DraftStepView } from './read-draft-steps.ts';
import { changesGiven } from './rule-change-input.ts';

const stateTexts = {
  open: '编写中 / being written',
  submitted: '待批准 / waits for approval',
  approved: '已批准 / approved',
  activated: '已生效 / in force',
  refused: '已拒绝 / refused',
  abandoned: '已放弃 / given up',
} as const;

/** Drafts: changes that are prepared, looked at, approved by others and put into force together. */
export function addDrafts(builder: Builder): void {
  enumeration(
    builder,
    'DraftState',
    '草案的状态 / state of a draft',
    Object.fromEntries(draftStates.map((state) => [enumName(state), [state, stateTexts[state]]])),
  );
  object<DraftStepView, unknown>(builder, 'DraftStep', '草案的一步记录 / a step of a draft, never changed', {
    at: ['String!', '时间 / time'],
    by: ['String!', '何人 / by whom'],
    step: ['String!', '步骤 / what happened'],
    reason: ['String', '理由 / reason'],
    changes: ['SharingJSON', '自此的变更 / the changes from here on'],
  });
  object<DraftRequirements, unknown>(builder, 'DraftRequirements', '草案生效所需 / what a draft needs', {
    approvals: ['Int!', '须由几人批准 / how many persons have to approve it'],
    withoutAssessment: ['[Int!]!', '缺影响评估的变更的序号 / places of changes that lack an impact assessment'],
  });
  object<Draft, AdminContext>(builder, 'Draft', '草案 / a draft', {
    id: ['ID!', '标识 / id'],
    title: ['String!', '标题 / title'],
    reason: ['String!', '理由 / reason'],
    changes: ['SharingJSON!', '变更,按序 / its changes, in order'],
    baseVersion: ['String!', '所据的策略版本 / the policy version that it was written against'],
    state: ['DraftState!', '状态 / state'],
    author: ['String!', '起草人 / author'],
    createdAt: ['String!', '建立时间 / created at'],
    changedAt: ['String!', '变更时间 / changed at'],
    activatedVersion: ['String', '所成的策略版本 / the policy version that it became'],
    approvedBy: ['[String!]!', '批准人 / approved by'],
    requirements: ['DraftRequirements!', '生效所需 / what it needs', needsOf],
    steps: ['[DraftStep!]!', '全部记录 / all that happened', ({ id }, _, { db }) => draftStepsOf(db, id)],
  });
  query<AdminContext>(builder, 'drafts', {
    type: '[Draft!]!',
    description: '草案,最近的在前 / drafts, the latest first',
    args: {
      states: ['[DraftState!]', '状态 / states'],
      first: ['Int', '条数,默认 50,最多 1000 / how many, 50 unless told, at most 1000', 50],
    },
    access: 'admin',
    resolve: ({ states, first }, { db }) => listDrafts(db, states ?? draftStates, pageSize(first, 50)),
  });
  query<AdminContext>(builder, 'draft', {
    type: 'Draft',
    description: '一份草案 / one draft',
    args: { id: ['ID!', '草案 / the draft'] },
    access: 'admin',
    resolve: ({ id }, { db }) => findDraft(db, id),
  });
  input(builder, 'DraftInput', '草案的内容 / what a draft says', {
    title: ['String!', '标题 / title'],
    reason: ['String!', '理由 / reason'],
    changes: ['[RuleChangeInput!]!', '变更,按序 / changes, in order'],
  });
  addDraftMutations(builder);
}

function addDraftMutations(builder: Builder): void {
  const id = ['ID!', '草案 / the draft'] as const;
  const draft = ['DraftInput!', '内容 / what it says'] as const;
  const reason = ['String!', '理由 / reason'] as const;
  mutation<AdminContext>(builder, 'createDraft', {
    type: 'Draft!',
    description:
      '起草变更;他人批准并生效之前,一切如旧 / writes a draft; nothing changes before others approve it and it is activated',
    args: { draft },
    access: ['catalogue-keeper', 'approver', 'plugin-admin'],
    resolve: async (args, context) => {
      const { title, reason: why, changes } = args.draft;
      const text = { title, reason: why, changes: changesGiven(changes) };
      return findDraft(context.db, await createDraft(context.db, changeModels(context), text, context.admin.person));
    },
  });
  mutation<AdminContext>(builder, 'rewriteDraft', {
    type: 'Draft!',
    description:
      '改写草案;改写人成为起草人,已有的批准作废 / writes a draft anew; whoever does is its author, and approvals are void',
    args: { id, draft },
    access: ['catalogue-keeper', 'approver', 'plugin-admin'],
    resolve: async (args, context) => {
      const { title, reason: why, changes } = args.draft;
      const text = { title, reason: why, changes: changesGiven(changes) };
      await rewriteDraft(context.db, changeModels(context), args.id, text, context.admin.person);
      return findDraft(context.db, args.id);
    },
  });
  mutation<AdminContext>(builder, 'submitDraft', {
    type: 'Draft!',
    description: '提请批准 / sends a draft for approval',
    args: { id },
    access: ['catalogue-keeper', 'approver', 'plugin-admin'],
    resolve: async (args, context) => {
      await submitDraft(context.db, changeModels(context), args.id, context.admin.person);
      return findDraft(context.db, args.id);
    },
  });
  mutation<AdminContext>(builder, 'approveDraft', {
    type: 'Draft!',
    description: '批准草案;起草人不可批准 / approves a draft; not for its author',
    args: { id, note: ['String', '意见 / a note'] },
    access: ['approver'],
    resolve: async (args, context) => {
      await approveDraft(context.db, changeModels(context), args.id, context.admin.person, args.note ?? null);
      return findDraft(context.db, args.id);
    },
  });
  for (const [name, state, access, text] of [
    ['refuseDraft', 'refused', ['approver'], '拒绝草案 / refuses a draft'],
    ['abandonDraft', 'abandoned', ['catalogue-keeper', 'approver', 'plugin-admin'], '放弃草案 / gives a draft up'],
  ] as const)
    mutation<AdminContext>(builder, name, {
      type: 'Draft!',
      description: text,
      args: { id, reason },
      access,
      resolve: async (args, { db, admin }) => {
        await endDraft(db, args.id, state, admin.person, args.reason);
        return findDraft(db, args.id);
      },
    });
  mutation<AdminContext>(builder, 'activateDraft', {
    type: 'Draft!',
    description:
      '使已批准的草案生效,全部或全不;违反规则的须写明例外理由 / puts an approved draft into force, all of it or nothing; what breaks an invariant needs the reason of an override',
    args: { id, override: ['String', '例外于规则的理由,记录在案 / why invariants are broken; it goes on record'] },
    access: ['approver'],
    resolve: async (args, context) => {
      const { db, policies, admin } = context;
      const guard = invariantGuard(policies.models, overrideGiven(args.override, context));
      await activateDraft(db, changeModels(context), args.id, admin.person, guard);
      return findDraft(db, args.id);
    },
  });
}

/** The graphs that changes are checked against. */
export function changeModels({ policies }: AdminContext): ChangeModels {
  return { declared: policies.models.declared, inForce: policies.model };
}

async function needsOf({ changes }: Draft, _: unknown, { db, policies }: AdminContext): Promise<DraftRequirements> {
  const rules = await loadRules(db);
  const resolved = await resolveChanges(db, changes);
  return draftRequirements(resolved, policies.model, rules, await readGovernanceSettings(db));
}
