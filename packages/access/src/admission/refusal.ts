import { GridweaveError, type Operator, type Title } from '@gridweave/kit';
import type { Use } from './use.ts';

const operatorTitles: Readonly<Record<Operator, Title>> = {
  read: { zh: '读取', en: 'read' },
  match: { zh: '精确匹配', en: 'match' },
  filter: { zh: '筛选', en: 'filter' },
  order: { zh: '排序', en: 'order' },
  search: { zh: '检索', en: 'search' },
  aggregate: { zh: '统计', en: 'aggregate' },
  subscribe: { zh: '订阅', en: 'subscribe' },
};

/** What a refusal tells of each use. */
export interface DeniedUse {
  readonly coordinate: string;
  readonly operator: Operator;
  readonly title: string;
}

/** The error for uses that were not granted: every coordinate with its operator, and how to ask for it. */
export function refusal(denied: readonly Use[]): GridweaveError {
  const list = named(denied);
  const zh = list.map(({ coordinate, operator, title }) => `${coordinate}(${title.zh},${operatorTitles[operator].zh})`);
  const en = list.map(({ coordinate, operator }) => `${coordinate} (${operatorTitles[operator].en})`);
  const details: readonly DeniedUse[] = list.map(({ coordinate, operator, title }) => ({
    coordinate,
    operator,
    title: `${title.zh} / ${title.en}`,
  }));
  return new GridweaveError(
    'FIELD_NOT_GRANTED',
    {
      zh: `未获授权: ${zh.join('、')}。请从查询中去掉,或在共享目录中提出申请,写明用途与法律依据`,
      en: `Not granted: ${en.join(', ')}. Leave them out, or request them in the sharing catalogue with purpose and legal basis`,
    },
    { denied: details },
  );
}

/** Each coordinate and operator once. An id comes with any field of its type, so it is not asked for beside one. */
function named(denied: readonly Use[]): readonly Use[] {
  const byKey = new Map(denied.map((use) => [`${use.coordinate} ${use.operator}`, use]));
  const types = new Set([...byKey.values()].filter((use) => !isRows(use)).map((use) => use.coordinate.split('.')[0]));
  return [...byKey.values()].filter((use) => !isRows(use) || !types.has(use.coordinate.split('.')[0]));
}

function isRows(use: Use): boolean {
  return use.operator === 'read' && use.coordinate.endsWith('.id');
}
