export { type LabelTightening, restoreLabel, tightenLabel } from './label-changes.ts';
