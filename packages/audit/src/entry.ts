/** What an operation read, or what a refusal names; one object for all runs of a plan. */
export interface FieldFacts {
  /** `House.code`, `House.code:filter`. */
  readonly coordinates: readonly string[];
  /** The masks under which fields came, as grants write them. */
  readonly masked: readonly { readonly coordinate: string; readonly masks: readonly string[] }[];
  /** The rows in which each type was read, as JSON. */
  readonly scopes: string;
  /** Something sensitive was read unmasked. */
  readonly sensitive: boolean;
}

/** A document without the values that were written in it; one object for all calls of it. */
export interface DocumentFacts {
  readonly text: string;
}

/** What the log keeps of one operation or act, whatever came of it. */
export interface AuditEntry {
  /** `read`: of a department, mutations and refusals too; `preview`: by an admin as a department; `system`: of the platform. */
  readonly kind: 'read' | 'preview' | 'admin' | 'system';
  /** Milliseconds since the epoch, when it arrived. */
  readonly time: number;
  readonly requestId: string | null;
  /** Null when no valid credential was sent. */
  readonly client: string | null;
  readonly department: string | null;
  readonly admin: string | null;
  readonly purpose: string | null;
  readonly onBehalfOf: string | null;
  readonly operationName: string | null;
  readonly document: DocumentFacts | null;
  /** JSON; personal values are replaced by their marks. */
  readonly variables: string | null;
  /** Marks of personal values that were asked with, to find who asked for somebody. */
  readonly marks: readonly string[];
  readonly fields: FieldFacts | null;
  readonly rows: number;
  /** The records about persons that the answer held. */
  readonly subjects: readonly Subjects[];
  readonly policyVersion: string | null;
  /** `ok` or the code of the error. */
  readonly outcome: string;
  readonly durationMs: number;
  readonly lane: string | null;
  /** JSON about the act of an admin. */
  readonly details: string | null;
}

/** Ids of records of one type. */
export interface Subjects {
  readonly type: string;
  readonly ids: readonly string[];
}
