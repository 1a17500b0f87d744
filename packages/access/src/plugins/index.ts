export { type PluginSwitch, switchPlugin } from './plugin-switch.ts';
