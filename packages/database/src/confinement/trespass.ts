/** A plugin's SQL touched what is not its own; its transaction is rolled back. */
export class Trespass extends Error {
  override readonly name = 'Trespass';

  constructor(plugin: string, what: string) {
    super(`plugin ${plugin} ${what}, which is neither its own nor declared by a plugin in its dependsOn`);
  }
}
