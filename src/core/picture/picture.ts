import { z } from 'zod';
import type { Json } from '../json.ts';
import { ratingHistory } from './rating-history.ts';
import { timePlan } from './time-plan.ts';

/**
 * What a picture shows, as data: kept as it was when it was made, so that the picture in an old message stays what it
 * was, however it is drawn. Nothing sensitive stands in any: who has the address of a picture sees it.
 */
const picture = z.discriminatedUnion('kind', [timePlan, ratingHistory]);
export type Drawing = z.output<typeof picture>;

/** Undefined: kept by a version that this one cannot read. */
export const readDrawing = (json: Json): Drawing | undefined => picture.safeParse(json).data;
