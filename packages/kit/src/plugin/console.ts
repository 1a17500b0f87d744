import type { Title } from '../label/label.ts';
import type { TypeRef } from '../type/type.ts';

/** A panel on the console's page of a record: fields of the record's type, in this order. */
export interface DetailPanel {
  readonly kind: 'panel';
  readonly on: TypeRef<any>;
  /** Lower-case words with hyphens, unique within the plugin. */
  readonly name: string;
  readonly title: Title;
  /** Names of fields of the type; of a list the console shows its newest records. */
  readonly fields: readonly string[];
}

/** A layer of the console's map: records of a type at their places. */
export interface MapLayer {
  readonly kind: 'layer';
  readonly of: TypeRef<any>;
  /** Lower-case words with hyphens, unique within the plugin. */
  readonly name: string;
  readonly title: Title;
  /** Fields with the degrees (WGS 84), or none where a record stands at the middle of its grid. */
  readonly at?: { readonly longitude: string; readonly latitude: string };
  /** The field whose value is written beside a record. */
  readonly label: string;
  /** A field with a code table, by which records are coloured. */
  readonly colour?: string;
}

/** A text of the catalogue beside the title of a field: how its values come about, and how they are to be read. */
export interface CatalogueText {
  readonly kind: 'catalogue-text';
  readonly of: TypeRef<any>;
  readonly field: string;
  readonly text: Title;
}

/** What a plugin adds to the console: data, so that no code of a plugin runs in a browser. */
export type ConsoleContribution = DetailPanel | MapLayer | CatalogueText;

/** Declares a panel: `definePanel(House, { name: 'fire', title, fields: ['fireRiskLevel', 'fireHazards'] })`. */
export function definePanel(on: TypeRef<any>, options: Pick<DetailPanel, 'name' | 'title' | 'fields'>): DetailPanel {
  return { kind: 'panel', on, ...options };
}

/** Declares a layer: `defineLayer(PollutionSource, { name: 'sources', title, at: { longitude: 'longitude', latitude: 'latitude' }, label: 'name' })`. */
export function defineLayer(of: TypeRef<any>, options: Omit<MapLayer, 'kind' | 'of'>): MapLayer {
  return { kind: 'layer', of, ...options };
}

/** Declares texts of the catalogue: `...catalogueTexts(House, { fireRiskLevel: { zh: '按 …', en: 'By …' } })`. */
export function catalogueTexts(of: TypeRef<any>, texts: Readonly<Record<string, Title>>): readonly CatalogueText[] {
  return Object.entries(texts).map(([field, text]) => ({ kind: 'catalogue-text', of, field, text }));
}
