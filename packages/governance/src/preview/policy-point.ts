import { createHash } from 'node:crypto';
import {
  applyChanges,
  changeFaults,
  compileRules,
  type Fault,
  findDraft,
  loadRules,
  loadRulesAt,
  type Policy,
  resolveChanges,
  type RuleChange,
  type Rules,
} from '@gridweave/access';
import { GridweaveError, type Model } from '@gridweave/kit';
import type { Kysely, Transaction } from 'kysely';
import type { Governance } from '../context.ts';
import { changesGiven } from '../drafts/rule-change-input.ts';
import { changesOfFile } from '../policy-file/changes-of-file.ts';
import { fileOfRules } from '../policy-file/file-of-rules.ts';
import { readPolicyFile } from '../policy-file/read-policy-file.ts';
import type { Builder } from '../schema/builder.ts';
import { input } from '../schema/define.ts';
import { versionAt } from './version-at.ts';

/** The policy at some version, or as some changes would make it. */
export interface PolicyPoint {
  readonly rules: Rules;
  readonly model: Model;
  readonly changes: readonly RuleChange[];
}

/** What a point is given with. */
export interface GivenPoint {
  readonly version?: string | null;
  readonly draft?: string | null;
  readonly grants?: readonly string[] | null;
  readonly changes?: readonly any[] | null;
  readonly at?: string | null;
  readonly file?: string | null;
}

/** Adds the input by which previews and differences name a policy. */
export function addPolicyPoints(builder: Builder): void {
  input(
    builder,
    'PolicyPoint',
    '某个策略:某版本、某时、某草案或某些变更之后;恰给其一 / a policy: at a version or a time, or as a draft or changes would make it; exactly one is given',
    {
      version: ['String', '策略版本 / version'],
      at: ['String', '过去某时生效的版本 / the version in force at a time in the past'],
      draft: ['ID', '如草案生效 / as if the draft were in force'],
      grants: ['[ID!]', '如这些申请生效 / as if these requests were in force'],
      changes: ['[RuleChangeInput!]', '如这些变更生效 / as if these changes were in force'],
      file: ['String', '如策略文件(YAML)所述 / as a policy file (YAML) says'],
    },
    true,
  );
}

/** The policy that is asked for; the one in force when nothing is given. All of it is of one moment. */
export function policyPoint(context: Governance, given?: GivenPoint | null): Promise<PolicyPoint> {
  return snapshot(context.db, async (trx) => {
    if (given?.version) return atVersion(context, trx, await knownVersion(trx, given.version));
    if (given?.at) return atVersion(context, trx, await versionAt(trx, given.at));
    const rules = await loadRules(trx);
    const changes = given ? await changesOf(trx, given) : [];
    if (changes.length === 0) return { rules, model: context.policies.models.of(rules.graph), changes };
    const resolved = await resolveChanges(trx, changes);
    const { policies } = context;
    requireSound(
      changeFaults(resolved, { declared: policies.models.declared, inForce: policies.models.of(rules.graph) }, rules),
    );
    const mark = createHash('sha256')
      .update(JSON.stringify([rules.version, resolved]))
      .digest('base64url')
      .slice(0, 22);
    const after = applyChanges(rules, resolved, `draft.${mark}`);
    return { rules: after, model: context.policies.models.of(after.graph), changes: resolved };
  });
}

/** The policy of a department, or a client of it, at a point and a time. */
export function policyAt(
  { rules, model }: PolicyPoint,
  department: string,
  client: string | undefined,
  now: number,
): Policy {
  const facts = rules.departments.get(department);
  if (facts) return compileRules(rules, model, facts, client, now);
  throw new GridweaveError('BAD_USER_INPUT', {
    zh: `部门 ${department} 在此策略中不存在`,
    en: `there is no department ${department} in this policy`,
  });
}

/** Changes that could not be made give no policy to look at. */
function requireSound(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const said = (language: 'zh' | 'en'): string => faults.map((fault) => `${fault.where} ${fault[language]}`).join('; ');
  throw new GridweaveError(
    'BAD_USER_INPUT',
    { zh: `这些变更无法作出: ${said('zh')}`, en: `These changes cannot be made: ${said('en')}` },
    { faults },
  );
}

async function changesOf(
  trx: Kysely<any>,
  { draft, grants, changes, file }: GivenPoint,
): Promise<readonly RuleChange[]> {
  if (draft) return (await findDraft(trx, draft)).changes;
  if (grants) return grants.map((grant) => ({ kind: 'activate', grant }));
  if (file) return changesOfFile(await fileOfRules(trx), readPolicyFile(file), 'policy file');
  return changes ? changesGiven(changes) : [];
}

async function atVersion({ policies }: Governance, trx: Transaction<any>, version: string): Promise<PolicyPoint> {
  const rules = await loadRulesAt(trx, version);
  return { rules, model: policies.models.of(rules.graph), changes: [] };
}

/** A version that there is. @throws GridweaveError BAD_USER_INPUT */
export async function knownVersion(trx: Transaction<any>, version: string): Promise<string> {
  const { version: latest } = await loadRules(trx);
  if (/^\d{1,18}$/.test(version) && BigInt(version) >= 1n && BigInt(version) <= BigInt(latest)) return version;
  throw new GridweaveError('BAD_USER_INPUT', {
    zh: `没有策略版本 ${version},最新为 ${latest}`,
    en: `there is no policy version ${version}; the latest is ${latest}`,
  });
}

function snapshot<T>(db: Kysely<any>, look: (trx: Transaction<any>) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(look);
}

/** Departments of two policies, and clients that have rules of their own in either. */
export function subjectsOf(points: readonly PolicyPoint[], only?: readonly string[] | null): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  for (const { rules } of points)
    for (const department of rules.departments.keys()) {
      if (only && !only.includes(department)) continue;
      subjects.set(department, { department, client: undefined });
      const limited = [
        ...(rules.grants.get(department) ?? []),
        ...rules.denials.filter((denial) => denial.department === department),
      ];
      for (const { client } of limited)
        if (client !== null) subjects.set(`${department}/${client}`, { department, client });
    }
  return [...subjects.keys()].sort().map((key) => subjects.get(key)!);
}

export interface Subject {
  readonly department: string;
  readonly client: string | undefined;
}
