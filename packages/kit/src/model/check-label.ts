import { type Label, sensitivities, sharingCategories, updateCycles } from '../label/label.ts';
import { maskText, parseMask } from '../label/mask.ts';
import type { Problems } from './problems.ts';

/** Whether a label says all that the catalogue needs; authors of JavaScript have no types that ask for it. */
export function checkLabel(label: Label | undefined, plugin: string, where: string, problems: Problems): boolean {
  if (label === undefined || label === null || typeof label !== 'object')
    return problems.add(
      plugin,
      where,
      '缺少标签(label),未声明的字段不得共享',
      'it has no label; a field that nobody declared is never shared: add label',
    );
  const missing: string[] = [];
  if (!label.title?.zh?.trim() || !label.title?.en?.trim()) missing.push('title.zh, title.en');
  if (!sharingCategories.includes(label.sharing)) missing.push(`sharing (${sharingCategories.join(' | ')})`);
  if (!sensitivities.includes(label.sensitivity)) missing.push(`sensitivity (${sensitivities.join(' | ')})`);
  if (!updateCycles.includes(label.updateCycle)) missing.push(`updateCycle (${updateCycles.join(' | ')})`);
  if (typeof label.source !== 'string' || !label.source.trim()) missing.push('source');
  if (!Array.isArray(label.masks) || label.masks.some((m) => !m || parseMask(maskText(m)) === undefined))
    missing.push('masks');
  if (label.sharing === 'none' && !label.legalBasis?.trim()) missing.push('legalBasis (sharing is none)');
  if (missing.length === 0) return true;
  return problems.add(
    plugin,
    where,
    `标签不完整: ${missing.join(', ')}`,
    `its label lacks or has a wrong ${missing.join(', ')}`,
  );
}
