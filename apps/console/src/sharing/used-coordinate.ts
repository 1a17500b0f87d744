const words = {
  zh: {
    match: '精确查找',
    filter: '筛选',
    order: '排序',
    search: '检索',
    aggregate: '统计',
    subscribe: '订阅',
    read: '读取',
  },
  en: {
    match: 'looked up',
    filter: 'filtered',
    order: 'sorted',
    search: 'searched',
    aggregate: 'counted',
    subscribe: 'subscribed',
    read: 'read',
  },
} as const;

/** What the log writes of a use: the field, and for what other than reading, as `House.code:filter`. */
export interface UsedField {
  readonly coordinate: string;
  readonly operators: readonly string[];
}

/** Each field once, with all that was done with it; those that were read first. */
export function usedFields(coordinates: readonly string[]): readonly UsedField[] {
  const found = new Map<string, string[]>();
  for (const used of coordinates) {
    const [coordinate = '', operator = 'read'] = used.split(':');
    found.set(coordinate, [...(found.get(coordinate) ?? []), operator]);
  }
  return [...found]
    .map(([coordinate, operators]) => ({ coordinate, operators }))
    .sort((a, b) => Number(b.operators.includes('read')) - Number(a.operators.includes('read')));
}

/** The word for an operator of the log. */
export function operatorWord(operator: string, language: 'zh' | 'en'): string {
  return (words[language] as Record<string, string>)[operator] ?? operator;
}
