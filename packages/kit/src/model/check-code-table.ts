import type { CodeTable } from '../type/code-table.ts';
import { isTitle } from './check-label.ts';
import type { Say } from './check-field.ts';
import { isObject } from './shape.ts';

const valueName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const notValues = new Set(['true', 'false', 'null']);

/** Whether a code table can be a GraphQL enum: names, codes and labels of its values. */
export function checkCodeTable(table: CodeTable, say: Say): boolean {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(table.name))
    return say(`代码表名 ${table.name} 须为 PascalCase`, `the name of code table ${table.name} is PascalCase`);
  if (!isTitle(table.title) || typeof table.source !== 'string')
    return say(
      `代码表 ${table.name} 缺少中英文标题或来源`,
      `code table ${table.name} needs a title in Chinese and English, and its source`,
    );
  const wrong = table.values.find(
    (v: unknown) =>
      !isObject(v) ||
      !valueName.test(String(v.name)) ||
      notValues.has(v.name) ||
      v.name.startsWith('__') ||
      typeof v.code !== 'string' ||
      !isTitle(v),
  );
  if (table.values.length === 0 || wrong !== undefined)
    return say(
      `代码表 ${table.name} 的值不完整: ${wrong?.name}`,
      `code table ${table.name} has no values or a wrong one: ${wrong?.name}; each has name, code, zh and en`,
    );
  for (const key of ['name', 'code'] as const) {
    const all = table.values.map((v) => v[key]);
    const twice = all.find((text, i) => all.indexOf(text) !== i);
    if (twice !== undefined)
      return say(`代码表 ${table.name} 的 ${key} ${twice} 重复`, `code table ${table.name} has ${key} ${twice} twice`);
  }
  return true;
}
