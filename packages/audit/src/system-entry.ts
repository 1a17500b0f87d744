import type { AuditEntry } from './entry.ts';

/** An entry about the platform itself. */
export function systemEntry(outcome: string, details: object, time: number): AuditEntry {
  return {
    kind: 'system',
    time,
    requestId: null,
    client: null,
    department: null,
    admin: null,
    purpose: null,
    onBehalfOf: null,
    operationName: null,
    document: null,
    variables: null,
    marks: [],
    fields: null,
    rows: 0,
    subjects: [],
    policyVersion: null,
    outcome,
    durationMs: 0,
    lane: null,
    details: JSON.stringify(details),
  };
}
