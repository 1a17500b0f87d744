export { type CommunityPlan, planCommunities, type Position } from './communities.ts';
export { sampleDistrict, sampleElsewhere, sampleSizes, type SampleSize, sampleStreet } from './size.ts';
