import type { DocumentNode } from 'graphql';
import { GridweaveError } from '@gridweave/kit';
import type { Policy } from '@gridweave/access';
import type { Engine, OperationAnswer } from '@gridweave/engine';
import { difference } from './compare.ts';
import type { Reference, ReferenceAnswer } from './reference/reference.ts';
import type { Tally } from './tally.ts';

/** What the engine said. */
interface Answered {
  readonly code: string | undefined;
  readonly body: any;
  readonly bytes: string;
  readonly denied: readonly string[];
  readonly lane: string | undefined;
  /** As `Type id`. */
  readonly subjects: readonly string[];
}

/** An operation for one department. */
export interface Given {
  readonly document: string;
  readonly parsed: DocumentNode;
  readonly operationName: string | undefined;
  readonly policy: Policy;
  readonly deniedAsNull: boolean;
}

/** Runs one operation through engine and reference and compares what they say. */
export class ComparedRun {
  readonly #engine: Engine;
  readonly #reference: Reference;
  readonly #given: Given;

  constructor(engine: Engine, reference: Reference, given: Given) {
    this.#engine = engine;
    this.#reference = reference;
    this.#given = given;
  }

  async both(
    variables: Readonly<Record<string, unknown>>,
    tally: Tally,
  ): Promise<{ what: string | undefined; data: unknown }> {
    const { parsed, operationName, policy, deniedAsNull } = this.#given;
    const request = { operationName, variables, policy, deniedAsNull, client: 'differential' };
    const expected = await this.#reference.execute({ ...request, document: parsed });
    const answered = await this.#ask(variables, false);
    const again = await this.#ask(variables, true);
    tally.add(expected, answered.body, deniedAsNull, answered.lane);
    const what = this.#compare(expected, answered) ?? sameAgain(answered, again);
    return { what, data: answered.body?.data };
  }

  /** With `known`, the way of operations that ran before, if it takes this one. */
  async #ask(variables: Readonly<Record<string, unknown>>, known: boolean): Promise<Answered> {
    const { document, parsed, operationName, policy, deniedAsNull } = this.#given;
    const signal = new AbortController().signal;
    const request = {
      documentKey: document,
      operationName,
      variables,
      policy,
      deniedAsNull,
      client: 'differential',
      signal,
    };
    let answer: OperationAnswer;
    try {
      answer = await ((known ? this.#engine.executeKnown(request) : undefined) ??
        this.#engine.execute({ ...request, document: parsed }));
    } catch (error) {
      if (!(error instanceof GridweaveError))
        return { code: `${String(error)}`, body: undefined, bytes: '', denied: [], lane: undefined, subjects: [] };
      const denied = (error.details['denied'] ?? []) as readonly { coordinate: string; operator: string }[];
      return {
        code: error.code,
        body: undefined,
        bytes: '',
        denied: denied.map((d) => `${d.coordinate} ${d.operator}`),
        lane: undefined,
        subjects: [],
      };
    }
    const bytes = answer.body.toString('utf8');
    const { lane } = answer.facts;
    const subjects = answer.facts.subjects.flatMap(({ type, ids }) => ids.map((id) => `${type} ${id}`));
    try {
      return { code: undefined, body: JSON.parse(bytes), bytes, denied: [], lane, subjects };
    } catch (error) {
      return {
        code: `${String(error)} in ${bytes.slice(0, 2_000)}`,
        body: undefined,
        bytes,
        denied: [],
        lane,
        subjects,
      };
    }
  }

  #compare(expected: ReferenceAnswer, { code, body, denied, subjects }: Answered): string | undefined {
    if (expected.refused) {
      if (code === undefined) return `answered, not refused with ${[...expected.refused].join(' or ')}`;
      if (!expected.refused.has(code) && !expected.inspection.doubts.has(code))
        return `${code}, not ${[...expected.refused].join(' or ')}`;
      return code === 'FIELD_NOT_GRANTED' ? this.#compareDenied(expected, denied) : undefined;
    }
    if (code !== undefined) return expected.inspection.doubts.has(code) ? undefined : `${code}, not an answer`;
    const { deniedAsNull, policy } = this.#given;
    const cursors = this.#reference.cursors(policy);
    const rounded = new Map(
      ((body.extensions?.gridweave?.rounded ?? []) as { field: string; to: number }[]).map(({ field, to }) => [
        field,
        to,
      ]),
    );
    const told = [...expected.hidden].filter((key) => !rounded.has(key));
    if (told.length > 0) return `counts ${told.join()} exactly, though rows are counted that may not be read`;
    const found = difference(body.data, expected.data, cursors, 'data', rounded);
    if (found) return found;
    const errors = ((body.errors ?? []) as any[]).map((e) => `${e.path?.join('.')} ${e.extensions?.code}`).toSorted();
    const wanted = expected.errors.map((e) => `${e.path} ${e.code}`).toSorted();
    if (errors.join('\n') !== wanted.join('\n')) return `errors ${errors.join('; ')}, not ${wanted.join('; ')}`;
    const notes = (body.extensions?.gridweave ?? {}) as Record<string, readonly { field: string }[] | undefined>;
    const noted = (name: string): Set<string> => new Set((notes[name] ?? []).map(({ field }) => field));
    if (deniedAsNull && noted('denied').symmetricDifference(expected.inspection.deniedReads).size > 0)
      return `notes as denied ${[...noted('denied')].join()}, not ${[...expected.inspection.deniedReads].join()}`;
    const unsaid = [...expected.masked.difference(noted('masked')), ...expected.partial.difference(noted('partial'))];
    if (unsaid.length > 0) return `does not say that ${unsaid.join()} is masked or shown in part`;
    if (subjects.length > new Set(subjects).size) return `names a subject twice: ${subjects.join()}`;
    const unnamed = expected.subjects.difference(new Set(subjects));
    const extra = subjects.filter((subject) => !expected.subjects.has(subject));
    return unnamed.size + extra.length === 0
      ? undefined
      : `as subjects leaves out ${[...unnamed].join()} and names ${extra.join()} that it does not show`;
  }

  /** An id comes with its type, so it may be left out of a refusal. */
  #compareDenied({ inspection }: ReferenceAnswer, denied: readonly string[]): string | undefined {
    const reads = this.#given.deniedAsNull ? [] : [...inspection.deniedReads].map((coordinate) => `${coordinate} read`);
    const withoutIds = (list: readonly string[]): Set<string> =>
      new Set(list.filter((use) => !use.endsWith('.id read')));
    const wanted = withoutIds([...reads, ...inspection.deniedUses]);
    const said = withoutIds(denied);
    return wanted.symmetricDifference(said).size === 0
      ? undefined
      : `refuses ${[...said].join('; ')}, not ${[...wanted].join('; ')}`;
  }
}

function sameAgain(first: Answered, second: Answered): string | undefined {
  if (first.code !== second.code) return `${String(second.code)} when asked again, not ${String(first.code)}`;
  const withoutReferences = (bytes: string): string => bytes.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
  return withoutReferences(first.bytes) === withoutReferences(second.bytes)
    ? undefined
    : `another answer when asked again: ${second.bytes.slice(0, 500)}`;
}
