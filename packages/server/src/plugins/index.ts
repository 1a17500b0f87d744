export { PluginRoster } from './plugin-roster.ts';
export { registerDeclared } from './register-declared.ts';
export { namesGiven, type PluginConfig, readPluginConfig, requireKnown } from './read-plugin-config.ts';
