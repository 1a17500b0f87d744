import { setTimeout as sleep } from 'node:timers/promises';

import type { ErrorText } from '@gridweave/kit';

import { Backoff } from './backoff.ts';
import type { Copy, Held, Load } from './copy.ts';
import { Ending, exitCodes, Refused, Unavailable } from './failures.ts';
import { readFeed } from './service/feed.ts';
import { loadPage } from './service/loader.ts';
import { rightsOf } from './service/rights.ts';
import type { Service } from './service/service.ts';
import { type LeftOut, leftOut, sameColumns, type Selection, selectionOf, type Wanted } from './selection.ts';

export interface MirrorOptions {
  readonly service: Service;
  readonly copy: Copy;
  readonly wanted: readonly Wanted[];
  readonly areas: readonly string[] | null;
  /** Milliseconds between two looks at the feed. */
  readonly everyMs: number;
  /** Ends when there is nothing more for the moment. */
  readonly once: boolean;
  /** Milliseconds without success after which it gives up. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
  readonly report: (text: ErrorText) => void;
}

/** Permissions may end by the clock, without another version. */
const settleMs = 60_000;
/** Refusals that looking at the permissions does not explain: for a moment, servers may disagree about them. */
const mostRefusals = 8;

/** Keeps a copy in step with what a department may see. */
export class Mirror {
  readonly #options: MirrorOptions;
  readonly #backoff: Backoff;
  #selections = new Map<string, Selection>();
  #settledUnder: string | undefined;
  #settledAt = 0;
  #refusals = 0;

  constructor(options: MirrorOptions) {
    this.#options = options;
    this.#backoff = new Backoff(options.patienceMs, options.signal);
  }

