import type { FieldModel, Model, Operator, Title } from '@gridweave/kit';
import type { ReadRule } from '../policy/policy.ts';
import type { Scope } from '../policy/scope.ts';
import type { AccessChange, Became, Change, FieldChange, PolicyDiff, ScopeChange } from './changes.ts';
import { describeMask } from './describe-mask.ts';
import { describeScope, type ScopeNames } from './describe-scope.ts';
import { type Direction, together } from './direction.ts';

export interface ChangeNames extends ScopeNames {
  /** Its titles are used; the titles of its named scopes too, unless `scopeTitle` is given. */
  readonly model: Model;
  /** The code of the department unless given. */
  readonly departmentTitle?: Title;
  /** Fields labelled `none` and fields that the model does not have are named to admins only. `department` unless given. */
  readonly audience?: 'admin' | 'department';
}

/** One sentence about one or several changes. */
export interface Sentence extends Title {
  /** Coordinates of fields or mutations that it is about; names of types where it is about rows. */
  readonly about: readonly string[];
  readonly direction: Direction;
}

/** A difference in sentences for people who do not program, the fields of a type that change alike in one. */
export function describeChanges(diff: PolicyDiff, names: ChangeNames): readonly Sentence[] {
  const department = names.departmentTitle ?? { zh: diff.subject, en: diff.subject };
  const titles: ChangeNames = {
    ...names,
    scopeTitle: names.scopeTitle ?? ((name) => names.model.scopes.get(name)?.title),
  };
  const groups = new Map<string, Group>();
  for (const part of diff.changes.flatMap((change) => partsOf(change, titles))) {
    const group = groups.get(part.key) ?? { ...part, subjects: [] };
    group.subjects.push({ coordinate: part.about, title: part.subject });
    groups.set(part.key, group);
  }
  return [...groups.values()].map(({ text, subjects, direction, certain, became }) => {
    const said = text(subjects.length > 1);
    const zh = subjects.map(({ title }) => title.zh).join('、');
    const en = listed(subjects.map(({ title }) => title.en));
    const note = noteOf(became, direction, certain);
    return {
      zh: `${department.zh}: ${zh} ${said.zh}${note.zh}`,
      en: `${department.en}: ${en} ${said.en}${note.en}`,
      about: subjects.map(({ coordinate }) => coordinate).filter((coordinate) => coordinate !== ''),
      direction,
    };
  });
}

interface Said {
  /** Parts of one key are said in one sentence. */
  readonly key: string;
  readonly text: (several: boolean) => Title;
  readonly direction: Direction;
  readonly certain: boolean;
  readonly became: Became | undefined;
}

interface Part extends Said {
  readonly about: string;
  readonly subject: Title;
}

interface Group extends Said {
  readonly subjects: { readonly coordinate: string; readonly title: Title }[];
}

const verbs: Readonly<Record<Operator, Title>> = {
  read: { zh: '读取', en: 'reading' },
  match: { zh: '精确查找', en: 'looking up by exact value' },
  filter: { zh: '筛选', en: 'filtering' },
  order: { zh: '排序', en: 'ordering' },
  search: { zh: '搜索', en: 'searching' },
  aggregate: { zh: '统计', en: 'counting and statistics' },
  subscribe: { zh: '订阅变更', en: 'following changes' },
};

/** An operator in words. */
export function describeOperator(operator: Operator): Title {
  return verbs[operator];
}

function partsOf(change: Change, names: ChangeNames): readonly Part[] {
  switch (change.kind) {
    case 'minimumGroup': {
      const { before, after, direction, certain } = change;
      const text = (): Title => ({ zh: `由 ${before} 变为 ${after}`, en: `was ${before} and becomes ${after}` });
      const subject = { zh: '统计的最小人数', en: 'the smallest group that statistics answer for' };
      return [{ key: 'minimumGroup', text, direction, certain, became: undefined, about: '', subject }];
    }
    case 'rows': {
      const title = names.model.types.get(change.type)?.ref.title ?? { zh: change.type, en: change.type };
      const subject = { zh: `可见的${title.zh}`, en: `the ${change.type} rows that are visible` };
      return [{ ...scopePart(`rows ${change.type}`, change, names, rowsText), about: change.type, subject }];
    }
    case 'mutation': {
      const mutation = names.model.mutations.get(change.coordinate.slice('Mutation.'.length));
      if (isHidden(mutation?.label.sharing, names)) return [];
      const subject = { zh: mutation?.label.title.zh ?? change.coordinate, en: change.coordinate };
      return [{ ...scopePart('mutation', change, names, callText), about: change.coordinate, subject }];
    }
    case 'field':
      return fieldParts(change, names);
  }
}

