import { defineCodes } from './define-codes.ts';

/** State of a grid worker 网格员状态, 网格办口径 / grid office. */
export const GridWorkerState = defineCodes({
  name: 'GridWorkerState',
  title: { zh: '网格员状态', en: 'State of a grid worker' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'ON_DUTY', code: 'on-duty', zh: '在岗', en: 'on duty' },
    { name: 'TRAINING', code: 'training', zh: '培训', en: 'in training' },
    { name: 'ON_LEAVE', code: 'on-leave', zh: '休假', en: 'on leave' },
    { name: 'SECONDED', code: 'seconded', zh: '借调', en: 'seconded' },
    { name: 'SUSPENDED', code: 'suspended', zh: '停岗', en: 'suspended' },
    { name: 'LEFT', code: 'left', zh: '离职', en: 'left the service' },
  ],
});
