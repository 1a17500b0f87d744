import { type DocumentNode, parse } from 'graphql';
import { GridweaveError } from '@gridweave/kit';
import type { Policy } from '@gridweave/access';
import type { Engine, OperationAnswer } from '@gridweave/engine';
import { difference } from './compare.ts';
import type { OperationMaker } from './operations/make-operation.ts';
import type { Reference, ReferenceAnswer } from './reference/reference.ts';
import { noTally, type Tally } from './tally.ts';

export interface DifferentialOptions {
  readonly engine: Engine;
  readonly reference: Reference;
  readonly maker: OperationMaker;
  readonly policies: ReadonlyMap<string, Policy>;
  /** Operations of each department. */
  readonly operations: number;
  readonly seed: number;
}

/** A difference between engine and reference, with all that is needed to see it again. */
export interface Disagreement {
  readonly seed: number;
  readonly department: string;
  readonly deniedAsNull: boolean;
  readonly what: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Answered {
  readonly code: string | undefined;
  readonly body: any;
  readonly bytes: string;
  readonly denied: readonly string[];
}

/** Runs operations at random through engine and reference; gives the differences and what was tried. */
export async function compareAtRandom(options: DifferentialOptions): Promise<{ disagreements: readonly Disagreement[]; tally: Tally }> {
  const disagreements: Disagreement[] = [];
  const tally = noTally();
  for (const [n, [department, policy]] of [...options.policies].entries()) {
    for (let i = 0; i < options.operations; i++) {
      const found = await compareOne(options, department, policy, options.seed + n * 100_000 + i, tally);
      disagreements.push(...found);
      if (disagreements.length >= 10) return { disagreements, tally };
    }
  }
  return { disagreements, tally };
}

/** The operation of one seed for one department, run twice, and once more with other variables. */
export async function compareOne(
  options: Omit<DifferentialOptions, 'policies' | 'operations' | 'seed'>,
  department: string,
  policy: Policy,
  seed: number,
  tally: Tally,
): Promise<readonly Disagreement[]> {
  const { engine, reference, maker } = options;
  const made = maker.make(seed, reference.grants(policy));
  const deniedAsNull = seed % 3 === 0;
  const { document, operationName } = made;
  const parsed = parse(document);
  const run = new Run(engine, reference, { document, parsed, operationName, policy, deniedAsNull });
  const first = await run.both(made.variables, tally);
  const variables = first.what === undefined ? made.again(first.data) : made.variables;
  const second = first.what === undefined ? await run.both(variables, tally) : first;
  const what = first.what ?? second.what;
  return what === undefined ? [] : [{ seed, department, deniedAsNull, what, document, variables }];
}

interface Given {
  readonly document: string;
  readonly parsed: DocumentNode;
  readonly operationName: string | undefined;
  readonly policy: Policy;
  readonly deniedAsNull: boolean;
}

class Run {
  readonly #engine: Engine;
  readonly #reference: Reference;
  readonly #given: Given;

  constructor(engine: Engine, reference: Reference, given: Given) {
    this.#engine = engine;
    this.#reference = reference;
    this.#given = given;
  }

  async both(variables: Readonly<Record<string, unknown>>, tally: Tally): Promise<{ what: string | undefined; data: unknown }> {
    const { parsed, operationName, policy, deniedAsNull } = this.#given;
    const request = { operationName, variables, policy, deniedAsNull, client: 'differential' };
    const expected = await this.#reference.execute({ ...request, document: parsed });
    const answered = await this.#ask(variables, false);
    const again = await this.#ask(variables, true);
    tally.add(expected, answered.body, deniedAsNull);
    const what = this.#compare(expected, answered) ?? sameAgain(answered, again);
    return { what, data: answered.body?.data };
  }

