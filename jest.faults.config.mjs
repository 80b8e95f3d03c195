import base from './jest.config.mjs';

/** Real processes that are killed, real storage that is lost: these tests wait for what Baton itself waits for. */
export default {
  ...base,
  roots: ['<rootDir>/test/faults'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 2,
  testTimeout: 180_000,
};
