import type { InputDefinition } from '../schema/define.ts';

/** How the catalogue is searched, by admins and departments alike. */
export const catalogueArguments: Readonly<Record<string, InputDefinition>> = {
  search: ['String', '各词均须出现,中英文皆可 / all words have to be found, in either language'],
  coordinates: ['[ID!]', '这些坐标,如拒绝信息所列 / these coordinates, as a refusal lists them'],
  source: ['String', '来源部门 / department that answers for the value'],
  category: ['SharingCategory', '共享属性 / sharing category'],
  sensitivity: ['SharingSensitivity', '敏感程度 / sensitivity'],
  plugin: ['String', '插件 / plugin'],
  type: ['String', '类型,如 Person / type such as Person'],
  first: ['Int', '条数,默认 100,最多 1000 / how many, 100 unless told, at most 1000', 100],
  after: ['ID', '从此坐标之后 / after this coordinate'],
};
