export { givenName } from './given-names.ts';
export { latinName } from './latin-names.ts';
export { anyName, drawSurname } from './person-name.ts';
