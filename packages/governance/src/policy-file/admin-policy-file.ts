import { createDraft, findDraft, type RuleChange } from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';
import type { Kysely, Transaction } from 'kysely';
import type { AdminContext } from '../context.ts';
import { changeModels } from '../drafts/drafts.ts';
import type { Builder } from '../schema/builder.ts';
import { mutation, object, query } from '../schema/define.ts';
import { knownVersion } from '../preview/policy-point.ts';
import { changesOfFile } from './changes-of-file.ts';
import { fileOfRules } from './file-of-rules.ts';
import { readPolicyFile } from './read-policy-file.ts';
import { writePolicyFile } from './write-policy-file.ts';

interface WrittenPolicy {
  readonly version: string;
  readonly text: string;
}

/** The policy as a file, so that it can live in git; a file becomes a draft and goes through the same approvals. */
export function addPolicyFile(builder: Builder): void {
  object<WrittenPolicy, unknown>(builder, 'PolicyFile', '策略文件 / the policy as a file', {
    version: ['String!', '策略版本 / policy version'],
    text: ['String!', 'YAML,次序固定 / YAML in a stable order'],
  });
  query<AdminContext>(builder, 'policyFile', {
    type: 'PolicyFile!',
    description: '将现行策略写成文件 / writes the policy in force as a file',
    access: 'admin',
    resolve: async (_, context): Promise<WrittenPolicy> => {
      const { file, version } = await filed(context);
      return { version, text: writePolicyFile(file) };
    },
  });
  query<AdminContext>(builder, 'policyFileChanges', {
    type: 'SharingJSON!',
    description: '使现行策略成为文件所述须作的变更 / the changes that make the policy in force what a file says',
    args: { text: ['String!', '策略文件 / the file'] },
    access: 'admin',
    resolve: async ({ text }, context) => changesOfFile(await filed(context), readPolicyFile(text), 'policy file'),
  });
  mutation<AdminContext>(builder, 'draftFromPolicyFile', {
    type: 'Draft!',
    description: '将策略文件写成草案 / writes a draft from a policy file',
    args: {
      text: ['String!', '策略文件 / the file'],
      title: ['String!', '标题 / title'],
      reason: ['String!', '理由 / reason'],
    },
    access: ['catalogue-keeper', 'approver'],
    resolve: async ({ text, title, reason }, context) => {
      const changes: readonly RuleChange[] = changesOfFile(await filed(context), readPolicyFile(text), reason);
      if (changes.length === 0)
        throw new GridweaveError('BAD_USER_INPUT', {
          zh: '文件与现行策略相同,无可起草',
          en: 'The file says what is in force already; there is nothing to draft',
        });
      const { db, admin } = context;
      return findDraft(db, await createDraft(db, changeModels(context), { title, reason, changes }, admin.person));
    },
  });
}

/** A draft of what makes the policy what it was: the past is never changed, its rules are made anew. */
export function addRollBack(builder: Builder): void {
  mutation<AdminContext>(builder, 'draftBackTo', {
    type: 'Draft!',
    description:
      '起草回到某版本的变更,须照常批准;应急授权与已到期的除外 / writes a draft of the changes that lead back to a version, approved as any other; without emergency grants and what has expired since',
    args: {
      version: ['String!', '策略版本 / policy version'],
      title: ['String!', '标题 / title'],
      reason: ['String!', '理由 / reason'],
    },
    access: ['catalogue-keeper', 'approver'],
    resolve: async ({ version, title, reason }, context) => {
      const { db, admin } = context;
      const changes = await moment(db, async (trx) => {
        const current = await fileOfRules(trx);
        const { file } = await fileOfRules(trx, await knownVersion(trx, version));
        // departments that were added since stay as they are
        const departments = { ...current.file.departments, ...file.departments };
        return changesOfFile(current, { ...file, departments }, reason);
      });
      if (changes.length === 0)
        throw new GridweaveError('BAD_USER_INPUT', {
          zh: `现行策略与版本 ${version} 相同,无可起草`,
          en: `The policy in force is that of version ${version}; there is nothing to draft`,
        });
      return findDraft(db, await createDraft(db, changeModels(context), { title, reason, changes }, admin.person));
    },
  });
}

function filed({ db }: AdminContext) {
  return moment(db, (trx) => fileOfRules(trx));
}

/** What is read, all of one moment. */
function moment<T>(db: Kysely<any>, look: (trx: Transaction<any>) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(look);
}