function fieldParts(change: FieldChange, names: ChangeNames): readonly Part[] {
  const { coordinate, access } = change;
  const name = coordinate.slice(change.type.length + 1);
  const type = names.model.types.get(change.type);
  const field: FieldModel | undefined = type?.fields.get(name);
  if (isHidden(field?.label.sharing, names)) return [];
  const subject = {
    zh: type && field ? `${type.ref.title.zh}.${field.label.title.zh}` : coordinate,
    en: coordinate,
  };
  const parts: Part[] = [];
  // the id is shown with the rows, which are said on their own
  if (access && name !== 'id') parts.push({ ...accessPart(change.type, access, names), about: coordinate, subject });
  const alike = new Map<string, (typeof change.operators)[number][]>();
  for (const used of change.operators) {
    if (name === 'id' && used.operator !== 'aggregate') continue;
    const key = scopesKey(used);
    alike.set(key, [...(alike.get(key) ?? []), used]);
  }
  for (const used of alike.values()) {
    const operators = used.map(({ operator }) => verbs[operator]);
    const verb = { zh: operators.map(({ zh }) => zh).join('、'), en: listed(operators.map(({ en }) => en)) };
    const part = scopePart(`use ${change.type} ${verb.en}`, used[0]!, names, useText(verb));
    parts.push({ ...part, direction: together(used.map(({ direction }) => direction)), about: coordinate, subject });
  }
  return parts;
}

function accessPart(type: string, access: AccessChange, names: ChangeNames): Said {
  const { direction, certain, became } = access;
  const [was, is] = [describeRules(access.before, names), describeRules(access.after, names)];
  const key = JSON.stringify(['read', type, was.en, is.en, direction, certain, ...rulesKey(access)]);
  const text = (several: boolean): Title => ({
    zh: `由${was.zh}变为${is.zh}`,
    en: `${several ? 'were' : 'was'} ${was.en} and ${several ? 'become' : 'becomes'} ${is.en}`,
  });
  return { key, text, direction, certain, became };
}

/** How a field is shown, in words: `visible in full in Bao'an; elsewhere masked (only the year) in Shenzhen`. */
function describeRules(rules: readonly ReadRule[], names: ChangeNames): Title {
  if (rules.length === 0) return { zh: '不可见', en: 'not visible' };
  const said = rules.map(({ scope, mask }, i): Title => {
    const where = describeScope(scope, names);
    const how = mask && describeMask(mask);
    const further = i > 0;
    return {
      zh: `${further ? '其余' : ''}${how ? `脱敏可见(${how.zh})` : '完整可见'},范围: ${where.zh}`,
      en: `${further ? 'otherwise ' : 'visible '}${how ? `masked (${how.en})` : 'in full'} ${where.en}`,
    };
  });
  return { zh: said.map(({ zh }) => zh).join(';'), en: said.map(({ en }) => en).join('; ') };
}

type ScopeText = (was: Title | null, is: Title | null, several: boolean) => Title;

const rowsText: ScopeText = (was, is) => ({
  zh: `由${was?.zh ?? '无'}变为${is?.zh ?? '无'}`,
  en: `were ${was ? `those ${was.en}` : 'none'} and become ${is ? `those ${is.en}` : 'none'}`,
});

const callText: ScopeText = (was, is) => ({
  zh: `由${was ? `可调用,范围: ${was.zh}` : '不可调用'}变为${is ? `可调用,范围: ${is.zh}` : '不可调用'}`,
  en: `could ${was ? `be called ${was.en}` : 'not be called'} and can ${is ? `now be called ${is.en}` : 'no longer be called'}`,
});

function useText(verb: Title): ScopeText {
  const side = (scope: Title | null): Title =>
    scope
      ? { zh: `可用于${verb.zh},范围: ${scope.zh}`, en: `open to ${verb.en} ${scope.en}` }
      : { zh: `不可用于${verb.zh}`, en: `not open to ${verb.en}` };
  return (was, is, several) => ({
    zh: `由${side(was).zh}变为${side(is).zh}`,
    en: `${several ? 'were' : 'was'} ${side(was).en} and ${several ? 'become' : 'becomes'} ${side(is).en}`,
  });
}

function scopePart(kind: string, change: ScopeChange, names: ChangeNames, text: ScopeText): Said {
  const { direction, certain, became } = change;
  const say = (scope: Scope | null): Title | null => scope && describeScope(scope, names);
  return {
    key: JSON.stringify([kind, direction, certain, scopesKey(change)]),
    text: (several) => text(say(change.before), say(change.after), several),
    direction,
    certain,
    became,
  };
}

function scopesKey({ before, after }: ScopeChange): string {
  return JSON.stringify([before?.key ?? null, after?.key ?? null]);
}

function rulesKey({ before, after }: AccessChange): readonly string[] {
  return [before, after].map((rules) => rules.map(({ scope }) => scope.key).join('\n'));
}

function noteOf(became: Became | undefined, direction: Direction, certain: boolean): Title {
  if (!certain) return { zh: '(无法证明是扩大还是缩小)', en: ' (whether this is wider or narrower cannot be proved)' };
  if (became === 'gained' || became === 'lost' || became === undefined) return { zh: '', en: '' };
  switch (direction) {
    case 'wider':
      return became === 'mask' ? { zh: '(显示更多)', en: ' (shows more)' } : { zh: '(扩大)', en: ' (wider)' };
    case 'narrower':
      return became === 'mask' ? { zh: '(显示更少)', en: ' (shows less)' } : { zh: '(缩小)', en: ' (narrower)' };
    case 'both':
      return became === 'mask'
        ? { zh: '(显示方式不同)', en: ' (shown in another way)' }
        : { zh: '(有增有减)', en: ' (wider in part and narrower in part)' };
    case 'equal':
      return { zh: '', en: '' };
  }
}

function isHidden(sharing: string | undefined, { audience }: ChangeNames): boolean {
  return audience !== 'admin' && (sharing === undefined || sharing === 'none');
}

function listed(parts: readonly string[]): string {
  return parts.length <= 1 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
