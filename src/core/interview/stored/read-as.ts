import type { z } from 'zod';
import type { Json } from '../../json.ts';

/**
 * What is stored under a question, if it is of this shape; undefined: nothing is, or what is there is an older version's.
 * Most questions have no answer, and zod takes its time to say so.
 */
export function readAs<T>(shape: z.ZodType<T>, answer: Json | undefined): T | undefined {
  return answer === undefined ? undefined : shape.safeParse(answer).data;
}
