import type { Plugin } from '@gridweave/kit';

/** Plugins that a plugin declares to build on without using a type of theirs. */
export function dependencyFaults(plugin: Plugin): readonly string[] {
  const used = new Set(usedTypes(plugin));
  return plugin.dependsOn
    .filter(({ name, types }) => name !== 'core' && !types.some((type) => used.has(type.name)))
    .map(({ name }) => `${plugin.name} depends on ${name} and uses no type of it: take it out of dependsOn`);
}

/** The types that a plugin extends, leads to, limits or answers with. */
function usedTypes({ fields, scopes, queries, mutations, unions }: Plugin): readonly string[] {
  return [
    ...fields.map(({ type }) => type.name),
    ...fields.flatMap((set) =>
      Object.values(set.fields).flatMap((field) => {
        if (field.kind === 'one' || field.kind === 'many') return [field.target.name];
        return field.kind === 'union' ? field.union.members.map(({ name }) => name) : [];
      }),
    ),
    ...scopes.flatMap(({ on }) => on.map(({ type }) => type.name)),
    ...queries.map(({ type }) => type.name),
    ...mutations.map(({ type }) => type.name),
    ...unions.flatMap(({ members }) => members.map(({ name }) => name)),
  ];
}
