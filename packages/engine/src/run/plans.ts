import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Model } from '@gridweave/kit';
import { admit, collectUses, refusal, type Use } from '@gridweave/access';
import { CursorSeal } from '../cursor/cursor.ts';
import type { OperationRequest } from '../engine.ts';
import { planQuery } from '../plan/build-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { AnswerWriter } from '../write/answer-writer.ts';
import { SubjectReader } from '../write/subject-reader.ts';
import { type AnswerNotes, extensionsOf } from './extensions.ts';
import { type PreparedOperation, prepareOperation, rootFields } from './prepared.ts';

/** A plan with all that is the same for each of its runs. */
export interface KnownPlan {
  readonly plan: Plan;
  readonly writer: AnswerWriter;
  readonly notes: AnswerNotes;
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
  /** What follows the data in the answer. */
  readonly tail: Buffer;
  readonly coordinates: readonly string[];
  /** Something sensitive is read unmasked on some rows. */
  readonly sensitive: boolean;
  readonly subjects: SubjectReader;
  /** Some root field is introspection. */
  readonly introspects: boolean;
}

/** What was admitted of an operation. */
export interface Admitted {
  readonly notes: AnswerNotes;
  readonly coordinates: readonly string[];
  readonly sensitive: boolean;
}

type Request = Omit<OperationRequest, 'document'>;

/** Operations and plans by document, policy version and shape of the variables; bounded, the least used go first. */
export class Plans {
  readonly #model: Model;
  readonly #schema: GraphQLSchema;
  readonly #operations: LRUCache<string, PreparedOperation>;
  readonly #plans: LRUCache<string, KnownPlan>;
  readonly #seals = new LRUCache<string, CursorSeal>({ max: 1_000 });

  constructor(model: Model, schema: GraphQLSchema, size: number) {
    this.#model = model;
    this.#schema = schema;
    this.#operations = new LRUCache({ max: size });
    this.#plans = new LRUCache({ max: size });
  }

  /** How many plans are kept. */
  get size(): number {
    return this.#plans.size;
  }

  /** The operation, if it was prepared before. */
  knownOperation(request: Request): PreparedOperation | undefined {
    return this.#operations.get(operationKey(request));
  }

  operation(request: OperationRequest): PreparedOperation {
    const key = operationKey(request);
    let prepared = this.#operations.get(key);
    if (!prepared) {
      prepared = prepareOperation(this.#schema, request.document, request.operationName);
      this.#operations.set(key, prepared);
    }
    return prepared;
  }

  /** The plan, if the operation was admitted before under this policy with variables of this shape. */
  known(
    request: Request,
    prepared: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
  ): KnownPlan | undefined {
    return this.#plans.get(planKey(request, prepared, variables));
  }

  /** @throws GridweaveError FIELD_NOT_GRANTED, or BAD_USER_INPUT for arguments that no plan can be made of. */
  plan(
    request: OperationRequest,
    prepared: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
  ): KnownPlan {
    const key = planKey(request, prepared, variables);
    const known = this.#plans.get(key);
    if (known) return known;
    const { notes, coordinates, sensitive } = this.admit(request, variables);
    const fields = rootFields(this.#schema, prepared, variables);
    const plan = planQuery({ ...this.input(request, prepared, variables) }, fields);
    const extensions = extensionsOf(
      { ...notes, rounded: plan.rounded.map(({ key: field }) => field) },
      request.policy,
      this.#model,
    );
    const made: KnownPlan = {
      plan,
      writer: new AnswerWriter(plan),
      notes,
      extensions,
      tail: Buffer.from(extensions ? `,"extensions":${JSON.stringify(extensions)}}` : '}'),
      coordinates,
      sensitive,
      subjects: new SubjectReader(plan),
      introspects: plan.roots.some((root) => root.value.kind === 'given'),
    };
    this.#plans.set(key, made);
    return made;
  }

  /** Checks every use of the operation against the policy before anything runs. */
  admit(request: OperationRequest, variables: Readonly<Record<string, unknown>>): Admitted {
    const uses = collectUses(this.#model, this.#schema, request.document, request.operationName, variables);
    const { denied, masked, partial } = admit(uses, request.policy);
    const refused = request.deniedAsNull ? denied.filter((use) => !canBeNull(use)) : denied;
    if (refused.length > 0) throw refusal(refused);
    return {
      sensitive: uses.some((use) => use.operator === 'read' && this.#showsSensitive(use.coordinate, request)),
      notes: { masked, partial, denied: [...new Set(denied.map((use) => use.coordinate))] },
      coordinates: [
        ...new Set(uses.map((use) => (use.operator === 'read' ? use.coordinate : `${use.coordinate}:${use.operator}`))),
      ],
    };
  }

  #showsSensitive(coordinate: string, { policy }: Request): boolean {
    const [type = '', name = ''] = coordinate.split('.');
    if (this.#model.types.get(type)?.fields.get(name)?.label.sensitivity !== 'sensitive') return false;
    return (
      policy.types
        .get(type)
        ?.fields.get(name)
        ?.read.some(({ mask }) => mask === null) === true
    );
  }

  /** What plans of an operation are made from. */
  input(
    request: Request,
    prepared: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
  ): Parameters<typeof planQuery>[0] {
    const { policy } = request;
    let cursors = this.#seals.get(policy.pseudonymKey);
    if (!cursors) {
      cursors = new CursorSeal(policy.pseudonymKey);
      this.#seals.set(policy.pseudonymKey, cursors);
    }
    return { model: this.#model, schema: this.#schema, policy, fragments: prepared.fragments, variables, cursors };
  }
}

/** A field in the answer can be null instead; what an argument or a mutation uses cannot. */
function canBeNull(use: Use): boolean {
  return use.operator === 'read' && !use.path.includes('(') && !use.coordinate.startsWith('Mutation.');
}

function operationKey(request: Request): string {
  return request.operationName === undefined ? request.documentKey : `${request.operationName}\0${request.documentKey}`;
}

function planKey(request: Request, prepared: PreparedOperation, variables: Readonly<Record<string, unknown>>): string {
  const shape = prepared.shape ? prepared.shape(variables) : '';
  return `${prepared.id} ${request.deniedAsNull ? 'n' : 'r'} ${request.policy.key} ${shape}`;
}
