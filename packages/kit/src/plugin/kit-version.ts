import manifest from '../../package.json' with { type: 'json' };

/** The version of the kit, by semantic versioning: below 1.0.0 a new minor version may break plugins. */
export const kitVersion: string = manifest.version;