  /** Runs until there is nothing more, or until it is told to end. @throws Ending */
  async run(): Promise<void> {
    const { once, everyMs, signal, report } = this.#options;
    while (!signal.aborted) {
      try {
        const isMore = await this.#round();
        this.#backoff.reset();
        this.#refusals = 0;
        if (isMore) continue;
        if (once) return;
        await sleep(everyMs, undefined, { signal }).catch(() => {});
      } catch (error) {
        if (signal.aborted && error instanceof Unavailable) return;
        const failure = this.#passing(error);
        await this.#backoff.wait(failure, (delayMs) => {
          const seconds = (delayMs / 1_000).toFixed(1);
          const { zh, en } = failure.text;
          report({ zh: `${zh};${seconds} 秒后重试`, en: `${en}; trying again in ${seconds} s` });
        });
      }
    }
  }

  /** One step of each type; whether there is more to do at once. */
  async #round(): Promise<boolean> {
    const { service } = this.#options;
    const now = performance.now();
    if (this.#settledUnder === undefined || this.#settledUnder !== service.policy || now - this.#settledAt > settleMs) {
      await this.#settle();
      this.#settledAt = now;
      this.#settledUnder = service.policy;
    }
    const held = await this.#options.copy.held();
    let isMore = false;
    for (const selection of this.#selections.values())
      if (!this.#options.signal.aborted && (await this.#step(selection, held.get(selection.type)!))) isMore = true;
    return isMore || this.#settledUnder !== service.policy;
  }

  /** Makes the copy hold what may be held now, of what is wanted. */
  async #settle(): Promise<void> {
    const { service, copy, wanted } = this.#options;
    const held = await copy.held();
    const selections = new Map<string, Selection>();
    for (const one of wanted) {
      const rights = await rightsOf(service, one.type);
      const before = held.get(one.type);
      if (!rights.isKnown && !before) throw unknownType(one.type);
      const selection = selectionOf(one, rights);
      const columns = before?.columns ?? [];
      const left = leftOut(one, rights, columns);
      if (!before) this.#tellLeft(left);
      if (!selection && !before) throw notGranted(one.type);
      if (!before || !sameColumns(columns, selection?.columns ?? []))
        await this.#reshape(one.type, selection?.columns ?? []);
      if (selection) selections.set(one.type, selection);
    }
    for (const type of held.keys())
      if (!wanted.some((one) => one.type === type) && held.get(type)!.columns.length > 0) await this.#reshape(type, []);
    this.#selections = selections;
    if (selections.size === 0)
      throw new Ending(exitCodes.nothing, {
        zh: '所要求的类型均未获授权,副本中没有留下内容',
        en: 'Nothing of the types that were asked for may be copied; the copy is empty',
      });
  }

  #tellLeft({ notRead, notFollowed }: LeftOut): void {
    const { report } = this.#options;
    if (notRead.length > 0)
      report({
        zh: `未获授权,不复制:${notRead.join('、')}`,
        en: `not granted, and not copied: ${notRead.join(', ')}`,
      });
    if (notFollowed.length > 0)
      report({
        zh: `可读而不可订阅,不复制:${notFollowed.join('、')}`,
        en: `may be read and not followed (SUBSCRIBE), and are not copied: ${notFollowed.join(', ')}`,
      });
  }

  async #reshape(type: string, columns: Selection['columns']): Promise<void> {
    const { copy, wanted, report } = this.#options;
    const { fields, records } = await copy.reshape(type, columns);
    if (fields.length === 0) return;
    const asked = wanted.find((one) => one.type === type);
    const isAsked = asked !== undefined && fields.some((field) => asked.fields?.includes(field) ?? true);
    const [zh, en] = isAsked ? ['不再可留存', 'may no longer be kept'] : ['不再需要', 'is no longer asked for'];
    const what = columns.length === 0 ? type : fields.map((field) => `${type}.${field}`).join(', ');
    report({
      zh: `${what} ${zh},已从 ${records} 条记录中删除`,
      en: `${what} ${en}: dropped from ${records} records`,
    });
  }

  /** Loads a type, or takes a page of its changes. */
  async #step(selection: Selection, held: Held): Promise<boolean> {
    const { service, copy, areas, report } = this.#options;
    const { type } = selection;
    if (held.load || held.cursor === null) {
      await this.#load(selection, held);
      return true;
    }
    const page = await readFeed(service, selection, areas, held.cursor).catch((error: unknown) => {
      if (error instanceof Refused && error.code === 'BAD_CURSOR') return undefined;
      throw error;
    });
    if (!page || page.isResync) {
      report(
        page
          ? { zh: `${type} 的可见范围有变,重新载入`, en: `What may be seen of ${type} has changed: loading it anew` }
          : { zh: `${type} 的游标已过期,重新载入`, en: `The cursor of ${type} has expired: loading it anew` },
      );
      await this.#load(selection, { ...held, load: null });
      return true;
    }
    const { upserts, deletes, cursor, hasMore } = page;
    if (cursor !== held.cursor) await copy.follow(type, upserts, deletes, cursor);
    if (upserts.length + deletes.length > 0)
      report({
        zh: `${type}:写入 ${upserts.length} 条,删除 ${deletes.length} 条`,
        en: `${type}: ${upserts.length} written, ${deletes.length} removed`,
      });
    return hasMore;
  }

  /** Loads all records, from where a load that was broken off had come. */
  async #load(selection: Selection, held: Held): Promise<void> {
    const { service, copy, areas, report, signal } = this.#options;
    const { type } = selection;
    // the cursor comes first: what changes during the load is followed after it
    const begin = async (): Promise<Load> => {
      const { cursor } = await readFeed(service, selection, areas, null);
      return copy.beginLoad(type, cursor, service.policy!);
    };
    let load = held.load ?? (await begin());
    for (let count = 0; !signal.aborted;) {
      const page = await loadPage(service, selection, areas, load.after).catch((error: unknown) => {
        if (error instanceof Refused && error.code === 'BAD_CURSOR' && load.after !== null) return undefined;
        throw error;
      });
      // rights that went and came back: the cursor would not tell, and records would be missing
      if (!page || service.policy !== load.policy) {
        load = await begin();
        count = 0;
        continue;
      }
      count += page.records.length;
      if (page.after === null) {
        const { records } = await copy.endLoad(type, page.records, load);
        report({ zh: `${type}:已载入 ${count} 条`, en: `${type}: ${count} records loaded` });
        if (records > 0)
          report({
            zh: `${type}:${records} 条记录不再可见,已删除`,
            en: `${type}: ${records} records that may no longer be seen were dropped`,
          });
        return;
      }
      load = { ...load, after: page.after };
      await copy.takePage(type, page.records, load);
      if (count % 20_000 === 0) report({ zh: `${type}:${count} 条……`, en: `${type}: ${count} so far` });
    }
  }

  /** What can be tried again. @throws what cannot */
  #passing(error: unknown): Unavailable {
    if (error instanceof Unavailable) return error;
    if (!(error instanceof Refused)) throw error;
    const isAboutRights = error.code === 'FIELD_NOT_GRANTED' || error.code === 'GRAPHQL_VALIDATION_FAILED';
    const area = error.denied.find(({ operator }) => operator !== 'read' && operator !== 'subscribe');
    if (!isAboutRights || ++this.#refusals > mostRefusals || area) throw refusedFor(error);
    this.#settledUnder = undefined;
    return new Unavailable({
      zh: '权限有变,重新核对可留存的内容',
      en: 'The permissions have changed: looking again at what may be kept',
    });
  }
}

function refusedFor({ message, denied }: Refused): Ending {
  const place = denied.find(({ operator }) => operator === 'match' || operator === 'filter');
  if (!place) return new Ending(exitCodes.nothing, { zh: message, en: message });
  return new Ending(exitCodes.nothing, {
    zh: `--areas 须可按 ${place.coordinate} 查找(${place.operator})`,
    en: `--areas needs ${place.coordinate} to look up by (${place.operator})`,
  });
}

function unknownType(type: string): Ending {
  return new Ending(exitCodes.wrong, { zh: `没有类型 ${type}`, en: `There is no type ${type}` });
}

function notGranted(type: string): Ending {
  return new Ending(exitCodes.nothing, {
    zh: `${type} 没有可复制的字段:须可读取(READ)并可订阅(SUBSCRIBE),请在共享目录中申请`,
    en: `No field of ${type} may be copied: it has to be granted with READ and SUBSCRIBE; ask for it in the sharing catalogue`,
  });
}
