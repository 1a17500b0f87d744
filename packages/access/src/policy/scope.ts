/** Rows inside all of the named scopes and inside one of the areas; `areas: null` means every area. */
export interface ScopeClause {
  /** Area codes of any level: 4 city, 6 district, 9 street, 12 community, 14 basic grid digits. */
  readonly areas: readonly string[] | null;
  readonly named: readonly string[];
  /** Rows that this clause leaves out while another clause of the scope may hold them; set by the algebra only. */
  readonly except?: readonly ScopeClause[];
}

/** A set of rows: inside one of the clauses and in none of the exceptions. No clause: no row. */
export interface Scope {
  readonly any: readonly ScopeClause[];
  readonly except: readonly ScopeClause[];
  /** Equal scopes have equal keys. */
  readonly key: string;
}
