/** A valid operation that was made at random, with the values of two runs. */
export interface MadeOperation {
  readonly document: string;
  readonly operationName: string | undefined;
  /** Variables of the first run. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Variables of the second: other values, and cursors that the first answer gave. */
  readonly again: (answer: unknown) => Readonly<Record<string, unknown>>;
}
