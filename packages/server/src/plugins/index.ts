export { PluginRoster } from './plugin-roster.ts';
export { registerDeclared } from './register-declared.ts';
