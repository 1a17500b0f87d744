/** The keys that requests are made from, read once from the database. */
export interface Keys {
  readonly persons: readonly { readonly street: string; readonly id: string }[];
  readonly grids: readonly string[];
  readonly communities: readonly string[];
  readonly streets: readonly string[];
}

/** One operation in the two query languages, with the variables of its i-th request. */
export interface Operation {
  readonly name: string;
  readonly title: string;
  readonly gridweave: string;
  readonly postgraphile: string;
  readonly variables: (keys: Keys, i: number) => Record<string, unknown>;
  /** The least that Gridweave is to reach, as a ratio to PostGraphile. */
  readonly target: number;
}

const at = <T>(items: readonly T[], i: number): T => items[(i * 7919) % items.length]!;

/** A point, nested pages, a wide page, a filtered page, an aggregate, and one that only the database decides. */
export const operations: readonly Operation[] = [
  {
    name: 'Q1',
    title: 'a person with house and grid',
    target: 4,
    gridweave: `query Q1($id: ID!) { person(id: $id) { id name sex birthDate phone documentNumber house { houseCode address use grid { code name } } } }`,
    postgraphile: `query Q1($id: BigInt!, $street: String!) { personByStreetCodeAndId(streetCode: $street, id: $id) { id name sex birthDate phone documentNumber houseByStreetCodeAndHouseId { houseCode address use gridByStreetCodeAndGridCode { code name } } } }`,
    variables: (keys, i) => at(keys.persons, i),
  },
  {
    name: 'Q2',
    title: '50 houses with residents and legal entities',
    target: 2.5,
    gridweave: `query Q2($grid: GridCode!) { houses(where: { gridCode: { eq: $grid } }, first: 50) { nodes { id houseCode address use area rental residents(first: 20) { nodes { id name sex birthDate } } legalEntities(first: 20) { nodes { id name creditCode } } } } }`,
    postgraphile: `query Q2($grid: String!) { allHouses(condition: { gridCode: $grid }, first: 50, orderBy: PRIMARY_KEY_ASC) { nodes { id houseCode address use area rental peopleByStreetCodeAndHouseId(condition: { endedOn: null }, first: 20) { nodes { id name sex birthDate } } legalEntitiesByStreetCodeAndHouseId(condition: { endedOn: null }, first: 20) { nodes { id name creditCode } } } } }`,
    variables: (keys, i) => ({ grid: at(keys.grids, i) }),
  },
  {
    name: 'Q3',
    title: '1,000 persons of 12 fields',
    target: 4,
    gridweave: `query Q3($community: DivisionCode!) { persons(where: { communityCode: { eq: $community } }, first: 1000) { nodes { id name sex birthDate kind documentType documentNumber phone ethnicity education gridCode movedInOn } } }`,
    postgraphile: `query Q3($community: String!) { allPeople(condition: { communityCode: $community }, first: 1000, orderBy: PRIMARY_KEY_ASC) { nodes { id name sex birthDate kind documentType documentNumber phone ethnicity education gridCode movedInOn } } }`,
    variables: (keys, i) => ({ community: at(keys.communities, i) }),
  },
  {
    name: 'Q4',
    title: '50 filtered events with house and grid',
    target: 3.5,
    gridweave: `query Q4($street: DivisionCode!) { events(where: { streetCode: { eq: $street }, stage: { eq: CLOSED } }, first: 50) { nodes { id number major minor stage description reportedAt house { houseCode address } grid { code name } } } }`,
    postgraphile: `query Q4($street: String!) { allEvents(condition: { streetCode: $street, stage: "closed" }, orderBy: [REPORTED_AT_DESC], first: 50) { nodes { id number major minor stage description reportedAt houseByStreetCodeAndHouseId { houseCode address } gridByStreetCodeAndGridCode { code name } } } }`,
    variables: (keys, i) => ({ street: at(keys.streets, i) }),
  },
  {
    name: 'Q5',
    title: 'events of a community by grid and category',
    target: 1.4,
    gridweave: `query Q5($community: DivisionCode!) { eventCounts(by: GRID, group: MAJOR, where: { communityCode: { eq: $community } }) { areaCode value count } }`,
    postgraphile: `query Q5($community: String!) { eventCounts(community: $community) { nodes { gridCode major n } } }`,
    variables: (keys, i) => ({ community: at(keys.communities, i) }),
  },
  {
    // a scan of a whole street, which costs PostgreSQL the same whoever asks
    name: 'Q6',
    title: 'people of a street by community and sex',
    target: 0.9,
    gridweave: `query Q6($street: DivisionCode!) { personCounts(by: COMMUNITY, group: SEX, where: { streetCode: { eq: $street } }) { areaCode value count } }`,
    postgraphile: `query Q6($street: String!) { personCounts(street: $street) { nodes { communityCode sex n } } }`,
    variables: (keys, i) => ({ street: at(keys.streets, i) }),
  },
];
