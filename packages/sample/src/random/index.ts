export { type Draw, drawFrom } from './draw.ts';
export { hashText, seededRandom } from './random.ts';
