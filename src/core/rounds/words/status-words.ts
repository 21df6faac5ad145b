import { capital } from '../../capital.ts';
import { sayRating } from '../../interview/shown.ts';
import type { Workstream } from '../../programme/nouns.ts';

/** `Still Amber`, `From Amber to Green`. */
export const said = (now: Parameters<typeof sayRating>[0], before: Parameters<typeof sayRating>[1]): string =>
  capital(sayRating(now, before));

/** A state is not a colour: `Complete`, `Paused`. */
export const stateName = (status: Workstream['status']): string =>
  ({ 'not-started': 'Not started', active: 'Active', paused: 'Paused', deferred: 'Deferred', complete: 'Complete' })[
    status
  ];
