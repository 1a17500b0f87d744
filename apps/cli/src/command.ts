/** Writes a line for the user. */
export type Print = (text: string) => void;

/** A command of `gridweave`. */
export interface Command {
  readonly name: string;
  /** One line in both languages. */
  readonly summary: string;
  /** Runs it and returns the exit code; 2 for arguments that are wrong. */
  run(args: readonly string[], print: Print): Promise<number>;
}
