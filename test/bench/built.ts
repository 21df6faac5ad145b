/**
 * What `npm start` runs: a built file of `dist/`, typed by the source it is built from. Benchmarks measure these and not
 * the sources, which a loader would compile in passing. (`#core/…` leads to `dist/` by itself.)
 */
export const built = <T>(path: string): Promise<T> => import(new URL(`../../dist/${path}.js`, import.meta.url).href);
