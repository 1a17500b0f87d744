export * from './admission/index.ts';
export * from './policy/index.ts';
export * from './shield/index.ts';
export * from './sql/index.ts';
export * from './visibility/index.ts';
