import type { Engine } from '@gridweave/engine';
import { GridweaveError, type JobDefinition, lastDue, type Model, type Plugin } from '@gridweave/kit';
import type { Kysely } from 'kysely';

import { presentError, type ReportBug } from '../errors/index.ts';
import { claimRun, type JobName, readRuns, settleRun } from './job-runs.ts';

export interface WorkOptions {
  readonly db: Kysely<any>;
  readonly engine: Engine;
  /** The graph in force: plugins that are switched off do no work. */
  readonly model: () => Model;
  readonly reportBug: ReportBug;
  /** Told when the runs cannot be kept; it goes on. */
  readonly onError: (error: unknown) => void;
}

const LOOK_MS = 5_000;
/** Of what a job says of itself. */
const RESULT_MOST = 1_000;

interface Due extends JobName {
  readonly definition: JobDefinition;
  readonly due: Date;
}

/**
 * Runs the jobs of plugins when they are due, one after the other. Every process looks; the row of a run decides which
 * of them has it.
 */
export class JobRunner {
  readonly #options: WorkOptions;
  readonly #began = new Date();
  readonly #seen = new Map<string, Date>();
  readonly #ending = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(options: WorkOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#working = this.#working.then(() => this.#look()).catch(this.#options.onError);
    }, LOOK_MS);
    this.#timer.unref();
    this.#working = this.#look().catch(this.#options.onError);
  }

  /** Begins a run now, whatever the schedule says. @throws GridweaveError when there is no such job or it runs */
  async begin(name: JobName): Promise<void> {
    const definition = this.#jobs().find(({ plugin, job }) => plugin === name.plugin && job === name.job)?.definition;
    if (!definition)
      throw new GridweaveError('BAD_USER_INPUT', {
        zh: `没有启用的插件任务 ${name.plugin} ${name.job}`,
        en: `there is no job ${name.job} of a plugin ${name.plugin} that is on`,
      });
    const due = new Date();
    if (!(await claimRun(this.#options.db, name, due, definition.seconds)))
      throw new GridweaveError('BAD_USER_INPUT', { zh: '该任务正在运行', en: 'the job is running' });
    const run = this.#run({ ...name, definition, due });
    this.#working = this.#working.then(() => run).catch(this.#options.onError);
  }

  /** Breaks off what runs, which is taken up again at the next start or by another process. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#ending.abort(new Error('the server is stopping'));
    await this.#working;
  }

  #jobs(): readonly (JobName & { readonly definition: JobDefinition })[] {
    return this.#options
      .model()
      .plugins.flatMap(({ name, jobs }: Plugin) =>
        jobs.map((definition) => ({ plugin: name, job: definition.name, definition })),
      );
  }

  async #look(): Promise<void> {
    for (const job of this.#jobs()) {
      if (this.#ending.signal.aborted) return;
      const due = lastDue(job.definition.schedule, new Date());
      const seen = await this.#seenOf(job);
      if (due <= seen) continue;
      const claimed = await claimRun(this.#options.db, job, due, job.definition.seconds);
      this.#seen.set(`${job.plugin} ${job.job}`, due);
      if (claimed) await this.#run({ ...job, due });
    }
  }

  /** The moment up to which a job is done: of its last run, or when this process began to look where it never ran. */
  async #seenOf(job: JobName): Promise<Date> {
    const key = `${job.plugin} ${job.job}`;
    let seen = this.#seen.get(key);
    if (!seen) {
      const [last] = await readRuns(this.#options.db, job, 1);
      this.#seen.set(key, (seen = last?.due ?? this.#began));
    }
    return seen;
  }

  async #run({ plugin, job, definition, due }: Due): Promise<void> {
    const { db, engine, model, reportBug } = this.#options;
    const place = { plugin, coordinate: `job ${job}`, timeoutMs: definition.seconds * 1_000 };
    try {
      const result = await engine.work(model(), { place, signal: this.#ending.signal }, (context) =>
        definition.run({ ...context, due }),
      );
      const said = typeof result === 'string' ? result.slice(0, RESULT_MOST) : null;
      await settleRun(db, { plugin, job }, due, { result: said });
    } catch (error) {
      if (this.#ending.signal.aborted) return settleRun(db, { plugin, job }, due, undefined);
      await settleRun(db, { plugin, job }, due, { problem: problemOf(error, reportBug) });
    }
  }
}

/** What went wrong, for admins: as the plugin says it, or with a reference to the log. */
export function problemOf(error: unknown, reportBug: ReportBug): { readonly zh: string; readonly en: string } {
  if (error instanceof GridweaveError) return error.text;
  const [zh = '', en = ''] = presentError(error, reportBug).errors[0]!.message.split(' / ');
  return { zh, en };
}
