/** What JSON can hold: drafts, answers, rendered messages. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
