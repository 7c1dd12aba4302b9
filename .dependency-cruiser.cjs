// The walls of the house (ARCHITECTURE.md). Each rule says why it stands and what to do instead. Type imports count like any other:
// a wall that a type may pass is a door. Tests beside the code and the rooms `tests` and `bench` may import anything.

const TEST = '\\.test\\.ts$';
const PACKAGE = 'node_modules';
/** Processes and threads. */
const PROCESS_MODULES = '^(node:)?(child_process|cluster|worker_threads)$';
const DATABASE_PACKAGES = '^node_modules/(@prisma/|prisma/|pg/|pg-[^/]+/)';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const walls = [
  {
    name: 'wall-ir-knows-no-nodes',
    comment:
      'The IR outlives the editor: programs run on machines that have never seen a node kind. Move what is shared down into dsl/types or dsl/ops, or derive it in dsl/compile and write it into the program.',
    severity: 'error',
    from: { path: '^dsl/(ir|types|ops)/', pathNot: TEST },
    to: { path: '^dsl/(?!ir/|types/|ops/|limits\\.ts$)', reachable: true },
  },
  {
    name: 'wall-engine-knows-no-graph',
    comment:
      'The machine runs programs, not drawings: neither directly nor through others may it reach graph, nodes or compiler. Take the fact from the program (dsl/ir), or have the compiler put it there.',
    severity: 'error',
    from: { path: '^engine/', pathNot: TEST },
    to: { path: '^dsl/(?!ir/|types/|ops/|limits\\.ts$)', reachable: true },
  },
  {
    name: 'wall-only-repositories-know-the-database',
    comment:
      'Row-level security and tenant filters are applied in one place. Ask a function of server/repositories, or add one there; a service never sees a client or SQL.',
    severity: 'error',
    from: { pathNot: ['^server/repositories/', '^prisma/', '^scripts/', '^(tests|bench)/', TEST] },
    to: { path: DATABASE_PACKAGES },
  },
  {
    name: 'wall-only-workers-know-processes',
    comment:
      'Use cases must run in any process, the tests too. Put the spawning into workers/ (wiring) or scripts/, and hand the use case what it needs as an argument.',
    severity: 'error',
    from: { pathNot: ['^workers/', '^scripts/', '^cli/sweep-threads\\.ts$', '^(tests|bench)/', TEST] },
    to: { path: PROCESS_MODULES },
  },
  {
    name: 'wall-nobody-imports-app',
    comment: 'Routes compose; they are the end of the line. Move what you want to share into components/ or server/.',
    severity: 'error',
    from: { pathNot: '^(app|tests|bench)/' },
    to: { path: '^app/' },
  },
  {
    name: 'wall-nobody-imports-workers',
    comment: 'Workers are entry points and run on import. Move what you want to share into server/ or engine/.',
    severity: 'error',
    from: { pathNot: '^(workers|tests|bench)/' },
    to: { path: '^workers/' },
  },
];

