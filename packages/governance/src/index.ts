export type { AdminContext, DeskContext, Governance, PreviewRecord } from './context.ts';
export { addDesk } from './desk/desk.ts';
