import {
  type DocumentNode,
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  isObjectType,
  Kind,
} from 'graphql';
import { buildSchema, GridweaveError, type Model, type PluginSettings } from '@gridweave/kit';
import type { Policy } from '@gridweave/access';
import { Cursors } from '../cursors.ts';
import type { ListFindings } from './connection.ts';
import { Grants } from './grants.ts';
import { type Inspection, Inspector } from './inspection.ts';
import { queryField, rowField, type Source, type Surroundings } from './resolvers.ts';
import { SubjectFindings } from './subjects.ts';
import { World } from './world.ts';

export interface ReferenceRequest {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly policy: Policy;
  readonly deniedAsNull: boolean;
  readonly client: string;
}

export interface ReferenceAnswer {
  /** Set when nothing is answered: codes any of which is right, and what was denied. */
  readonly refused: ReadonlySet<string> | undefined;
  readonly inspection: Inspection;
  readonly data: unknown;
  readonly errors: readonly { readonly path: string; readonly code: string }[];
  /** Fields that came as null on some row that is shown, because no rule shows them there. */
  readonly partial: ReadonlySet<string>;
  /** Fields of which some value was masked. */
  readonly masked: ReadonlySet<string>;
  /** Response keys of counts that tell of rows which may not be read. */
  readonly hidden: ReadonlySet<string>;
  /** Rows of which the answer tells personal information, as `Type id`. */
  readonly subjects: ReadonlySet<string>;
  readonly findings: ListFindings;
}

/** Answers operations as plainly as can be: all rows in memory, graphql-js, and the policy applied row by row. */
export class Reference {
  readonly world: World;
  readonly #schema: GraphQLSchema;
  readonly #grants = new Map<string, Grants>();
  readonly #cursors = new Map<string, Cursors>();

  constructor(world: World) {
    this.world = world;
    this.#schema = withResolvers(buildSchema(world.model), world.model);
  }

  grants(policy: Policy): Grants {
    const grants = this.#grants.get(policy.key) ?? new Grants(policy, this.world);
    this.#grants.set(policy.key, grants);
    return grants;
  }

  /** The cursors of a department. */
  cursors(policy: Policy): Cursors {
    const cursors = this.#cursors.get(policy.pseudonymKey) ?? new Cursors();
    this.#cursors.set(policy.pseudonymKey, cursors);
    return cursors;
  }

  async execute(request: ReferenceRequest): Promise<ReferenceAnswer> {
    const { document, operationName, policy } = request;
    const operation = getOperationAST(document, operationName)!;
    const { coerced, errors } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], request.variables);
    if (!coerced) throw new Error(`the variables are not valid: ${errors!.map((error) => error.message).join('; ')}`);
    const grants = this.grants(policy);
    const cursors = this.cursors(policy);
    const fragments = new Map(
      document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]),
    );
    const inspector = new Inspector(
      this.world,
      grants,
      { schema: this.#schema, fragments, variables: coerced },
      cursors,
    );
    inspector.query([operation]);
    const around: Surroundings = {
      world: this.world,
      grants,
      cursors,
      findings: { rows: 0, selective: 0, cut: 0, continued: 0 },
      partial: new Set(),
      masked: new Set(),
      hidden: new Set(),
      subjects: new SubjectFindings(),
      resolving: {
        department: policy.department,
        client: request.client,
        signal: new AbortController().signal,
        settings: <T>(of: PluginSettings<T>) => of.schema.parse({}),
      },
    };
    const notes = {
      inspection: inspector,
      partial: around.partial,
      masked: around.masked,
      hidden: around.hidden,
      subjects: around.subjects.found,
      findings: around.findings,
    };
    const denied = inspector.deniedUses.size > 0 || (!request.deniedAsNull && inspector.deniedReads.size > 0);
    const refused = denied ? new Set(['FIELD_NOT_GRANTED']) : inspector.problems;
    if (refused.size > 0) return { ...notes, refused, data: undefined, errors: [] };
    await this.world.prepareLower(inspector.searches);
    const result = await execute({
      schema: this.#schema,
      document,
      contextValue: around,
      variableValues: request.variables as Record<string, unknown>,
      operationName,
    });
    return {
      ...notes,
      refused: undefined,
      data: result.data,
      errors: (result.errors ?? []).map((error) => ({ path: error.path!.join('.'), code: codeOf(error) })),
    };
  }
}

function withResolvers(schema: GraphQLSchema, model: Model): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const ofModel = model.types.get(type.name);
    for (const field of Object.values(type.getFields())) {
      if (type === schema.getQueryType())
        field.resolve = (_, args, around: Surroundings, info) =>
          queryField(around, model.queries.get(field.name)!.definition, args, String(info.path.key));
      else if (ofModel)
        field.resolve = (source: Source, args, around: Surroundings) =>
          rowField(around, ofModel, ofModel.fields.get(field.name)!, source.row, args);
      else if (!type.name.startsWith('__')) field.resolve = (source: Record<string, unknown>) => source[field.name];
    }
  }
  return schema;
}

function codeOf(error: GraphQLError): string {
  if (error.originalError instanceof GridweaveError) return error.originalError.code;
  return typeof error.extensions['code'] === 'string' ? error.extensions['code'] : 'PLUGIN_FAILED';
}
