import { operators, sensitivities, sharingCategories } from '@gridweave/kit';
import { z } from 'zod';

const areas = z.array(z.string().regex(/^\d{4,14}$/, '应为区域代码 / is an area code'));
const coordinates = z.array(z.string().min(1)).min(1);
const time = z.iso.datetime({ offset: true });
const operator = z.enum(operators);

const assessment = z.strictObject({ title: z.string(), conclusion: z.string(), document: z.string().optional() });

const grant = z.strictObject({
  fields: coordinates,
  access: z.enum(['full', 'masked']).default('full'),
  mask: z.string().optional(),
  operators: z.array(operator).min(1).default(['read']),
  areas: areas.optional(),
  scopes: z.array(z.string()).default([]),
  purpose: z.string().default(''),
  legalBasis: z.string().default(''),
  client: z.string().optional(),
  validFrom: time.optional(),
  validUntil: time.optional(),
  /** Only to give the grant; a grant in force keeps its own. */
  assessment: assessment.optional(),
});

const denial = z.strictObject({
  fields: coordinates,
  operators: z.array(operator).min(1).optional(),
  areas: areas.optional(),
  scopes: z.array(z.string()).default([]),
  client: z.string().optional(),
  validFrom: time.optional(),
  validUntil: time.optional(),
  reason: z.string().min(1),
});

const label = z.strictObject({
  sharing: z.enum(sharingCategories).optional(),
  sensitivity: z.enum(sensitivities).optional(),
  withoutMasks: z.array(z.string()).default([]),
  legalBasis: z.string().optional(),
});

const department = z.strictObject({
  areas: areas.min(1),
  grants: z.array(grant).default([]),
  denials: z.array(denial).default([]),
});

/** The whole policy as a file keeps it. What a file leaves out of a department, a draft of it takes away. */
export const policyFile = z.strictObject({
  gridweavePolicy: z.literal(1),
  defaults: z.strictObject({
    enabled: z.boolean(),
    except: z.array(z.string()).default([]),
    minimumGroup: z.int().min(1),
  }),
  /** Labels made stricter, by coordinate. */
  labels: z.record(z.string(), label).default({}),
  /** Plugins that are off. */
  disabledPlugins: z.array(z.string()).default([]),
  /** Denials for every department. */
  denials: z.array(denial.omit({ client: true })).default([]),
  departments: z.record(z.string(), department),
});

export type PolicyFile = z.infer<typeof policyFile>;
export type FileGrant = z.infer<typeof grant>;
export type FileDenial = z.infer<typeof denial>;
export type FileLabel = z.infer<typeof label>;
