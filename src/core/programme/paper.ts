import { z } from 'zod';
import { day, item, key, text } from './values.ts';

/** The head of the quarterly committee report, and the way it takes to the meeting. */
export const paper = z.strictObject({
  ...item,
  to: text,
  title: text,
  author: key.optional(),
  leadMember: key.optional(),
  agendaItem: z.union([text, z.number().transform(String)]).optional(),
  reportRef: text.optional(),
  forwardPlanRef: text.optional(),
  divisions: text.optional(),
  keyDecision: z.boolean().optional(),
  clearances: z.array(z.strictObject({ area: text, person: key })).default([]),
  route: z.array(z.strictObject({ body: text, on: day.optional(), comments: text.optional() })).default([]),
  attachments: z.array(z.strictObject({ title: text, published: text.optional() })).default([]),
  backgroundPapers: z.array(text).default([]),
  template: key.optional(),
});
export type Paper = z.output<typeof paper>;
