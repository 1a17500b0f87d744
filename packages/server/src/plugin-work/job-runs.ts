import type { JobRun } from '@gridweave/governance';
import type { ErrorText } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';

/** A job of a plugin. */
export interface JobName {
  readonly plugin: string;
  readonly job: string;
}

const KEPT_DAYS = 90;

/**
 * Takes a run of a job for this process: false when another process has that moment, or the job still runs. One that
 * has not ended long after its time is lost with its process.
 */
export async function claimRun(
  db: Kysely<any>,
  { plugin, job }: JobName,
  due: Date,
  seconds: number,
): Promise<boolean> {
  await sql`update plugin_work.job_run set outcome = 'lost', ended_at = now()
    where plugin = ${plugin} and job = ${job} and ended_at is null
      and started_at < now() - make_interval(secs => ${seconds + 60})`.execute(db);
  await sql`delete from plugin_work.job_run
    where plugin = ${plugin} and job = ${job} and started_at < now() - make_interval(days => ${KEPT_DAYS})
      and due < (select max(due) from plugin_work.job_run where plugin = ${plugin} and job = ${job})`.execute(db);
  const { rows } = await sql`insert into plugin_work.job_run (plugin, job, due)
    select ${plugin}, ${job}, ${due.toISOString()}::timestamptz
    where not exists (
      select from plugin_work.job_run where plugin = ${plugin} and job = ${job} and ended_at is null)
    on conflict do nothing returning due`.execute(db);
  return rows.length > 0;
}

/** How a run ended; `undefined` gives it back, for whoever runs the job next. */
export async function settleRun(
  db: Kysely<any>,
  { plugin, job }: JobName,
  due: Date,
  ended: { readonly result: string | null } | { readonly problem: ErrorText } | undefined,
): Promise<void> {
  const at = due.toISOString();
  if (ended === undefined)
    await sql`delete from plugin_work.job_run
      where plugin = ${plugin} and job = ${job} and due = ${at}::timestamptz`.execute(db);
  else {
    const { zh, en } = 'problem' in ended ? ended.problem : { zh: null, en: null };
    await sql`update plugin_work.job_run
      set ended_at = clock_timestamp(), outcome = ${'problem' in ended ? 'failed' : 'done'},
        result = ${'problem' in ended ? null : ended.result}, problem_zh = ${zh}, problem_en = ${en}
      where plugin = ${plugin} and job = ${job} and due = ${at}::timestamptz`.execute(db);
  }
}

interface Row {
  readonly due: Date;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly outcome: JobRun['outcome'];
  readonly result: string | null;
  readonly problem_zh: string | null;
  readonly problem_en: string | null;
}

/** The newest runs of a job. */
export async function readRuns(db: Kysely<any>, { plugin, job }: JobName, first: number): Promise<readonly JobRun[]> {
  const { rows } = await sql<Row>`select due, started_at, ended_at, outcome, result, problem_zh, problem_en
    from plugin_work.job_run where plugin = ${plugin} and job = ${job} order by due desc limit ${first}`.execute(db);
  return rows.map((row) => ({
    due: new Date(row.due),
    startedAt: new Date(row.started_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    outcome: row.outcome,
    result: row.result,
    problem: row.problem_en === null ? null : { zh: row.problem_zh!, en: row.problem_en },
  }));
}
