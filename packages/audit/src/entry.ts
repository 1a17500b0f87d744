/** What the log keeps of one operation, answered or refused. */
export interface AuditEntry {
  /** Milliseconds since the epoch, when the operation arrived. */
  readonly time: number;
  readonly requestId: string;
  /** Null when no valid credential was sent. */
  readonly client: string | null;
  readonly department: string | null;
  readonly purpose: string | null;
  readonly onBehalfOf: string | null;
  readonly operationName: string | null;
  /** SHA-256 of the document, in hex; null when there was none. */
  readonly documentHash: string | null;
  /** The fields that were read, or that a refusal names. */
  readonly coordinates: readonly string[];
  readonly masked: readonly string[];
  readonly rows: number;
  readonly policyVersion: string | null;
  /** `ok` or the code of the error. */
  readonly outcome: string;
  readonly durationMs: number;
  readonly lane: string | null;
}
