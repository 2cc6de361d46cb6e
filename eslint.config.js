import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const tests = ['test/**'];
const ambientClock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The domain has no clock: time is an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The domain has no clock: time is an argument.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'The domain has no clock: time is an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The domain draws nothing: what is drawn is an argument.',
  },
];
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that one thing has one name everywhere.',
};

export default defineConfig(
  {
    ignores: ['**/node_modules/', '**/dist/', '**/generated/', '**/cdk.out/', 'coverage/', '.*/'],
  },
  // A rule that does not fit is changed here for everybody, not switched off in a line.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'no-else-return': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-conversion': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // A port is asynchronous even where the adapter behind it (SQLite) answers at once.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: tests,
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', defaultExport],
    },
  },
  {
    files: ['functions/{handlers,usecases,ports,domain,adapters}/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Settings arrive as arguments; runtime/ reads them once.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          name: 'node:process',
          message: 'Settings arrive as arguments; runtime/ reads them once.',
        },
        { name: 'process', message: 'Settings arrive as arguments; runtime/ reads them once.' },
      ],
    },
  },
  {
    files: ['functions/**/*.ts'],
    ignores: ['functions/sandbox/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['functions/domain/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport, ...ambientClock] },
  },
  {
    files: ['console/**/*.tsx', 'console/**/*.ts'],
    extends: [reactHooks.configs.flat.recommended],
    // A component is mostly markup; its length is judged by eye.
    rules: {
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['console/vite.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ['*.cjs', '.*.cjs'],
    languageOptions: { globals: { module: 'writable' } },
  },
  {
    files: ['scripts/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
