import { current } from './runner.mjs';

/** `@jest/globals` of whichever file runs now: the kits, which import it too, stay loaded from one file to the next. */
const ofNow = (name) =>
  new Proxy(() => undefined, {
    apply: (_, __, given) => current[name](...given),
    get: (_, key) => current[name][key],
  });

export const afterAll = ofNow('afterAll');
export const afterEach = ofNow('afterEach');
export const beforeAll = ofNow('beforeAll');
export const beforeEach = ofNow('beforeEach');
export const describe = ofNow('describe');
export const expect = ofNow('expect');
export const it = ofNow('it');
export const jest = ofNow('jest');
export const test = ofNow('test');
