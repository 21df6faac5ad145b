/** `npm run simulate`: the whole year of year.test.ts, ending in the table of what each received. */
process.env.SIMULATE = 'year';
process.argv.push('test/core/year.test.ts');
await import('../../../node_modules/jest/bin/jest.js');
