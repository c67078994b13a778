// What an OpenAPI description consists of, as far as it is read here.
import type { Schema } from './docs-shape.ts';
import type { header } from './openapi.ts';

export interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { $ref: string }>;
}
export type Content = Record<string, Media>;
export interface Answers {
  description: string;
  headers?: Record<string, ReturnType<typeof header> | { $ref: string }>;
  content?: Content;
  /** Codes of the problems with that status. */
  'x-codes'?: string[];
}
export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
  example?: unknown;
  style?: string;
  explode?: boolean;
}
export interface Operation {
  operationId: string;
  tags: string[];
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Content; required?: boolean };
  responses: Record<string, Answers>;
  security?: Record<string, string[]>[];
  'x-role'?: string;
  /** Asked by strangers. */
  'x-open'?: boolean;
}
export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];
export interface Description {
  info: { title: string; description: string };
  paths: Record<string, Partial<Record<Method, Operation>>>;
  tags?: { name: string; description: string }[];
  components: { schemas: Record<string, Schema>; examples?: object; headers?: object };
}
