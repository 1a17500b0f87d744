// Keeps each schema.graphql as that of the release, which later ones may not break; run when a version is released.
import { copyFileSync, globSync } from 'node:fs';

for (const path of globSync('{packages/core,plugins/*}/schema.graphql'))
  copyFileSync(path, path.replace('schema.graphql', 'schema.released.graphql'));
