import { parse } from 'graphql';
import { buildModel, type Model, platformMigrations, type Plugin, settingValues } from '@gridweave/kit';
import { accessMigrations, type Policy } from '@gridweave/access';
import { migrate, recordWriter } from '@gridweave/database';
import { createEngine, type Engine } from '@gridweave/engine';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { ComparedRun } from './compare-run.ts';
import { fillTables } from './data/fill-tables.ts';
import { OperationMaker } from './operations/make-operation.ts';
import { departments } from './policies/departments.ts';
import { Reference } from './reference/reference.ts';
import { World } from './reference/world.ts';
import { Tally } from './tally.ts';

export interface DifferentialOptions {
  /** With those that they depend on, whose types and fields are tried less often. */
  readonly plugins: readonly Plugin[];
  /** Of the rows and of the departments with random grants. */
  readonly seed?: number;
  /** How many departments have random grants, besides those that every test has; 6 unless told. */
  readonly randomDepartments?: number;
}

/** A difference between engine and reference, with all that is needed to see it again. */
export interface Disagreement {
  readonly department: string;
  readonly seed: number;
  readonly deniedAsNull: boolean;
  readonly what: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const communities = ['440304001001', '440304001002', '440304002001', '440309001001', '440309001002'];
const areas = {
  city: '4403',
  districts: ['440304', '440309'],
  streets: ['440304001', '440309001'],
  communities: ['440304001002', '440309001001'],
  grid: '44030400100101',
} as const;

/** Operations that are in the engine at the same time, so that a mix-up of their rows shows. */
const atOnce = 6;

/**
 * Proves that the engine answers as a plain executor would, for the types of some plugins:
 *
 * ```ts
 * const differential = await Differential.open({ plugins: [fire] });
 * const { disagreements } = await differential.atRandom({ operations: 200, seed: 1 });
 * expect(disagreements.map(describeDisagreement)).toEqual([]);
 * ```
 *
 * A failure is seen again with `differential.one('scoped', 1234)`.
 */
export class Differential {
  readonly model: Model;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly engine: Engine;
  readonly reference: Reference;
  /** Rows of each table. */
  readonly rows: ReadonlyMap<string, number>;
  readonly #database: TestDatabase;
  readonly #maker: OperationMaker;

  private constructor(
    database: TestDatabase,
    model: Model,
    policies: ReadonlyMap<string, Policy>,
    world: World,
    rows: ReadonlyMap<string, number>,
    focus: ReadonlySet<string>,
  ) {
    this.#database = database;
    this.model = model;
    this.policies = policies;
    this.rows = rows;
    this.engine = createEngine({
      url: database.url,
      db: database.database.db,
      records: recordWriter,
      pluginSettings: settingValues(model.plugins, {}),
      pointLanes: 1,
      pageLanes: 3,
    });
    this.reference = new Reference(world);
    this.#maker = new OperationMaker(this.engine.schemaOf(model), world, focus);
  }

  static async open({ plugins, seed = 1, randomDepartments = 6 }: DifferentialOptions): Promise<Differential> {
    const model = buildModel(withDependencies(plugins));
    const seeds = Array.from({ length: randomDepartments }, (_, i) => seed + i);
    const database = await createTestDatabase();
    await migrate(database.database, [
      { plugin: 'gridweave', schema: 'gridweave', migrations: platformMigrations },
      accessMigrations,
    ]);
    const sources = model.plugins.map(({ name, schema, migrations, dependsOn }) => ({
      plugin: name,
      schema,
      migrations,
      dependsOn: dependsOn.map((other) => other.name),
    }));
    await migrate(database.database, sources);
    const rows = await fillTables(database.database.db, model, { seed, communities });
    const world = await World.read(database.database, model);
    const focus = new Set(plugins.map((plugin) => plugin.name));
    return new Differential(database, model, departments(model, areas, seeds), world, rows, focus);
  }

  /** Runs operations at random for each department; stops after a few differences. */
  async atRandom(options: {
    readonly operations: number;
    readonly seed: number;
  }): Promise<{ disagreements: readonly Disagreement[]; tally: Tally }> {
    const disagreements: Disagreement[] = [];
    const tally = new Tally();
    const names = [...this.policies.keys()];
    const work = names.flatMap((name, n) =>
      Array.from({ length: options.operations }, (_, i) => ({ name, seed: options.seed + n * 1_000_000 + i })),
    );
    const worker = async (): Promise<void> => {
      for (let next = work.pop(); next !== undefined && disagreements.length < 10; next = work.pop())
        disagreements.push(...(await this.one(next.name, next.seed, tally)));
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    tally.invalid = this.#maker.invalid;
    return { disagreements, tally };
  }

  /** The operation of a seed: twice, once more with other variables, and at times for another department. */
  async one(department: string, seed: number, tally = new Tally()): Promise<readonly Disagreement[]> {
    const policy = this.policies.get(department)!;
    const made = this.#maker.make(seed, this.reference.grants(policy));
    const { document, operationName } = made;
    const deniedAsNull = seed % 2 === 0;
    const given = { document, parsed: parse(document), operationName, deniedAsNull };
    const disagreement = (name: string, what: string, variables: Disagreement['variables']): Disagreement[] => [
      { seed, department: name, deniedAsNull, what, document, variables },
    ];
    const run = new ComparedRun(this.engine, this.reference, { ...given, policy });
    const first = await run.both(made.variables, tally);
    if (first.what !== undefined) return disagreement(department, first.what, made.variables);
    const variables = made.again(first.data);
    const second = await run.both(variables, tally);
    if (second.what !== undefined) return disagreement(department, second.what, variables);
    if (seed % 4 !== 0) return [];
    // the same document under another policy: nothing kept for the first may serve it
    const names = [...this.policies.keys()];
    const other = names[(names.indexOf(department) + 1 + (seed % (names.length - 1))) % names.length]!;
    const foreign = new ComparedRun(this.engine, this.reference, { ...given, policy: this.policies.get(other)! });
    const values = seed % 16 === 0 ? variables : made.variables;
    const third = await foreign.both(values, tally);
    return third.what === undefined
      ? []
      : disagreement(`${department}, document also asked by ${other}`, third.what, values);
  }

  async close(): Promise<void> {
    await this.engine.close();
    await this.#database.drop();
  }
}

/** A difference in words, for the message of a failed test. */
export function describeDisagreement({
  department,
  seed,
  deniedAsNull,
  what,
  document,
  variables,
}: Disagreement): string {
  return `${department}, seed ${seed}${deniedAsNull ? ', X-Gridweave-Denied: null' : ''}\n${what}\n${document}\n${JSON.stringify(variables)}`;
}

function withDependencies(plugins: readonly Plugin[]): readonly Plugin[] {
  const all = new Set<Plugin>();
  const visit = (plugin: Plugin): void => {
    for (const other of plugin.dependsOn) visit(other);
    all.add(plugin);
  };
  for (const plugin of plugins) visit(plugin);
  return [...all];
}
