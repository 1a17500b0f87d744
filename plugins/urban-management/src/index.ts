export { urbanManagementGrid } from './grid.ts';
export { ShopFront } from './shop-front/tables.ts';
export { urbanManagement as default, urbanManagement } from './urban-management.ts';
