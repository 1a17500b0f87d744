export { type Attempt, Attempts } from './attempts.ts';
export { literal, twoValues } from './operands.ts';
export { type Path, Paths, selection, type Step } from './paths.ts';
