import type { Problems } from './problems.ts';

const platform = 'gridweave';
const builtIn = ['String', 'Int', 'Float', 'Boolean', 'ID'];
/** Types and root fields of the departments' desk. */
const reserved = /^(Sharing|(Query|Mutation)\.(sharing|startEmergency$|\w+Sharing))/;
const shared = ['Query', 'Mutation', 'Subscription', 'PageInfo', 'AreaCount', 'AreaLevel', 'OrderDirection'];

/** Who has which name of the graph: types, roots, scopes, and the names that the schema makes from them. */
export class NamesTaken {
  readonly #problems: Problems;
  readonly #owners = new Map<string, string>([...shared, ...builtIn].map((name) => [name, platform]));

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** Takes a name; notes a fault when somebody has it already. */
  claim(name: string, plugin: string, where = name): boolean {
    if (reserved.test(name))
      return this.#problems.add(
        plugin,
        where,
        `名称 ${name} 以 Sharing 或 sharing 开头,为平台保留`,
        `the name ${name} begins with Sharing, which is the platform's own; choose another`,
      );
    const owner = this.#owners.get(name);
    if (owner === undefined) {
      this.#owners.set(name, plugin);
      return true;
    }
    return this.#problems.add(
      plugin,
      where,
      `名称 ${name} 已被插件 ${owner} 使用`,
      `the name ${name} is taken by plugin ${owner}; choose another`,
    );
  }

  /** Takes the names of the types that the schema makes for a type: `HouseFilter`, `HouseConnection` and so on. */
  claimMadeFromType(type: string, plugin: string): void {
    for (const suffix of ['Filter', 'ListFilter', 'Order', 'OrderField', 'GroupField', 'Connection', 'Edge'])
      this.claim(`${type}${suffix}`, plugin, type);
  }

  /** Takes the names of the comparisons with values: `StringFilter`, and `DateFilter`, `DateMatch` of a plugin's own. */
  claimMadeFromValues(plugins: ReadonlyMap<string, { readonly plugin: string }>): void {
    const owners = [
      ...builtIn.map((name) => [name, platform] as const),
      ...[...plugins].map(([name, { plugin }]) => [name, plugin] as const),
    ];
    for (const [name, owner] of owners)
      for (const suffix of ['Filter', 'Match']) this.claim(`${name}${suffix}`, owner, name);
  }
}
