const roots = ['type Query', 'type Mutation', 'type Subscription'];

/** The definitions of an SDL with their descriptions, the roots first. */
export function definitionsIn(sdl: string): readonly string[] {
  // what belongs to a definition is indented after an empty line
  const all = sdl.split(/\n\n(?=\S)/).map((text) => text.trim());
  const isRoot = (text: string): boolean => roots.some((root) => new RegExp(`^${root} `, 'm').test(text));
  return [...all.filter(isRoot), ...all.filter((text) => !isRoot(text))];
}

/** Definitions in which all words are found; those whose name has the most of them come first. */
export function searchDefinitions(all: readonly string[], words: string): readonly string[] {
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (sought.length === 0) return all;
  const hits = (text: string): number => sought.filter((word) => text.toLowerCase().includes(word)).length;
  const inName = (text: string): number =>
    hits(/^(?:type|enum|input|scalar|union|interface) (\w+)/m.exec(text)?.[1] ?? '');
  return all.filter((text) => hits(text) === sought.length).toSorted((a, b) => inName(b) - inName(a));
}
