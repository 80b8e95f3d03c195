export default { root: 'src/tab', base: '/tab/', build: { outDir: '../../.build/tab', emptyOutDir: true, target: 'es2023', manifest: true } };
