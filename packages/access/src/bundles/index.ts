export {
  type Bundle,
  type BundleItem,
  type BundleRequest,
  endBundle,
  findBundle,
  insertBundle,
  listBundles,
  requestBundle,
  saveBundle,
} from './bundles.ts';
