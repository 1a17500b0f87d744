import { afterAll, beforeAll, expect, test } from 'vitest';
import { openYard, type Yard } from '../fixture/yard-engine.ts';

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
});
afterAll(() => yard.close());

const idsWhere = async (where: string): Promise<readonly string[]> =>
  (await yard.ask(`{ things(where: ${where}) { nodes { id } } }`)).data.things.nodes.map((node: any) => node.id).sort();

test('a Float over an integer column is compared with fractions', async () => {
  expect(await idsWhere('{size: {gt: 1.5}}')).toEqual(['1', '2']);
  expect(await idsWhere('{size: {in: [1, 1.5]}}')).toEqual(['3']);
});

test('a number shown as a text is searched by its beginning', async () => {
  expect(await idsWhere('{number: {startsWith: "4"}}')).toEqual(['2']);
  expect(await idsWhere('{number: {startsWith: "-"}}')).toEqual(['3']);
});

test('a text that is no number equals no number and differs from each', async () => {
  expect(await idsWhere('{number: {eq: "x"}}')).toEqual([]);
  expect(await idsWhere('{number: {ne: "x"}}')).toEqual(['1', '2', '3']);
  expect(await idsWhere('{number: {eq: "-5"}}')).toEqual(['3']);
  expect(await idsWhere('{number: {eq: "007"}}')).toEqual([]);
});

test('none holds where the related rows are not known to satisfy', async () => {
  expect(await idsWhere('{owner: {things: {none: {size: {gt: 1.5}}}}}')).toEqual(['3']);
});
