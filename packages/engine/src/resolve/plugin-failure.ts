/** Something in a plugin failed while it answered: callers get its place, a code and a reference, the log the cause. */
export class PluginFailure extends Error {
  override readonly name = 'PluginFailure';
  readonly plugin: string;
  /** `House.weather`, `Mutation.recordFireHazard`. */
  readonly coordinate: string;

  constructor(plugin: string, coordinate: string, fault: string, cause?: unknown) {
    super(`plugin ${plugin}: ${coordinate} ${fault}`, cause === undefined ? undefined : { cause });
    this.plugin = plugin;
    this.coordinate = coordinate;
  }
}
