import { GridweaveError } from '../errors/gridweave-error.ts';

/** One fault in a plugin: where it is and what to do, in both languages. */
export interface Problem {
  readonly plugin: string;
  readonly where: string;
  readonly zh: string;
  readonly en: string;
}

/** Collects all faults, so that an author sees them at once and not one after the other. */
export class Problems {
  readonly #list: Problem[] = [];

  /** Notes a fault; returns false, so that checks read as conditions. */
  add(plugin: string, where: string, zh: string, en: string): false {
    this.#list.push({ plugin, where, zh, en });
    return false;
  }

  /** Runs a check; what a definition that nobody foresaw makes it throw is a fault of that definition. */
  guard(plugin: string, where: string, check: () => boolean): boolean {
    try {
      return check();
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return this.add(plugin, where, `定义无法读取: ${said}`, `the definition cannot be read: ${said}`);
    }
  }

  throwIfAny(): void {
    if (this.#list.length === 0) return;
    const lines = this.#list.map((p) => `  插件 plugin ${p.plugin} · ${p.where}: ${p.zh} / ${p.en}`);
    throw new GridweaveError(
      'PLUGIN_INVALID',
      {
        zh: `插件定义有 ${this.#list.length} 处问题`,
        en: `${this.#list.length} problem(s) in plugins:\n${lines.join('\n')}`,
      },
      { problems: this.#list },
    );
  }
}