  /** With `known`, the way of operations that ran before, if it takes this one. */
  async #ask(variables: Readonly<Record<string, unknown>>, known: boolean): Promise<Answered> {
    const { document, parsed, operationName, policy, deniedAsNull } = this.#given;
    const signal = new AbortController().signal;
    const request = { documentKey: document, operationName, variables, policy, deniedAsNull, client: 'differential', signal };
    let answer: OperationAnswer;
    try {
      answer = await ((known ? this.#engine.executeKnown(request) : undefined) ?? this.#engine.execute({ ...request, document: parsed }));
    } catch (error) {
      if (!(error instanceof GridweaveError)) return { code: `${String(error)}`, body: undefined, bytes: '', denied: [] };
      const denied = (error.details['denied'] ?? []) as readonly { coordinate: string; operator: string }[];
      return { code: error.code, body: undefined, bytes: '', denied: denied.map((d) => `${d.coordinate} ${d.operator}`) };
    }
    const bytes = answer.body.toString('utf8');
    try {
      return { code: undefined, body: JSON.parse(bytes), bytes, denied: [] };
    } catch (error) {
      return { code: `${String(error)} in ${bytes.slice(0, 2_000)}`, body: undefined, bytes, denied: [] };
    }
  }

  #compare(expected: ReferenceAnswer, { code, body, denied }: Answered): string | undefined {
    if (expected.refused) {
      if (code === undefined) return `answered, not refused with ${[...expected.refused].join(' or ')}`;
      if (!expected.refused.has(code)) return `${code}, not ${[...expected.refused].join(' or ')}`;
      return code === 'FIELD_NOT_GRANTED' ? this.#compareDenied(expected, denied) : undefined;
    }
    if (code !== undefined) return expected.inspection.doubts.has(code) ? undefined : `${code}, not an answer`;
    const { deniedAsNull, policy } = this.#given;
    const cursors = this.#reference.cursors(policy);
    const found = difference(body.data, expected.data, cursors, 'data');
    if (found) return found;
    const errors = ((body.errors ?? []) as any[]).map((e) => `${e.path?.join('.')} ${e.extensions?.code}`).toSorted();
    const wanted = expected.errors.map((e) => `${e.path} ${e.code}`).toSorted();
    if (errors.join('\n') !== wanted.join('\n')) return `errors ${errors.join('; ')}, not ${wanted.join('; ')}`;
    const notes = (body.extensions?.gridweave ?? {}) as Record<string, readonly { field: string }[] | undefined>;
    const noted = (name: string): Set<string> => new Set((notes[name] ?? []).map(({ field }) => field));
    if (deniedAsNull && noted('denied').symmetricDifference(expected.inspection.deniedReads).size > 0)
      return `notes as denied ${[...noted('denied')].join()}, not ${[...expected.inspection.deniedReads].join()}`;
    const unsaid = [...expected.masked.difference(noted('masked')), ...expected.partial.difference(noted('partial'))];
    return unsaid.length === 0 ? undefined : `does not say that ${unsaid.join()} is masked or shown in part`;
  }

  /** An id comes with its type, so it may be left out of a refusal. */
  #compareDenied({ inspection }: ReferenceAnswer, denied: readonly string[]): string | undefined {
    const reads = this.#given.deniedAsNull ? [] : [...inspection.deniedReads].map((coordinate) => `${coordinate} read`);
    const withoutIds = (list: readonly string[]): Set<string> => new Set(list.filter((use) => !use.endsWith('.id read')));
    const wanted = withoutIds([...reads, ...inspection.deniedUses]);
    const said = withoutIds(denied);
    return wanted.symmetricDifference(said).size === 0 ? undefined : `refuses ${[...said].join('; ')}, not ${[...wanted].join('; ')}`;
  }
}

function sameAgain(first: Answered, second: Answered): string | undefined {
  if (first.code !== second.code) return `${String(second.code)} when asked again, not ${String(first.code)}`;
  const withoutReferences = (bytes: string): string => bytes.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
  return withoutReferences(first.bytes) === withoutReferences(second.bytes) ? undefined : `another answer when asked again: ${second.bytes.slice(0, 500)}`;
}
