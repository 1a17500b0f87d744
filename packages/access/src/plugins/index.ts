export { pluginFaults, type PluginSwitch, switchPlugin } from './plugin-switch.ts';
