import type { FieldDefinition } from '../type/field.ts';
import type { InterfaceRef, TypeRef, UnionRef } from '../type/type.ts';
import type { FieldModel } from './model.ts';
import type { Problems } from './problems.ts';

interface Member {
  readonly plugin: string;
  readonly ref: TypeRef<any>;
  readonly fields: ReadonlyMap<string, FieldModel>;
}

/** Whether each type has the fields of its interfaces, alike in all of them. */
export function checkInterfaces(
  types: ReadonlyMap<string, Member>,
  interfaces: ReadonlyMap<string, InterfaceRef>,
  problems: Problems,
): void {
  const shown = new Map<string, { readonly text: string; readonly coordinate: string }>();
  for (const { plugin, ref, fields } of types.values())
    for (const implemented of ref.interfaces) {
      if (interfaces.get(implemented.name) !== implemented) {
        problems.add(
          plugin,
          ref.name,
          `接口 ${implemented.name} 未登记`,
          `interface ${implemented.name} is not in interfaces of a plugin`,
        );
        continue;
      }
      for (const name of implemented.fields) {
        const field = fields.get(name);
        if (!field) {
          problems.add(
            plugin,
            `${ref.name}.${name}`,
            `缺少接口 ${implemented.name} 的字段`,
            `interface ${implemented.name} asks for this field; add it to the type`,
          );
          continue;
        }
        const text = typeText(field.definition);
        const first = shown.get(`${implemented.name}.${name}`);
        if (!first) shown.set(`${implemented.name}.${name}`, { text, coordinate: field.coordinate });
        else if (first.text !== text)
          problems.add(
            plugin,
            field.coordinate,
            `类型与接口 ${implemented.name} 的其他成员不同`,
            `its type is ${text}, but ${first.coordinate} of the same interface ${implemented.name} is ${first.text}`,
          );
      }
    }
}

/** Whether the members of each union are types of the graph, each named once. */
export function checkUnions(
  types: ReadonlyMap<string, Member>,
  unions: readonly { readonly plugin: string; readonly ref: UnionRef }[],
  problems: Problems,
): void {
  for (const { plugin, ref } of unions) {
    if (ref.members.length === 0) problems.add(plugin, ref.name, '没有成员类型', 'it has no members');
    if (new Set(ref.members).size !== ref.members.length)
      problems.add(plugin, ref.name, '成员类型重复', 'it names a member twice');
    for (const member of ref.members)
      if (types.get(member.name)?.ref !== member)
        problems.add(
          plugin,
          ref.name,
          `成员类型 ${member.name} 不存在`,
          `its member ${member.name} is not in types of a plugin`,
        );
  }
}

function typeText(definition: FieldDefinition): string {
  switch (definition.kind) {
    case 'one':
      return definition.target.name;
    case 'many':
      return `${definition.target.name}Connection`;
    case 'union':
      return definition.union.name;
    default: {
      const name = typeof definition.type === 'string' ? definition.type : definition.type.name;
      return definition.kind === 'resolved' && definition.list ? `[${name}]` : name;
    }
  }
}
