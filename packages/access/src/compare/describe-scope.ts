import type { Title } from '@gridweave/kit';
import type { Scope, ScopeClause } from '../policy/scope.ts';

/** Names for what rules write as codes; what has no name keeps its code. */
export interface ScopeNames {
  readonly areaName?: (code: string) => string | undefined;
  readonly scopeTitle?: (name: string) => Title | undefined;
}

const mostAreas = 8;

/** The rows of a scope in words: 「宝安区,且属于「现住人口」」, `in Bao'an, within "Current residents"`. */
export function describeScope(scope: Scope, names: ScopeNames = {}): Title {
  if (scope.any.length === 0) return { zh: '无', en: 'nowhere' };
  const clauses = scope.any.map((clause) => describeClause(clause, names));
  const gaps = scope.except.map((gap) => describeClause(gap, names));
  const held = joined(clauses, ';或 ', '; or ');
  if (gaps.length === 0) return held;
  const out = joined(gaps, ';也不含 ', '; nor ');
  const several = clauses.length > 1;
  return {
    zh: several ? `(${held.zh}),均不含 ${out.zh}` : `${held.zh},不含 ${out.zh}`,
    en: several ? `(${held.en}), in each case not ${out.en}` : `${held.en}, but not ${out.en}`,
  };
}

function describeClause(clause: ScopeClause, names: ScopeNames): Title {
  const zh: string[] = [];
  const en: string[] = [];
  if (clause.areas) {
    const areas = clause.areas.map((code) => names.areaName?.(code) ?? code);
    zh.push(areasZh(areas));
    en.push(`in ${areasEn(areas)}`);
  }
  clause.named.forEach((name, i) => {
    const title = names.scopeTitle?.(name) ?? { zh: name, en: name };
    zh.push(`${clause.areas || i > 0 ? '且' : ''}属于「${title.zh}」`);
    en.push(`within “${title.en}”`);
  });
  if (zh.length === 0) {
    zh.push('全部');
    en.push('everywhere');
  }
  const gaps = joined(
    (clause.except ?? []).map((gap) => describeClause(gap, names)),
    ';也不含 ',
    '; nor ',
  );
  if (!clause.except?.length) return { zh: zh.join(','), en: en.join(', ') };
  return { zh: `${zh.join(',')}(不含 ${gaps.zh})`, en: `${en.join(', ')} (but not ${gaps.en})` };
}

function areasZh(areas: readonly string[]): string {
  if (areas.length <= mostAreas) return areas.join('、');
  return `${areas.slice(0, mostAreas).join('、')}等 ${areas.length} 个区域`;
}

function areasEn(areas: readonly string[]): string {
  if (areas.length > mostAreas)
    return `${areas.slice(0, mostAreas).join(', ')} and ${areas.length - mostAreas} more areas`;
  return areas.length <= 1 ? areas.join() : `${areas.slice(0, -1).join(', ')} and ${areas.at(-1)}`;
}

function joined(parts: readonly Title[], zh: string, en: string): Title {
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
}
