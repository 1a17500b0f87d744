export { type CatalogueEntry, type CatalogueGrant, catalogueOf } from './catalogue.ts';
