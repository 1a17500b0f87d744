import { gql } from 'urql';
import { department } from '../../graph/department.ts';

/** A closed polygon, longitude first. */
export interface Polygon {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly (readonly [number, number])[])[];
}

export interface GridOnMap {
  readonly code: string;
  readonly name: string | null;
  readonly boundary: Polygon | null;
  readonly centre: { readonly coordinates: readonly [number, number] } | null;
  readonly dwellings: number | null;
  readonly professionalGrids: { readonly nodes: readonly { readonly kind: string }[] } | null;
}

/** The streets in which the department sees houses; their data is the core's, whatever plugins there are. */
export const streetsQuery = gql<{ streets: readonly { areaCode: string | null; areaName: string | null }[] }>`
  query MapStreets {
    streets: houseCounts(by: STREET) {
      areaCode
      areaName
    }
  }
`;

export const gridsQuery = gql<{ grids: { nodes: readonly GridOnMap[] } }, { street: string }>`
  query MapGrids($street: DivisionCode!) {
    grids(where: { streetCode: { eq: $street } }, first: 1000) {
      nodes {
        code
        name
        boundary
        centre
        dwellings
        professionalGrids(first: 20) {
          nodes {
            kind
          }
        }
      }
    }
  }
`;

export const layersQuery = department(`
  query MapLayers {
    sharingConsole { layers { plugin name title { zh en } type longitude latitude label colour } }
  }
`);
