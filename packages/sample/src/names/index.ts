export { givenName } from './given-names.ts';
export { latinName, type LatinName } from './latin-names.ts';
export { anyName, drawSurname } from './person-name.ts';
