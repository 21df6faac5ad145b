import { z } from 'zod';
import { named, slug } from './naming.ts';
import { day, item, key, oneOf, text, whole } from './values.ts';

/** What comes from outside the programme: reviews and their recommendations, consultations, members' comments. */

export const recommendation = z
  .strictObject({ ...item, key: key.optional(), text: text.optional() })
  .transform(named('text'));

export const review = z
  .strictObject({
    ...item,
    key: key.optional(),
    kind: text.optional(),
    team: text.optional(),
    dates: text.optional(),
    evidence: text.optional(),
    recommendations: z.array(recommendation).default([]),
  })
  .transform((review, context) => {
    const known = review.key ?? review.kind ?? review.team;
    if (known === undefined)
      context.addIssue({ code: 'custom', message: 'has no key, kind or team; expected at least one of them' });
    return { ...review, key: review.key ?? slug(known ?? '') };
  });

export const consultation = z
  .strictObject({
    ...item,
    key: key.optional(),
    with: text.optional(),
    policy: text.optional(),
    rounds: z
      .array(
        z.strictObject({
          ...item,
          number: whole(1, 1000).optional(),
          on: day.optional(),
          heard: text.optional(),
          response: text.optional(),
        }),
      )
      .default([]),
    confirmation: z.strictObject({ ...item, from: text.optional(), state: text.optional() }).optional(),
  })
  .transform(named('with'));

export const comment = z
  .strictObject({
    ...item,
    key: key.optional(),
    by: text.optional(),
    on: day.optional(),
    text: text.optional(),
    response: text.optional(),
    /** "Felt to be addressed" and "accepted" are different things, so who answered where is kept beside the state. */
    answered: z.strictObject({ ...item, by: text.optional(), at: text.optional(), on: day.optional() }).optional(),
    state: oneOf('a state of a comment', ['open', 'answered', 'accepted']).default('open'),
  })
  .transform(named('text'));

/** It has no key: what it says, of which kind and on which day, is what it is. */
export const note = z.strictObject({
  ...item,
  kind: oneOf('a kind of note', [
    'achievement',
    'opportunity',
    'accolade',
    'contact',
    'commitment',
    'evidence',
    'observation',
  ]).default('observation'),
  text,
  on: day.optional(),
  source: text.optional(),
  workstream: key.optional(),
});
