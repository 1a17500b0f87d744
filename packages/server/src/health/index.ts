export { type Check, type Probe, ReadinessChecks } from './readiness.ts';
export { healthRoutes } from './routes.ts';
