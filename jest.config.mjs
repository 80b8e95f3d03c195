import { availableParallelism } from 'node:os';

export default {
  testEnvironment: 'node',
  // Many tests wait for a process or a server: on two cores one worker, Jest's own choice, would leave half of them idle.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Browser, faults and benchmark have commands of their own: they start whole processes and wait for them.
  testPathIgnorePatterns: ['/node_modules/', '/test/browser/', '/test/bench/', '/test/faults/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  setupFiles: ['<rootDir>/test/wild-inputs.ts'],
  testTimeout: 60_000,
};
