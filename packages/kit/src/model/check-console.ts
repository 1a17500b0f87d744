import type { ConsoleContribution } from '../plugin/console.ts';
import type { Plugin } from '../plugin/plugin.ts';
import type { FieldModel, Model } from './model.ts';
import { isTitle } from './check-label.ts';
import type { Problems } from './problems.ts';
import { Reach } from './reach.ts';

const contributionName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** That what a plugin adds to the console names fields that there are. */
export function checkConsole(plugin: Plugin, model: Model, problems: Problems): boolean {
  const reached = new Reach(model.plugins).of(plugin);
  const names = new Set<string>();
  for (const item of plugin.console) {
    const place =
      item.kind === 'catalogue-text' ? `text of ${item.of.name}.${item.field}` : `${item.kind} ${item.name}`;
    const say = (zh: string, en: string) => problems.add(plugin.name, `console: ${place}`, zh, en);
    if (names.has(place)) say('重复', 'it is there twice');
    names.add(place);
    if (item.kind !== 'catalogue-text' && !contributionName.test(item.name))
      say('名称须为小写单词加连字符', 'its name is lower-case words with hyphens');
    if (!isTitle(item.kind === 'catalogue-text' ? item.text : item.title))
      say('缺少中英文标题', 'it needs a title in Chinese and English, one line each');
    const type = item.kind === 'panel' ? item.on : item.of;
    const found = model.types.get(type.name);
    if (found?.ref !== type || !reached.has(found.plugin)) {
      say(
        `类型 ${type.name} 不属于本插件或其依赖`,
        `type ${type.name} is not its own and not of a plugin in dependsOn`,
      );
      continue;
    }
    const fields = new Map([...found.fields].filter(([, field]) => reached.has(field.plugin)));
    const missing = fieldsOf(item).filter((name) => !fields.has(name));
    if (missing.length > 0) {
      say(
        `${type.name} 没有本插件或其依赖的字段 ${missing.join('、')}`,
        `${type.name} has no field ${missing.join(', ')} of its own or of a plugin in dependsOn`,
      );
      continue;
    }
    checkKinds(item, (name) => fields.get(name)!, say);
  }
  return true;
}

/** The fields that a contribution shows. */
export function fieldsOf(item: ConsoleContribution): readonly string[] {
  if (item.kind === 'panel') return item.fields;
  if (item.kind === 'catalogue-text') return [item.field];
  const { at, label, colour } = item;
  return [...(at ? [at.longitude, at.latitude] : []), label, ...(colour === undefined ? [] : [colour])];
}

function checkKinds(
  item: ConsoleContribution,
  field: (name: string) => FieldModel,
  say: (zh: string, en: string) => false,
): void {
  if (item.kind === 'panel' && item.fields.length === 0) say('没有字段', 'it shows no field');
  if (item.kind !== 'layer') return;
  const typeOf = (name: string) => {
    const { definition } = field(name);
    return 'type' in definition ? definition.type : undefined;
  };
  const degrees = item.at ? [item.at.longitude, item.at.latitude] : [];
  if (degrees.some((name) => typeOf(name) !== 'Float'))
    say('经纬度须为 Float', 'longitude and latitude are fields of Float');
  const colour = item.colour === undefined ? undefined : typeOf(item.colour);
  if (item.colour !== undefined && (typeof colour !== 'object' || !('values' in colour)))
    say(`${item.colour} 须为代码表`, `${item.colour} is no field with a code table`);
}
