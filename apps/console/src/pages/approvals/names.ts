/** People as the API knows them. */
export type Names = readonly { readonly id: string; readonly name: string }[];

/** Who did something: an admin by name, a client of the department by its id, or as it is written. */
export function nameOf(by: string, names: Names, client: (id: string) => string): string {
  if (by.startsWith('client:')) return client(by.slice('client:'.length));
  return names.find(({ id }) => id === by)?.name ?? by;
}
