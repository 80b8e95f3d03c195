import base from './jest.config.mjs';

/** One real browser and one real Baton at a time: these tests wait for pages and ports. */
export default {
  ...base,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 300_000,
};
