import type { RuleChange, StoredConditions } from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';
import type { FiledPolicy } from './file-of-rules.ts';
import type { FileDenial, FileGrant, PolicyFile } from './policy-file.ts';
import { canonical, withoutEmpty } from './stable-order.ts';

/** The changes that make the policy in force what a file says. @throws GridweaveError BAD_USER_INPUT for other departments */
export function changesOfFile(current: FiledPolicy, wanted: PolicyFile, reason: string): readonly RuleChange[] {
  requireSameDepartments(current.file, wanted);
  return [
    ...defaultChanges(current.file, wanted),
    ...labelChanges(current.file, wanted, reason),
    ...pluginChanges(current.file, wanted, reason),
    ...denialChanges(current, current.file.denials, wanted.denials, null),
    ...Object.entries(wanted.departments).flatMap(([code, department]) => {
      const before = current.file.departments[code]!;
      const moved = canonical([...department.areas].sort()) !== canonical(before.areas);
      return [
        ...(moved ? [{ kind: 'jurisdiction', department: code, areas: department.areas } as const] : []),
        ...denialChanges(current, before.denials, department.denials, code),
        ...grantChanges(current, before.grants, department.grants, code, reason),
      ];
    }),
  ];
}

function requireSameDepartments(current: PolicyFile, wanted: PolicyFile): void {
  const missing = Object.keys(current.departments).filter((code) => !(code in wanted.departments));
  const unknown = Object.keys(wanted.departments).filter((code) => !(code in current.departments));
  const faults = [
    ...missing.map((code) => ({
      zh: `缺部门 ${code};保留它并写 grants: [] 即为收回全部授权`,
      en: `department ${code} is missing; keep it with grants: [] to take all its grants back`,
    })),
    ...unknown.map((code) => ({
      zh: `没有部门 ${code},请先登记(createDepartment)`,
      en: `there is no department ${code}; add it first (createDepartment)`,
    })),
  ];
  if (faults.length === 0) return;
  throw new GridweaveError('BAD_USER_INPUT', {
    zh: faults.map(({ zh }) => zh).join(';'),
    en: faults.map(({ en }) => en).join('; '),
  });
}

function defaultChanges({ defaults: before }: PolicyFile, { defaults }: PolicyFile): readonly RuleChange[] {
  const after = { ...defaults, except: [...defaults.except].sort() };
  return canonical(before) === canonical(after) ? [] : [{ kind: 'defaults', defaults: after }];
}

function labelChanges(current: PolicyFile, wanted: PolicyFile, reason: string): readonly RuleChange[] {
  const said = (label: object): string => canonical(withoutEmpty(label));
  const restored = Object.keys(current.labels).filter((coordinate) => !(coordinate in wanted.labels));
  const tightened = Object.entries(wanted.labels).filter(
    ([coordinate, label]) => said(label) !== said(current.labels[coordinate] ?? {}),
  );
  return [
    ...restored.map((coordinate) => ({ kind: 'restore', coordinate, reason }) as const),
    ...tightened.map(
      ([coordinate, label]) => ({ kind: 'tighten', label: { ...withoutEmpty(label), coordinate }, reason }) as const,
    ),
  ];
}

function pluginChanges(current: PolicyFile, wanted: PolicyFile, reason: string): readonly RuleChange[] {
  const [before, after] = [new Set(current.disabledPlugins), new Set(wanted.disabledPlugins)];
  return [
    ...[...before]
      .filter((p) => !after.has(p))
      .map((plugin) => ({ kind: 'plugin', plugin, enabled: true, reason }) as const),
    ...[...after]
      .filter((p) => !before.has(p))
      .map((plugin) => ({ kind: 'plugin', plugin, enabled: false, reason }) as const),
  ];
}

function denialChanges(
  { denials }: FiledPolicy,
  before: readonly FileDenial[],
  after: readonly FileDenial[],
  department: string | null,
): readonly RuleChange[] {
  const { added, removed } = compared(before, after, sorted);
  return [
    ...removed.map((denial) => ({ kind: 'lift', denial: denials.get(denial)! }) as const),
    ...added.map((denial) => ({ kind: 'deny', denial: { ...denial, department } }) as const),
  ];
}

function grantChanges(
  { grants }: FiledPolicy,
  before: readonly FileGrant[],
  after: readonly FileGrant[],
  department: string,
  reason: string,
): readonly RuleChange[] {
  const { added, removed } = compared(before, after, (grant) => sorted({ ...grant, assessment: null }));
  return [
    ...removed.map((grant) => ({ kind: 'revoke', grant: grants.get(grant)!, reason }) as const),
    ...added.map(({ assessment, ...grant }) => ({
      kind: 'grant' as const,
      grant: {
        ...grant,
        department,
        validFrom: grant.validFrom ?? null,
        validUntil: grant.validUntil ?? null,
      } as StoredConditions,
      ...(assessment ? { assessment } : {}),
    })),
  ];
}

/** What is in one list and not in the other, each as often as it occurs. */
function compared<T>(
  before: readonly T[],
  after: readonly T[],
  sense: (item: T) => object,
): { readonly added: readonly T[]; readonly removed: readonly T[] } {
  const left = Map.groupBy(before, (item) => canonical(withoutEmpty(sense(item))));
  const added: T[] = [];
  for (const item of after) if (!left.get(canonical(withoutEmpty(sense(item))))?.pop()) added.push(item);
  return { added, removed: [...left.values()].flat() };
}

/** Lists of a rule are sets, and times are moments however they are written. */
function sorted(rule: object): object {
  return Object.fromEntries(
    Object.entries(rule).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? [...value].sort()
        : key.startsWith('valid') && value
          ? new Date(value).toISOString()
          : value,
    ]),
  );
}
