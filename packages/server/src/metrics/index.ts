export { type Gauge, Metrics } from './metrics.ts';
