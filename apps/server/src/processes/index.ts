export { overseer } from './overseer.ts';
export { superviseProcesses } from './supervise.ts';
