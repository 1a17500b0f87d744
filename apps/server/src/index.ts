export { default as config } from '../gridweave.config.ts';
export { type Credentials, credentialsPath, type Keys, readKeys } from './credentials.ts';
export { prepareSampleCity } from './sample-city.ts';
