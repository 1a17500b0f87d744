export { changeGovernanceSettings, type GovernanceSettings, readGovernanceSettings } from './governance-settings.ts';
