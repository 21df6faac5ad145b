import { z } from 'zod';
import { day, item, key, personKey, text, yesOrNo } from './values.ts';

/** The head of the quarterly committee report, and the way it takes to the meeting. */
export const paper = z.strictObject({
  ...item,
  /** The body it goes to. */
  to: text.default('Committee'),
  title: text.default('Progress report'),
  author: personKey.optional(),
  leadMember: personKey.optional(),
  agendaItem: text.optional(),
  reportRef: text.optional(),
  forwardPlanRef: text.optional(),
  divisions: text.optional(),
  keyDecision: yesOrNo.optional(),
  clearances: z.array(z.strictObject({ ...item, area: text.optional(), person: personKey.optional() })).default([]),
  route: z
    .array(z.strictObject({ ...item, body: text.optional(), on: day.optional(), comments: text.optional() }))
    .default([]),
  attachments: z.array(z.strictObject({ ...item, title: text.optional(), published: text.optional() })).default([]),
  backgroundPapers: z.array(text).default([]),
  template: key.optional(),
});
export type Paper = z.output<typeof paper>;
