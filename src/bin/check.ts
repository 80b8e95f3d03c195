/** `npm run check`: types, lint and format, dead code. All three run and report, so that one look shows every problem. */
import { spawn } from 'node:child_process';

const checks = [
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'lint and format', script: 'node_modules/@biomejs/biome/bin/biome', args: ['check', '.'] },
  { name: 'dead code', script: 'node_modules/knip/bin/knip.js', args: [] },
] as const;

type Check = (typeof checks)[number];

function run(check: Check): Promise<boolean> {
  const child = spawn(process.execPath, [check.script, ...check.args], { cwd: root, stdio: 'inherit' });
  const stop = () => child.kill();
  process.once('SIGTERM', stop);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      process.off('SIGTERM', stop);
      resolve(code === 0);
    });
  });
}

const root = new URL('../..', import.meta.url);
const results: string[] = [];
for (const check of checks) {
  console.log(`— ${check.name}`);
  const passed = await run(check);
  if (!passed) process.exitCode = 1;
  results.push(`${passed ? 'passed' : 'FAILED'}: ${check.name}`);
}
// One line each, last: people look at the end, and .ci/run counts them.
console.log(results.join('\n'));
