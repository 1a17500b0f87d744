import { randomUUID } from 'node:crypto';

import { type Kysely, sql } from 'kysely';

import type { PublicKey } from '../seal/seal-key.ts';
import type { AuditReport, NotedSeal } from './report.ts';
import { verifyAudit } from './verify-audit.ts';

/** A verification that an auditor began: how far it is, or what it found. */
export interface Verification {
  readonly id: string;
  readonly begunBy: string;
  readonly begunAt: Date;
  readonly noted: NotedSeal | null;
  readonly state: 'running' | 'done' | 'failed' | 'lost';
  /** Records that were verified by now. */
  readonly records: number;
  /** Records that there were at its beginning, about. */
  readonly total: number;
  readonly endedAt: Date | null;
  readonly report: AuditReport | null;
}

export interface VerificationOptions {
  readonly db: Kysely<any>;
  readonly publicKeys: readonly PublicKey[];
  readonly by: string;
  readonly noted: NotedSeal | null;
}

const EACH_MS = 2_000;
/** A process that is silent for so long is gone. */
const SILENT_SECONDS = 30;

/** Begins to verify the whole log and does not wait for the end, which `readVerifications` tells. */
export async function beginVerification(options: VerificationOptions): Promise<string> {
  const { db, by, noted } = options;
  const id = randomUUID();
  await sql`
    insert into audit.verification_step (verification, begun_by, noted, records, total)
    select ${id}::uuid, ${by}, ${noted && JSON.stringify(noted)}, 0, coalesce(sum(seq), 0) from audit.chain`.execute(
    db,
  );
  // nobody awaits it: a failure that cannot even be noted shows as a verification that fell silent
  void run(options, id).catch(() => {});
  return id;
}

async function run({ db, publicKeys, noted }: VerificationOptions, id: string): Promise<void> {
  let records = 0;
  const timer = setInterval(() => void addStep(db, id, { records }).catch(() => {}), EACH_MS);
  timer.unref();
  try {
    const report = await verifyAudit({
      db,
      publicKeys,
      noted: noted ?? undefined,
      onProgress: (read) => {
        records = read;
      },
    });
    clearInterval(timer);
    await addStep(db, id, { records: report.records, report });
  } catch {
    clearInterval(timer);
    await addStep(db, id, { records, failed: true });
  }
}

async function addStep(
  db: Kysely<any>,
  id: string,
  { records, report, failed = false }: { readonly records: number; readonly report?: AuditReport; failed?: boolean },
): Promise<void> {
  await sql`
    insert into audit.verification_step (verification, records, report, failed)
    values (${id}::uuid, ${records}, ${report ? JSON.stringify(report) : null}, ${failed})`.execute(db);
}

interface Row extends Omit<Verification, 'noted' | 'report'> {
  readonly noted: string | null;
  readonly report: string | null;
}

/** Verifications of all server processes, the latest first. */
export async function readVerifications(db: Kysely<any>, first: number): Promise<readonly Verification[]> {
  const { rows } = await sql<Row>`
    select b.verification as id, b.begun_by as "begunBy", b.at as "begunAt", b.noted, l.records::float8 as records,
      b.total::float8 as total, l.report,
      case when l.report is not null or l.failed then l.at end as "endedAt",
      case when l.report is not null then 'done' when l.failed then 'failed'
        when l.at < clock_timestamp() - make_interval(secs => ${SILENT_SECONDS}) then 'lost' else 'running' end as state
    from audit.verification_step as b, lateral (
      select at, records, report, failed from audit.verification_step as s
      where s.verification = b.verification order by s.report is not null or s.failed desc, s.at desc limit 1) as l
    where b.begun_by is not null order by b.at desc limit ${first}`.execute(db);
  return rows.map(({ noted, report, ...row }) => ({
    ...row,
    begunAt: new Date(row.begunAt),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt),
    noted: noted === null ? null : (JSON.parse(noted) as NotedSeal),
    report: report === null ? null : (JSON.parse(report) as AuditReport),
  }));
}
