/** A list that is read whole in both ways. */
export interface List {
  readonly name: string;
  readonly export: string;
  /** The same by pages; takes `$after`, and the page's cursor comes last. */
  readonly page: (first: number) => string;
  /** Page sizes that are compared: the largest that the limits allow, one that clients commonly take, and the default. */
  readonly pages: readonly number[];
  readonly csv: boolean;
}

function list(name: string, field: string, nodes: string, pages: readonly number[], csv: boolean): List {
  const where = 'where: { streetCode: { eq: $street } }';
  return {
    name,
    export: `query ($street: DivisionCode!) { ${field}(${where}) { nodes { ${nodes} } } }`,
    page: (first) =>
      `query ($street: DivisionCode!, $after: String) { ${field}(${where}, first: ${first}, after: $after) { nodes { ${nodes} } pageInfo { hasNextPage endCursor } } }`,
    pages,
    csv,
  };
}

export const lists: readonly List[] = [
  list(
    'persons of a street, 12 fields, two masked',
    'persons',
    'id name sex birthDate kind documentType documentNumber phone ethnicity education gridCode movedInOn',
    [1_000, 100, 20],
    true,
  ),
  list(
    'houses of a street with their grids',
    'houses',
    'id houseCode address use area grid { code name }',
    [1_000, 100, 20],
    true,
  ),
  list(
    'houses of a street with residents and legal entities',
    'houses',
    'id houseCode address use area rental residents(first: 20) { nodes { id name sex birthDate } } legalEntities(first: 20) { nodes { id name creditCode } }',
    [500, 100, 20],
    false,
  ),
];
