import type { CatalogueEntry } from '@gridweave/access';
import type { Builder } from '../schema/builder.ts';
import { object } from '../schema/define.ts';

/** Types of the sharing catalogue that departments see as well. */
export function addCatalogueTypes(builder: Builder): void {
  object<NonNullable<CatalogueEntry['granted']>, unknown>(
    builder,
    'SharingHolding',
    '已获授的范围 / what a department has of an entry',
    {
      read: ['String!', 'full 完整、masked 脱敏、none 无 / full, masked or none'],
      partial: ['Boolean!', '部分可见的行没有此值 / some rows that it sees come without the value'],
      masks: ['[String!]!', '脱敏方式 / masks'],
      operators: ['[SharingOperator!]!', '运算 / operators'],
    },
  );
  object<CatalogueEntry, unknown>(
    builder,
    'SharingEntry',
    '共享目录中的一项:字段或变更 / an entry of the sharing catalogue: a field or a mutation',
    {
      coordinate: ['ID!', '坐标,如 House.floorArea / coordinate such as House.floorArea'],
      kind: ['String!', 'field 或 mutation / field or mutation'],
      typeTitle: ['SharingText!', '所属类型 / title of its type', (entry) => entry.type],
      title: ['SharingText!', '标题 / title', (entry) => entry.label.title],
      description: ['SharingText', '说明 / description', (entry) => entry.label.description],
      reading: ['SharingText', '取值如何理解 / how its values are to be read'],
      plugin: ['String!', '插件 / plugin'],
      category: ['SharingCategory!', '共享属性 / sharing category', (entry) => entry.label.sharing],
      sensitivity: ['SharingSensitivity!', '敏感程度 / sensitivity', (entry) => entry.label.sensitivity],
      source: ['String!', '来源部门 / the department that answers for it', (entry) => entry.label.source],
      updateCycle: ['String!', '更新周期 / update cycle', (entry) => entry.label.updateCycle],
      legalBasis: ['String', '法律依据 / legal basis', (entry) => entry.label.legalBasis],
      masks: ['[String!]!', '可用的脱敏方式 / masks that can be granted'],
      operators: ['[SharingOperator!]!', '可授予的运算 / operators that can be granted'],
      holding: ['SharingHolding', '本部门已有的 / what the department has', (entry) => entry.granted],
    },
  );
}
