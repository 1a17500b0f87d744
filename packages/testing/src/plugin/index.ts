export { testkit, type Testkit, type TestkitOptions } from './testkit.ts';
export { testPlugin, type TestPluginOptions } from './test-plugin.ts';
