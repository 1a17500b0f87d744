import type { Connection, LeafKind, Shape, Value } from '../plan/shape-tree.ts';
import { EnumNames } from './enum-names.ts';

/** What a step does with the next column; leaves come first. */
export const codes = {
  text: 0,
  number: 1,
  boolean: 2,
  time: 3,
  json: 4,
  enum: 5,
  enums: 6,
  name: 7,
  /** Only the text before it. */
  literal: 10,
  /** A nested object, null where its first column is. */
  object: 11,
  /** A member of a union: passed over where its first column is null. */
  member: 12,
  /** Ends a member that was written: the members after it are passed over. */
  leave: 13,
  connection: 14,
} as const;

/** One step of writing a row: the text that goes before it, and how the next column becomes JSON. */
export interface Step {
  readonly code: number;
  readonly before: Buffer;
  readonly names: EnumNames | undefined;
  readonly connection: Connection | undefined;
  readonly guarded: boolean;
  /** Columns to pass over, and the step to go on with. */
  columns: number;
  next: number;
}

const nothing = Buffer.alloc(0);

/** Flattens a shape to steps that walk the columns of a row once, from left to right. */
export function compileSteps(shape: Shape): readonly Step[] {
  const steps: Step[] = [];
  addObject(steps, shape, nothing);
  return steps;
}

function add(steps: Step[], code: number, before: Buffer, more: Partial<Step> = {}): Step {
  const step: Step = {
    code,
    before,
    names: undefined,
    connection: undefined,
    guarded: false,
    columns: 0,
    next: 0,
    ...more,
  };
  steps.push(step);
  return step;
}

function addObject(steps: Step[], shape: Shape, before: Buffer): void {
  if (shape.entries.length === 0) {
    add(steps, codes.literal, Buffer.concat([before, Buffer.from('{}')]));
    return;
  }
  shape.entries.forEach(({ key, value }, i) => {
    const name = Buffer.from(`${i === 0 ? '{' : ','}${JSON.stringify(key)}:`);
    addValue(steps, value, i === 0 ? Buffer.concat([before, name]) : name);
  });
  add(steps, codes.literal, Buffer.from('}'));
}

function addValue(steps: Step[], value: Value, before: Buffer): void {
  const literal = (text: string): Step => add(steps, codes.literal, Buffer.concat([before, Buffer.from(text)]));
  switch (value.kind) {
    case 'leaf':
      add(steps, codes[value.leaf satisfies LeafKind], before, { names: value.names && new EnumNames(value.names) });
      return;
    case 'typename':
      literal(JSON.stringify(value.name));
      return;
    case 'null':
      literal('null');
      return;
    case 'object': {
      const step = add(steps, codes.object, before, { columns: value.shape.columns });
      addObject(steps, value.shape, nothing);
      step.next = steps.length;
      return;
    }
    case 'union':
      addUnion(steps, value.members, before);
      return;
    case 'connection':
      add(steps, codes.connection, before, { connection: value.connection, guarded: value.guarded });
      return;
    case 'resolved':
      throw new Error('a field with a resolver is not written from rows');
  }
}

function addUnion(steps: Step[], members: readonly Shape[], before: Buffer): void {
  add(steps, codes.literal, before);
  const leaves = members.map((shape, i) => {
    const step = add(steps, codes.member, nothing, { columns: shape.columns });
    addObject(steps, shape, nothing);
    const rest = members.slice(i + 1).reduce((sum, other) => sum + other.columns + 1, 0);
    const leave = add(steps, codes.leave, nothing, { columns: rest });
    step.next = steps.length;
    return leave;
  });
  add(steps, codes.literal, Buffer.from('null'));
  for (const leave of leaves) leave.next = steps.length;
}
