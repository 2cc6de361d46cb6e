/**
 * The arrows between the folders. `allow(from, to)` forbids every import from `from` into a folder
 * of ours that is not named in `to`; what a folder imports from npm is limited by the rules below it.
 */
const ours = '^(bin|lib|functions|local|console|scripts|bench|test)/';

/** AWS adapters: the embedded host has its own for the same ports. */
const awsAdapters = '^functions/adapters/(dynamodb|step-functions|sqs|s3|secrets-manager)/';

const allow = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: to },
});

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    allow('bin-builds-lib', 'bin/ only lists the stacks of lib/.', '^bin/', ['^bin/', '^lib/']),
    allow(
      'lib-reads-contracts',
      'lib/ deploys what the contracts declare. It names Lambda entry files by path and imports none: no handler code may run at synthesis.',
      '^lib/',
      ['^lib/', '^functions/runtime/contracts/'],
    ),
    allow(
      'lambda-wires',
      'An entry point joins a handler with adapters; what it would need from deeper belongs in the handler.',
      '^functions/lambda/',
      ['^functions/(lambda|handlers|adapters|runtime)/'],
    ),
    allow(
      'handlers-translate',
      'Handlers know ports, not adapters: the same handlers run on both hosts.',
      '^functions/handlers/',
      ['^functions/(handlers|usecases|ports|domain|runtime)/'],
    ),
    allow('usecases-decide', 'Use cases know neither transport nor host.', '^functions/usecases/', [
      '^functions/(usecases|ports|domain)/',
    ]),
    allow(
      'ports-speak-domain',
      'A port is an interface in words of the domain.',
      '^functions/ports/',
      ['^functions/(ports|domain)/'],
    ),
    allow(
      'adapters-fulfil-ports',
      'Adapters translate for a partner or a store; decisions stay in use cases.',
      '^functions/adapters/',
      ['^functions/(adapters|ports|domain|runtime)/'],
    ),
    allow(
      'runtime-is-general',
      'Middleware, logger, errors and contracts know no use case.',
      '^functions/runtime/',
      ['^functions/(runtime|domain)/'],
    ),
    allow('domain-is-alone', 'The domain imports itself.', '^functions/domain/', [
      '^functions/domain/',
    ]),
    allow(
      'sandbox-is-the-other-side',
      'The simulated partners share only message shapes and signatures with us, so that our mistakes are not theirs.',
      '^functions/sandbox/',
      ['^functions/sandbox/', '^functions/adapters/.+/(messages|sign)[/.]'],
    ),
    allow(
      'local-hosts',
      'The embedded host runs the same handlers; it has no use cases of its own.',
      '^local/',
      ['^local/', '^functions/(handlers|ports|domain|runtime|adapters)/'],
    ),
    forbid(
      'local-is-not-aws',
      'The embedded host needs nothing of AWS.',
      { path: '^local/' },
      { path: awsAdapters },
    ),
    allow(
      'console-talks-http',
      'The console knows the operator API only; schemas and tables reach it as JSON.',
      '^console/',
      ['^console/'],
    ),
    forbid(
      'nobody-imports-the-sandbox',
      'The sandbox is a process of its own. Tests start it; they may read its parts.',
      { pathNot: ['^functions/sandbox/', '^(scripts|bench|test)/'] },
      { path: '^functions/sandbox/' },
    ),
    forbid(
      'nothing-imports-tooling',
      'Scripts, bench and tests use the product, never the reverse.',
      { pathNot: '^(scripts|bench|test)/' },
      { path: '^(scripts|bench|test)/' },
    ),
    forbid(
      'product-imports-no-tests',
      'Scripts and bench run without the test tree, except for what test/support offers to all three.',
      { path: '^(scripts|bench)/' },
      { path: '^test/', pathNot: '^test/support/' },
    ),

    forbid(
      'domain-is-pure',
      'The domain computes, with nothing but the language: no package, clock, environment or I/O.',
      { path: '^functions/domain/' },
      {
        pathNot: [ours],
        couldNotResolve: false,
      },
    ),
    forbid(
      'aws-sdk-behind-adapters',
      'Only the AWS adapters and the entry points that build their clients know the SDK.',
      { pathNot: [awsAdapters, '^functions/lambda/', '^(scripts|bench|test)/', '^node_modules/'] },
      { path: '^node_modules/@aws-sdk/' },
    ),
    forbid(
      'cdk-stays-in-lib',
      'Only what deploys imports the CDK: the hosts read the generated workflow definition.',
      { pathNot: ['^(bin|lib|scripts|test)/', '^node_modules/'] },
      { path: '^node_modules/(aws-cdk-lib|constructs|cdk-nag)/' },
    ),
    forbid(
      'one-workflow-engine',
      'The engine off AWS is replaceable: one folder knows it.',
      { pathNot: ['^local/workflow/', '^(scripts|bench|test)/', '^node_modules/'] },
      { path: '^node_modules/aws-local-stepfunctions/' },
    ),
    forbid(
      'no-dev-dependencies-at-run-time',
      'What functions/ and local/ load must be a dependency; types may come from anywhere.',
      { path: '^(functions|local)/' },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    ),
    forbid(
      'nothing-unlisted',
      'A package that package.json does not list is there by accident.',
      { pathNot: '^node_modules/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid('nothing-unresolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
    forbid(
      'no-circular',
      'A circle is one thing in several files, or a concept that is missing.',
      {},
      { circular: true },
    ),
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^((console/)?dist|generated|cdk\\.out)/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'require', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
