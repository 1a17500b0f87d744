import type { AuditEntry, AuditLog, MarkValue } from '@gridweave/audit';
import type { PreviewRecord } from '@gridweave/governance';
import { parse } from 'graphql';

import { recordedDocument } from '../documents/index.ts';
import type { AdminCall } from './admin-call.ts';

/** Root fields whose arguments may be values of persons. */
const aboutPersons: ReadonlySet<string> = new Set(['previewQuery', 'auditRecords', 'auditPersons']);
const MOST_BYTES = 65_536;

/** Records what admins do, and what they see when they preview as a department. */
export class AdminLedger {
  readonly #audit: AuditLog;
  readonly #mark: MarkValue;

  constructor(audit: AuditLog, mark: MarkValue) {
    this.#audit = audit;
    this.#mark = mark;
  }

  /** Throws when nothing more can be recorded: then nothing may be done. */
  requireRoom(): void {
    this.#audit.requireRoom();
  }

  /** Records a call; an act that changes something is answered when its record is durable. */
  async settle(call: AdminCall): Promise<void> {
    // strangers must not be able to fill the log's memory
    if (!call.admin && !this.#audit.spacious) return;
    const entry = this.#entryOf(call);
    if (call.isMutation) await this.#audit.recordDurably(entry);
    else this.#audit.record(entry);
  }

  /** Records a preview like a read of the department, by the admin who looked. */
  recordPreview(call: AdminCall, preview: PreviewRecord): Promise<void> {
    const { facts } = preview;
    const { facts: document, values } = recordedDocument(preview.document, parse(preview.document));
    return this.#audit.recordDurably({
      ...this.#entryOf(call),
      kind: 'preview',
      department: preview.department,
      operationName: facts.operation,
      document,
      variables: null,
      marks: values.map(this.#mark),
      fields: {
        coordinates: facts.coordinates,
        masked: facts.masked.map((coordinate) => ({ coordinate, masks: [] })),
        scopes: '{}',
        sensitive: facts.sensitive,
      },
      rows: facts.rows,
      subjects: facts.subjects,
      policyVersion: preview.policyVersion,
      lane: facts.lane,
    });
  }

  #entryOf(call: AdminCall): AuditEntry {
    const { admin, params, roots, arrived } = call;
    const durationMs = performance.now() - arrived;
    const isPrivate = roots.some((root) => aboutPersons.has(root));
    return {
      kind: 'admin',
      time: Date.now() - durationMs,
      requestId: call.requestId,
      client: null,
      department: null,
      admin: admin?.admin ?? null,
      purpose: null,
      onBehalfOf: admin && admin.person !== admin.admin ? admin.person : null,
      operationName: params?.operationName ?? null,
      document: params && roots.length > 0 ? { text: isPrivate ? roots.join(' ') : shortened(params.query) } : null,
      variables: params && !isPrivate && roots.length > 0 ? shortened(JSON.stringify(params.variables)) : null,
      marks: [],
      fields: null,
      rows: 0,
      subjects: [],
      policyVersion: null,
      outcome: call.outcome,
      durationMs,
      lane: null,
      details: JSON.stringify({ name: admin?.name ?? null, roots, isMutation: call.isMutation }),
    };
  }
}

function shortened(text: string): string {
  return text.length <= MOST_BYTES ? text : `${text.slice(0, MOST_BYTES)}…`;
}
