import type { SteeringGroup } from '../programme/nouns.ts';

/** Officers see what leads say as it is said; every other body sees what was approved. */
export const seesUnapproved = (group: Pick<SteeringGroup, 'kind'>): boolean => group.kind === 'officer';