/** The "may import" column of the architecture's table, row by row. */
const rooms = [
  {
    name: 'dsl-imports-zod-only',
    comment: 'The language is pure and isomorphic: zod is its only package and dsl its only room. Pass other facts in as arguments.',
    severity: 'error',
    from: { path: '^dsl/', pathNot: TEST },
    to: { pathNot: ['^dsl/', '^node_modules/zod/'] },
  },
  {
    name: 'engine-imports-no-package',
    comment:
      'The machine is pure and isomorphic: it imports engine/ and dsl/{ir,types,ops}, nothing else. Write the small thing here, or pass it in.',
    severity: 'error',
    from: { path: '^engine/', pathNot: TEST },
    to: { pathNot: ['^engine/', '^dsl/'] },
  },
  {
    name: 'server-imports-the-core-only',
    comment: 'The server serves pages and commands; it does not know them. Let components/, app/, cli/ or workers/ call it.',
    severity: 'error',
    from: { path: '^server/', pathNot: TEST },
    to: { path: '^(workers|components|app|cli|scripts|tests|bench)/' },
  },
  {
    name: 'workers-wire-server-and-core',
    comment: 'A worker wires server, engine and dsl together. It draws nothing and parses no command line of the product.',
    severity: 'error',
    from: { path: '^workers/', pathNot: TEST },
    to: { path: '^(components|app|cli|scripts|tests|bench)/' },
  },
  {
    name: 'components-import-the-core-only',
    comment: 'A component may import dsl, engine and (the linter sees to it) types of the server. The rest is above it or beside it.',
    severity: 'error',
    from: { path: '^components/', pathNot: TEST },
    to: { path: '^(workers|app|cli|scripts|tests|bench)/' },
  },
  {
    name: 'app-composes',
    comment: 'A route prefetches and composes: it imports components/ and server/api/. Move the logic into one of these.',
    severity: 'error',
    from: { path: '^app/', pathNot: TEST },
    to: { path: '^(dsl|engine|server/(?!api/)|workers|cli|scripts|tests|bench)/' },
  },
  {
    name: 'cli-wires-commands',
    comment: 'A command reads its arguments, calls server, engine and dsl, and prints. It knows no page and no worker.',
    severity: 'error',
    from: { path: '^cli/', pathNot: [TEST, '^cli/yantra\\.mjs$'] },
    to: { path: '^(workers|components|app|scripts|tests|bench)/' },
  },
  {
    name: 'scripts-import-node-only',
    comment:
      'npm start and npm test are the first commands after a clone: a static import of a package or of TypeScript fails before anything is installed. Use node: modules, or `await import()` after ensureInstalled().',
    severity: 'error',
    from: { path: ['^scripts/', '^cli/yantra\\.mjs$'], pathNot: TEST },
    to: { dynamic: false, dependencyTypesNot: ['core'], pathNot: '^scripts/[^/]+\\.mjs$' },
  },
];

const hygiene = [
  {
    name: 'no-circular',
    comment:
      'Two modules that need each other are one module, or share a third: move the shared noun into a file of its own that both import.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'Nothing imports this file and it imports nothing: it is dead, or the wiring is missing. Delete it or wire it.',
    severity: 'error',
    from: { orphan: true, pathNot: ['\\.d\\.ts$', TEST, '^(tests|bench|scripts)/', '^(dsl|engine)/index\\.ts$'] },
    to: {},
  },
  {
    name: 'no-barrel-from-within',
    comment: 'dsl/index.ts and engine/index.ts face outward. Inside, import the file that you mean: a barrel inside makes cycles.',
    severity: 'error',
    from: { path: '^(dsl|engine)/', pathNot: TEST },
    to: { path: '^(dsl|engine)/index\\.ts$' },
  },
  {
    name: 'no-import-of-tests',
    comment: 'A test is nobody’s library. Move the builder into a file without `.test` in its name.',
    severity: 'error',
    from: {},
    to: { path: TEST },
  },
  {
    name: 'no-dev-package-in-the-product',
    comment: 'A dev dependency is absent in production. Move it to `dependencies` (with an ADR), or keep it to tests, bench and scripts.',
    severity: 'error',
    from: { path: '^(dsl|engine|server|workers|components|app|cli)/', pathNot: [TEST, '^cli/yantra\\.mjs$'] },
    to: { dependencyTypes: ['npm-dev'], path: PACKAGE },
  },
  {
    name: 'no-undeclared-package',
    comment: 'It only works because another package happens to bring it. Declare it in package.json with an exact pin.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-unresolvable',
    comment: 'The import leads nowhere. Mend the path.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, dynamic: false },
  },
];

module.exports = {
  forbidden: [...walls, ...rooms, ...hygiene],
  options: {
    // TypeScript 7 has no JavaScript API for the cruiser to read files with; swc parses them instead (ADR 0001).
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: PACKAGE },
    exclude: { path: '(^|/)\\.cache/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
