import { buildModel, type Model, type Plugin } from '@gridweave/kit';
import type { GraphFacts } from './rules.ts';

const kept = 8;

/** The models of the graphs that were asked for lately; equal facts give the same model. */
export class GraphModels {
  readonly #plugins: readonly Plugin[];
  readonly #models = new Map<string, Model>();

  constructor(plugins: readonly Plugin[]) {
    this.#plugins = plugins;
  }

  /** All plugins with the labels of their code. */
  get declared(): Model {
    return this.of(asDeclared);
  }

  of(facts: GraphFacts): Model {
    const known = this.#models.get(facts.key);
    if (known) {
      this.#models.delete(facts.key);
      this.#models.set(facts.key, known);
      return known;
    }
    const disabled = new Set(facts.disabled);
    const model = buildModel(
      this.#plugins.filter((plugin) => !isOff(plugin, disabled)),
      facts.tightenings,
    );
    if (this.#models.size >= kept) this.#models.delete(this.#models.keys().next().value!);
    this.#models.set(facts.key, model);
    return model;
  }
}

/** Facts that leave the graph as the code has it. */
export const asDeclared: GraphFacts = { tightenings: new Map(), disabled: [], key: '' };

/** A plugin that was switched off, or that builds on one which was. */
function isOff(plugin: Plugin, disabled: ReadonlySet<string>): boolean {
  return disabled.has(plugin.name) || plugin.dependsOn.some((other) => isOff(other, disabled));
}
