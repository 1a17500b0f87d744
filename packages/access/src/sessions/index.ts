export {
  endSession,
  findSession,
  forgetSessions,
  keepSession,
  type KeptSession,
  type NewSession,
} from './console-sessions.ts';
