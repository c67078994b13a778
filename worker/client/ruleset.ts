// What the linter holds the description to: its strictest set, and that each thing is described and has an example that fits.
import type { createConfig } from '@redocly/openapi-core';

export const ruleset: Parameters<typeof createConfig>[0] = {
  extends: ['recommended-strict'],
  rules: {
    'array-parameter-serialization': 'error',
    'no-illogical-composition-keywords': 'error',
    'no-invalid-media-type-examples': 'error',
    'no-invalid-parameter-examples': 'error',
    'no-invalid-schema-examples': 'error',
    'no-required-schema-properties-undefined': 'error',
    'no-schema-type-mismatch': 'error',
    'no-unused-components': 'error',
    'operation-description': 'error',
    'operation-operationId-url-safe': 'error',
    'operation-parameters-unique': 'error',
    'operation-singular-tag': 'error',
    'operation-tag-defined': 'error',
    'parameter-description': 'error',
    'path-http-verbs-order': 'error',
    'path-params-defined': 'error',
    'paths-kebab-case': 'error',
    'spec-example-values': 'error',
    'tag-description': 'error',
    'tags-alphabetical': 'error',
  },
};
