import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['dist/', 'target/', 'fuzz/', 'node_modules/'] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      // Text is only ever inserted as text.
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'write'].map((property) => ({
          property,
          message: 'Insert text nodes: what a reader pasted is never markup.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]',
          message: 'Insert text nodes.',
        },
      ],
    },
  },
  {
    files: ['www/**', 'packages/npm/**'],
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
  },
  { files: ['www/sw.js'], languageOptions: { globals: globals.serviceworker } },
  {
    files: ['tools/**', 'tests/**', '*.js'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tools/site/assets-inline.js', 'tests/engines/**', 'tests/page/**', 'tests/readers/**'],
    languageOptions: { globals: globals.browser },
  },
];
