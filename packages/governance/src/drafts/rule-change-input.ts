import type { RuleChange } from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';
import { conditionFields, timeGiven } from '../grants/grant-types.ts';
import type { Builder } from '../schema/builder.ts';
import { input } from '../schema/define.ts';

/** What a denial is given with. */
export const denialFields = {
  department: ['String', '部门代码;不给为所有部门 / code of the department; without it every department'],
  client: ['ID', '只对此接入方 / only for this client'],
  fields: ['[String!]!', '坐标 / coordinates'],
  operators: ['[SharingOperator!]', '运算;不给为全部 / operators; without it all'],
  areas: ['[String!]', '区域代码;不给为处处 / area codes; without it everywhere'],
  scopes: ['[String!]!', '命名范围 / named scopes', []],
  reason: ['String!', '理由 / reason'],
  validFrom: ['String', '起 / from'],
  validUntil: ['String', '止 / until'],
} as const satisfies Parameters<typeof input>[3];

/** What a tightened label is given with. */
export const tighteningFields = {
  coordinate: ['String!', '坐标 / coordinate'],
  sharing: ['SharingCategory', '更严的共享属性 / a stricter category'],
  sensitivity: ['SharingSensitivity', '更高的敏感程度 / a higher sensitivity'],
  withoutMasks: ['[String!]!', '不再可用的脱敏方式 / masks that may not be used any more', []],
  legalBasis: ['String', '不予共享的法律依据 / the legal basis of not sharing'],
} as const satisfies Parameters<typeof input>[3];

/** The changes that drafts are written in. */
export function addRuleChanges(builder: Builder): void {
  const reason = ['String!', '理由 / reason'] as const;
  input(builder, 'GrantChangeInput', '给予授权 / a grant to give', {
    department: ['String!', '部门代码 / code of the department'],
    ...conditionFields,
    assessment: ['SharingAssessmentInput', '影响评估 / the impact assessment'],
  });
  input(builder, 'RevokeChangeInput', '撤销授权 / a grant to take back', {
    grant: ['ID!', '授权 / the grant'],
    reason,
  });
  input(builder, 'DenialInput', '禁止:优先于任何授权 / a denial: it beats every grant', denialFields);
  input(builder, 'DefaultPolicyInput', '默认策略 / the default policy', {
    enabled: ['Boolean!', '无条件共享的字段是否默认可读 / whether unconditional fields need no grant'],
    except: ['[String!]!', '例外的坐标 / coordinates that need one all the same', []],
    minimumGroup: ['Int!', '统计的最小人数 / the smallest group that statistics answer for'],
  });
  input(builder, 'TightenLabelInput', '收紧标注 / a label to make stricter', { ...tighteningFields, reason });
  input(builder, 'RestoreLabelInput', '恢复标注 / a label to restore', {
    coordinate: ['String!', '坐标 / coordinate'],
    reason,
  });
  input(builder, 'PluginChangeInput', '启用或停用插件 / a plugin to switch', {
    plugin: ['String!', '插件 / the plugin'],
    enabled: ['Boolean!', '是否启用 / on or off'],
    reason,
  });
  input(builder, 'JurisdictionChangeInput', '变更辖区 / a jurisdiction to change', {
    department: ['String!', '部门代码 / code of the department'],
    areas: ['[String!]!', '区域代码 / area codes'],
  });
  input(
    builder,
    'RuleChangeInput',
    '一项变更,恰给其一 / one change; exactly one of these is given',
    {
      grant: ['GrantChangeInput', '给予授权 / give a grant'],
      revoke: ['RevokeChangeInput', '撤销授权 / take a grant back'],
      deny: ['DenialInput', '禁止 / forbid'],
      lift: ['ID', '解除禁止 / lift a denial'],
      defaults: ['DefaultPolicyInput', '默认策略 / the default policy'],
      tighten: ['TightenLabelInput', '收紧标注 / make a label stricter'],
      restore: ['RestoreLabelInput', '恢复标注 / restore a label'],
      plugin: ['PluginChangeInput', '插件 / switch a plugin'],
      jurisdiction: ['JurisdictionChangeInput', '辖区 / change a jurisdiction'],
    },
    true,
  );
}

/** Changes as they were given. @throws GridweaveError BAD_USER_INPUT for a time that is none */
export function changesGiven(given: readonly any[]): readonly RuleChange[] {
  return given.map(changeGiven);
}

function changeGiven(change: any): RuleChange {
  const [kind] = Object.keys(change);
  const value = change[kind!];
  switch (kind) {
    case 'grant': {
      const { assessment, ...grant } = value;
      return { kind, grant: withTimes(grant), ...(assessment ? { assessment } : {}) };
    }
    case 'revoke':
      return { kind, ...value };
    case 'deny':
      return { kind, denial: withTimes(value) };
    case 'lift':
      return { kind, denial: value };
    case 'defaults':
      return { kind, defaults: value };
    case 'tighten': {
      const { reason, ...label } = value;
      return { kind, label: withoutNulls(label), reason };
    }
    case 'restore':
    case 'plugin':
    case 'jurisdiction':
      return { kind, ...value };
    default:
      throw new GridweaveError('BAD_USER_INPUT', { zh: `未知的变更 ${kind}`, en: `${kind} is no change` });
  }
}

/** A label as it was given, without what was left out. */
export function withoutNulls<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined)) as T;
}

function withTimes<T extends { validFrom?: string | null; validUntil?: string | null }>(given: T): T {
  return {
    ...given,
    validFrom: timeGiven('validFrom', given.validFrom)?.toISOString() ?? null,
    validUntil: timeGiven('validUntil', given.validUntil)?.toISOString() ?? null,
  };
}
