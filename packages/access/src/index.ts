export * from './policy/index.ts';
export * from './sql/index.ts';
