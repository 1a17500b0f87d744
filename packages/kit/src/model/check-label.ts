import { type Label, sensitivities, sharingCategories, updateCycles } from '../label/label.ts';
import { sql } from 'kysely';
import { type Mask, maskText, parseMask } from '../label/mask.ts';
import { foreignSql, sqlText } from './foreign-sql.ts';
import type { Problems } from './problems.ts';
import { isObject } from './shape.ts';

/** Whether a label says all that the catalogue needs; authors of JavaScript have no types that ask for it. */
export function checkLabel(label: Label | undefined, plugin: string, where: string, problems: Problems): boolean {
  if (!isObject(label))
    return problems.add(
      plugin,
      where,
      '缺少标签(label),未声明的字段不得共享',
      'it has no label; a field that nobody declared is never shared: add label',
    );
  const missing: string[] = [];
  if (!isTitle(label.title)) missing.push('title.zh, title.en (one line each)');
  if (!sharingCategories.includes(label.sharing)) missing.push(`sharing (${sharingCategories.join(' | ')})`);
  if (!sensitivities.includes(label.sensitivity)) missing.push(`sensitivity (${sensitivities.join(' | ')})`);
  if (!updateCycles.includes(label.updateCycle)) missing.push(`updateCycle (${updateCycles.join(' | ')})`);
  if (!isLine(label.source)) missing.push('source');
  if (!Array.isArray(label.masks) || label.masks.some((m) => !m || parseMask(maskText(m)) === undefined))
    missing.push('masks');
  else for (const fault of label.masks.flatMap(ownMaskFaults)) missing.push(fault);
  if (label.description !== undefined && !isTitle(label.description))
    missing.push('description.zh, description.en (one line each)');
  if (label.sharing === 'none' && !isLine(label.legalBasis)) missing.push('legalBasis (sharing is none)');
  if (missing.length === 0) return true;
  return problems.add(
    plugin,
    where,
    `标签不完整: ${missing.join(', ')}`,
    `its label lacks or has a wrong ${missing.join(', ')}`,
  );
}

/** An own mask works on its value and on nothing else. */
function ownMaskFaults(mask: Mask): readonly string[] {
  if (mask.kind !== 'own') return [];
  const where = `masks: ${maskText(mask)}`;
  if (!isTitle(mask.title) || typeof mask.sql !== 'function')
    return [`${where} (title.zh, title.en, sql: make it with defineMask)`];
  try {
    const beyond = foreignSql(sqlText(mask.sql(sql.ref<string>('masked_value'))));
    return beyond === undefined ? [] : [`${where} (its SQL reaches beyond the value by ${beyond})`];
  } catch {
    return [`${where} (its sql throws)`];
  }
}

/** Text in both languages, which the schema shows as `中文 / English` in one line. */
export function isTitle(title: unknown): boolean {
  return isObject(title) && isLine(title.zh) && isLine(title.en);
}

function isLine(text: unknown): boolean {
  return typeof text === 'string' && text.trim() !== '' && !/[\r\n\u2028\u2029]/.test(text);
}
