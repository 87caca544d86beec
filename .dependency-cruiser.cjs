/**
 * What each room may import; the rooms are described in docs/architecture.md.
 * Node built-ins resolve without the `node:` prefix here ("fs", not "node:fs").
 */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});
const never = (name, from, to, comment, fromNot) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...(fromNot && { pathNot: fromNot }) },
  to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('domain-touches-nothing', '^lib/domain/', ['^lib/domain/', '^crypto$'], 'no package, no other room; crypto only to hash'),
    {
      name: 'change-and-cost-stay-apart',
      comment: 'they meet only in violation and scorecard',
      severity: 'error',
      from: { path: '^lib/domain/(change|cost)/' },
      to: { path: '^lib/domain/', pathNot: ['^lib/domain/$1/', '^lib/domain/(violation|text|fault)/'] },
    },
    only('ports-speak-domain', '^lib/ports/', ['^lib/(ports|domain)/'], 'types only, in our words'),
    only('render-touches-nothing', '^lib/render/', ['^lib/(render|domain)/', '^crypto$', 'node_modules/echarts/'], 'what it says, not how it is sent; crypto only to hash, ECharts only to draw'),
    only('usecases-see-ports-only', '^lib/usecases/', ['^lib/(usecases|ports|domain|render)/', 'node_modules/p-map/'], 'the order of steps; no SDK; p-map limits fan-outs'),
    only('config-is-small', '^lib/config/', ['^lib/(config|domain)/', 'node_modules/(zod|yaml)/', '^(fs|fs/promises|path|url)$'], 'the only reader of settings files and process.env'),
    never('adapters-look-inward', '^lib/adapters/', '^(bin|functions|lib/(usecases|render|infra|config|wiring))', 'an adapter serves a port and is given its settings'),
    {
      name: 'one-adapter-touches-one-thing',
      comment: 'webhook/ is how every channel posts: one guard for all',
      severity: 'error',
      from: { path: '^lib/adapters/([^/]+)/' },
      to: { path: '^lib/adapters/', pathNot: '^lib/adapters/($1|webhook)/' },
    },
    only('wiring-connects', '^lib/wiring', ['^lib/(wiring|adapters|ports|config|render|domain)', 'node_modules/@aws-sdk/'], 'ports meet adapters here and nowhere else'),
    only(
      'infra-is-cdk-only',
      '^lib/infra/',
      ['^lib/(infra|config|domain)/', 'node_modules/(aws-cdk-lib|constructs)/', '^(path|url|fs)$'],
      'handlers are named by path, never imported',
    ),
    only(
      'functions-are-thin',
      '^functions/',
      ['^functions/', '^lib/(usecases|config|ports|domain)/', '^lib/wiring', 'node_modules/(@middy|@aws-lambda-powertools|@types/aws-lambda|zod)/'],
      'parse, one use case, return',
    ),
    never('sdks-live-in-adapters', '^(bin|lib|functions)/', 'node_modules/(@aws-sdk|@smithy|@azure|@google-cloud|@kubernetes)/', 'I/O has one home', '^lib/(adapters|wiring)'),
    never('cdk-lives-in-infra', '^(lib|functions|bin/(bandog|commands))', 'node_modules/(aws-cdk-lib|constructs)/', 'CloudFormation has one home', '^lib/infra/'),
    never('lib-knows-no-entry-point', '^lib/', '^(bin|functions)/', 'entry points import lib, never the reverse'),
    never('src-knows-no-test', '^(bin|lib|functions)/', '^(test|bench|tools)/', 'test helpers stay in test'),
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-unlisted-package', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
