export { default as config } from '../gridweave.config.ts';
