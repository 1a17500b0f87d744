import { texts } from '../language/texts.ts';

/** The field's own words for what the API has as enums. */
export const terms = texts(
  {
    category: { UNCONDITIONAL: '无条件共享', CONDITIONAL: '有条件共享', NONE: '不予共享' },
    sensitivity: { PUBLIC: '公开', INTERNAL: '内部', PERSONAL: '个人信息', SENSITIVE: '敏感个人信息' },
    operator: {
      READ: '读取',
      MATCH: '精确查找',
      FILTER: '筛选',
      ORDER: '排序',
      SEARCH: '检索',
      AGGREGATE: '统计',
      SUBSCRIBE: '订阅',
    },
    operatorMeaning: {
      READ: '看到值',
      MATCH: '按已知的值查找记录',
      FILTER: '按值或范围筛选',
      ORDER: '按值排序',
      SEARCH: '在文本中检索',
      AGGREGATE: '计入统计',
      SUBSCRIBE: '值变更时收到通知',
    },
    holding: { full: '完整可读', masked: '脱敏可读', none: '未获授权', partial: '部分记录可读' },
    state: {
      REQUESTED: '待审批',
      APPROVED: '已批准,未生效',
      ACTIVE: '生效中',
      EXPIRED: '已到期',
      REVOKED: '已撤销',
      REFUSED: '已拒绝',
      WITHDRAWN: '已撤回',
    },
    cycle: {
      realtime: '实时',
      hour: '每小时',
      day: '每天',
      week: '每周',
      month: '每月',
      quarter: '每季度',
      year: '每年',
      irregular: '不定期',
      none: '不更新',
    },
    failed: '未能加载',
    retry: '重试',
    field: '字段',
  },
  {
    category: { UNCONDITIONAL: 'Unconditional', CONDITIONAL: 'Conditional', NONE: 'Not shared' },
    sensitivity: { PUBLIC: 'Public', INTERNAL: 'Internal', PERSONAL: 'Personal', SENSITIVE: 'Sensitive personal' },
    operator: {
      READ: 'Read',
      MATCH: 'Match',
      FILTER: 'Filter',
      ORDER: 'Order',
      SEARCH: 'Search',
      AGGREGATE: 'Aggregate',
      SUBSCRIBE: 'Subscribe',
    },
    operatorMeaning: {
      READ: 'see the value',
      MATCH: 'find a record by a value that you have',
      FILTER: 'narrow a list by values or ranges',
      ORDER: 'sort by the value',
      SEARCH: 'search in the text',
      AGGREGATE: 'count and add up',
      SUBSCRIBE: 'be told when the value changes',
    },
    holding: { full: 'In full', masked: 'Masked', none: 'Not granted', partial: 'On some records' },
    state: {
      REQUESTED: 'Waits for approval',
      APPROVED: 'Approved, not in force yet',
      ACTIVE: 'In force',
      EXPIRED: 'Expired',
      REVOKED: 'Revoked',
      REFUSED: 'Refused',
      WITHDRAWN: 'Withdrawn',
    },
    cycle: {
      realtime: 'as it happens',
      hour: 'hourly',
      day: 'daily',
      week: 'weekly',
      month: 'monthly',
      quarter: 'quarterly',
      year: 'yearly',
      irregular: 'irregularly',
      none: 'never',
    },
    failed: 'This could not be loaded',
    retry: 'Try again',
    field: 'Field',
  },
);

/** The word for a value that is a text in the API; the value itself where there is none. */
export function wordFor(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value;
}
