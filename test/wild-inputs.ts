import fc from 'fast-check';

// Every run draws the same wild inputs, so that what passed today passes tomorrow; `BATON_SEED=7` draws others, and
// `BATON_RUNS=5000` more of them, of all properties that have no number of their own.
const { BATON_SEED = '20190401', BATON_RUNS = '100' } = process.env;
fc.configureGlobal({ seed: Number(BATON_SEED), numRuns: Number(BATON_RUNS) });
