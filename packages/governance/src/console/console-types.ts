import { type DetailPanel, fieldsOf, type MapLayer, type Model } from '@gridweave/kit';
import type { Builder } from '../schema/builder.ts';
import { object } from '../schema/define.ts';

/** What plugins add to the console, for one viewer. */
export interface ConsoleParts {
  readonly panels: readonly (DetailPanel & { readonly plugin: string })[];
  readonly layers: readonly (MapLayer & { readonly plugin: string })[];
}

/**
 * What plugins add to the console of a viewer who may read some fields: panels without the others, and layers of which
 * every field can be read.
 */
export function consolePartsOf(model: Model, isRead: (type: string, field: string) => boolean): ConsoleParts {
  const items = model.plugins.flatMap(({ name, console }) => console.map((item) => ({ ...item, plugin: name })));
  const panels = items
    .filter((item) => item.kind === 'panel')
    .map((panel) => ({ ...panel, fields: panel.fields.filter((field) => isRead(panel.on.name, field)) }));
  const layers = items.filter((item) => item.kind === 'layer');
  return {
    panels: panels.filter(({ fields }) => fields.length > 0),
    layers: layers.filter((layer) => ['id', ...fieldsOf(layer)].every((field) => isRead(layer.of.name, field))),
  };
}

/** Types of what plugins add to the console. */
export function addConsoleTypes(builder: Builder): void {
  object<ConsoleParts['panels'][number], unknown>(
    builder,
    'ConsolePanel',
    '记录页上的面板:按此顺序显示的字段 / a panel on the page of a record: fields in this order',
    {
      plugin: ['ID!', '插件 / plugin'],
      name: ['ID!', '名称 / name'],
      title: ['SharingText!', '标题 / title'],
      type: ['String!', '记录的类型 / type of the record', ({ on }) => on.name],
      fields: ['[String!]!', '可读的字段 / fields that the viewer can read'],
    },
  );
  object<ConsoleParts['layers'][number], unknown>(
    builder,
    'ConsoleLayer',
    '地图图层:一种记录在其位置上 / a layer of the map: records of a type at their places',
    {
      plugin: ['ID!', '插件 / plugin'],
      name: ['ID!', '名称 / name'],
      title: ['SharingText!', '标题 / title'],
      type: ['String!', '记录的类型 / type of the records', ({ of }) => of.name],
      longitude: [
        'String',
        '经度所在字段;空则按网格 / field of the longitude; null where records stand in their grids',
        ({ at }) => at?.longitude,
      ],
      latitude: ['String', '纬度所在字段 / field of the latitude', ({ at }) => at?.latitude],
      label: ['String!', '标注所在字段 / field of the label'],
      colour: ['String', '着色所依字段 / field by which they are coloured'],
    },
  );
  object<ConsoleParts, unknown>(
    builder,
    'ConsoleContributions',
    '插件为控制台增加的内容 / what plugins add to the console',
    {
      panels: ['[ConsolePanel!]!', '面板 / panels'],
      layers: ['[ConsoleLayer!]!', '图层 / layers'],
    },
  );
}
