import { type FieldBuilder, labelsFrom } from '@gridweave/kit';
import type { addressColumns } from './columns.ts';

const label = labelsFrom('grid-office', 'realtime');
const internal = ['unconditional', 'internal'] as const;

const elements = {
  province: ['province', '省', 'Province'],
  city: ['city', '市', 'City'],
  district: ['district', '区', 'District'],
  devZone: ['dev_zone', '功能区', 'Development zone'],
  town: ['town', '街道(名称)', 'Street (name)'],
  communityName: ['community', '社区(名称)', 'Community (name)'],
  road: ['road', '道路', 'Road'],
  roadNo: ['road_no', '门牌号', 'Number on the road'],
  subRoad: ['sub_road', '支路巷弄', 'Lane'],
  subRoadNo: ['sub_road_no', '巷弄门牌号', 'Number in the lane'],
  estate: ['estate', '小区或兴趣点', 'Estate or point of interest'],
  subEstate: ['sub_estate', '组团或分区', 'Part of the estate'],
  buildingNo: ['building_no', '楼栋号', 'Building'],
  unitNo: ['unit_no', '单元号', 'Unit'],
  floorNo: ['floor_no', '楼层', 'Floor'],
  roomNo: ['room_no', '房间号', 'Room'],
} as const;

/** The elements of a standard address 地址要素 as fields: `road`, `roadNo`, `estate` … */
export function addressFields(t: FieldBuilder<typeof addressColumns>) {
  const field = ([column, zh, en]: (typeof elements)[keyof typeof elements]) =>
    t.column(column, { type: 'String', label: label(zh, en, ...internal), operators: ['match', 'filter'] });
  return {
    province: field(elements.province),
    city: field(elements.city),
    district: field(elements.district),
    devZone: field(elements.devZone),
    town: field(elements.town),
    communityName: field(elements.communityName),
    road: field(elements.road),
    roadNo: field(elements.roadNo),
    subRoad: field(elements.subRoad),
    subRoadNo: field(elements.subRoadNo),
    estate: field(elements.estate),
    subEstate: field(elements.subEstate),
    buildingNo: field(elements.buildingNo),
    unitNo: field(elements.unitNo),
    floorNo: field(elements.floorNo),
    roomNo: field(elements.roomNo),
  };
}
