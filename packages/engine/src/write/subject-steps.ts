import type { Plan } from '../plan/plan.ts';
import type { Connection, Segment, Shape, Value } from '../plan/shape-tree.ts';

/** Where rows are found of which an answer tells personal information. */
export type SubjectStep =
  /** The first of the objects that is there is in the answer. */
  | { readonly kind: 'objects'; readonly objects: readonly SubjectObject[] }
  | { readonly kind: 'page'; readonly page: SubjectPage };

/** An object of a row; not there when the column with its id is null. */
export interface SubjectObject {
  readonly column: number;
  /** Set when it is a subject itself. */
  readonly type: string | undefined;
  readonly steps: readonly SubjectStep[];
}

/** The rows of a connection. */
export interface SubjectPage {
  readonly connection: Connection;
  readonly steps: readonly SubjectStep[];
}

/** Statements of single rows, and pages. */
export interface SubjectRoots {
  readonly rows: readonly { readonly rows: number; readonly steps: readonly SubjectStep[] }[];
  readonly pages: readonly SubjectPage[];
}

/** Works out once for a plan where its subjects stand; parts that cannot hold any are left out. */
export function subjectRoots({ roots }: Plan): SubjectRoots {
  return {
    rows: roots.flatMap(({ value }) => {
      if (value.kind !== 'row') return [];
      const { shape } = value;
      const steps = [...shapeSteps(shape, 0), ...ownStep(shape, shape.columns)];
      return steps.length === 0 ? [] : [{ rows: value.rows, steps }];
    }),
    pages: roots.flatMap(({ value }) => (value.kind === 'connection' ? pageOf(value.connection) : [])),
  };
}

function pageOf(connection: Connection): readonly SubjectPage[] {
  const lead = connection.nested ? 1 : 0;
  const steps = segmentsOf(connection).flatMap(({ shape, skip }) => [
    ...ownStep(shape, skip + lead - 1),
    ...shapeSteps(shape, skip + lead),
  ]);
  return steps.length === 0 ? [] : [{ connection, steps }];
}

function segmentsOf({ parts }: Connection): readonly Segment[] {
  return parts.flatMap((part) => {
    if (part.kind === 'nodes') return [part.node];
    return part.kind === 'edges' ? part.parts.flatMap((edge) => (edge.kind === 'node' ? [edge.node] : [])) : [];
  });
}

function ownStep({ isPersonal, typename }: Shape, column: number): readonly SubjectStep[] {
  return isPersonal ? [{ kind: 'objects', objects: [{ column, type: typename, steps: [] }] }] : [];
}

/** The steps of a shape that starts at a column. */
function shapeSteps({ entries }: Shape, start: number): readonly SubjectStep[] {
  let column = start;
  return entries.flatMap(({ value }): readonly SubjectStep[] => {
    if (value.kind === 'connection') {
      column += value.guarded ? 1 : 0;
      return pageOf(value.connection).map((page) => ({ kind: 'page', page }));
    }
    const objects = objectsOf(value).map((shape): SubjectObject => {
      const at = column;
      column += 1 + shape.columns;
      return {
        column: at,
        type: shape.isPersonal ? shape.typename : undefined,
        steps: shapeSteps(shape, at + 1),
      };
    });
    column += leafColumns(value);
    return objects.some(({ type, steps }) => type !== undefined || steps.length > 0)
      ? [{ kind: 'objects', objects }]
      : [];
  });
}

function objectsOf(value: Value): readonly Shape[] {
  return value.kind === 'object' ? [value.shape] : value.kind === 'union' ? value.members : [];
}

function leafColumns(value: Value): number {
  return value.kind === 'leaf' ? 1 : value.kind === 'resolved' ? 1 + value.leaves.length : 0;
}
