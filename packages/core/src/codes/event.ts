import { defineCodes } from './define-codes.ts';

/** Source of an event 事件来源, 网格办口径 / grid office. */
export const EventSource = defineCodes({
  name: 'EventSource',
  title: { zh: '事件来源', en: 'Source of an event' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'GRID_WORKER', code: 'grid-worker', zh: '网格员上报', en: 'grid worker' },
    { name: 'HOTLINE', code: 'hotline', zh: '12345 热线', en: 'hotline 12345' },
    { name: 'PUBLIC', code: 'public', zh: '公众上报', en: 'the public (app, mini-program)' },
    { name: 'VIDEO', code: 'video', zh: '视频智能发现', en: 'video analysis' },
    { name: 'SENSOR', code: 'sensor', zh: '物联感知', en: 'sensor' },
    { name: 'DEPARTMENT', code: 'department', zh: '部门移交', en: 'department' },
    { name: 'SUPERVISOR', code: 'supervisor', zh: '督查发现', en: 'found by a supervisor' },
    { name: 'LETTERS_VISITS', code: 'letters-visits', zh: '信访', en: 'letters and visits' },
    { name: 'MEDIA', code: 'media', zh: '媒体曝光', en: 'media' },
    { name: 'OTHER', code: 'other', zh: '其他', en: 'other' },
  ],
});

/** Stage of an event 事件阶段, GB/T 30428 (workflow of digital urban management). */
export const EventStage = defineCodes({
  name: 'EventStage',
  title: { zh: '事件阶段', en: 'Stage of an event' },
  source: 'GB/T 30428 (workflow of digital urban management)',
  values: [
    { name: 'COLLECTED', code: 'collected', zh: '信息收集', en: 'collected' },
    { name: 'VERIFIED', code: 'verified', zh: '核实', en: 'verified' },
    { name: 'ACCEPTED', code: 'accepted', zh: '受理', en: 'accepted' },
    { name: 'REFUSED', code: 'refused', zh: '不予受理', en: 'refused' },
    { name: 'FILED', code: 'filed', zh: '立案', en: 'filed' },
    { name: 'DISPATCHED', code: 'dispatched', zh: '任务派遣', en: 'dispatched' },
    { name: 'RETURNED', code: 'returned', zh: '退回', en: 'returned by the handling unit' },
    { name: 'REDISPATCHED', code: 'redispatched', zh: '改派', en: 'dispatched again to another unit' },
    { name: 'IN_HAND', code: 'in-hand', zh: '任务处理', en: 'in hand' },
    { name: 'EXTENSION_ASKED', code: 'extension-asked', zh: '延期申请', en: 'extension asked for' },
    { name: 'EXTENSION_REVIEWED', code: 'extension-reviewed', zh: '延期审核', en: 'extension reviewed' },
    { name: 'SUPERVISED', code: 'supervised', zh: '督办', en: 'supervised' },
    { name: 'HANDLED', code: 'handled', zh: '处理反馈', en: 'handled, result reported' },
    { name: 'CHECKED', code: 'checked', zh: '核查', en: 'checked on the spot' },
    { name: 'REWORK', code: 'rework', zh: '返工', en: 'sent back for rework' },
    { name: 'CLOSED', code: 'closed', zh: '结案', en: 'closed' },
    { name: 'REOPENED', code: 'reopened', zh: '重开', en: 'reopened' },
    { name: 'RATED', code: 'rated', zh: '综合评价', en: 'rated' },
  ],
});
