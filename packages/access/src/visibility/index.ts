export { visibilityOf } from './visibility-of.ts';
