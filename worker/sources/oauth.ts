// Asking for a token by OAuth 2.0 through the door, and what a refusal means.
import * as oauth from 'oauth4webapi';
import { problem, problemIn } from '../problem.ts';
import { jsonOf } from './answers.ts';
import type { Door } from './door.ts';
import { passingIn, type Named } from './trouble.ts';

type Options = {
  [oauth.customFetch]: NonNullable<oauth.TokenEndpointRequestOptions[typeof oauth.customFetch]>;
};

/**
 * @param ask a grant of oauth4webapi, with its answer processed
 * @throws problems and passing trouble, as any asking of the source does
 */
export const tokenOf = async (
  door: Door,
  source: Named,
  ask: (options: Options) => Promise<oauth.TokenEndpointResponse>,
): Promise<oauth.TokenEndpointResponse> => {
  const send: Options[typeof oauth.customFetch] = async (url, { headers, body }) => {
    const answer = await door.askForToken(source, url, { headers, body: body ?? null });
    // An answer that is no success is told in our words.
    return Response.json(await jsonOf(source, answer));
  };
  try {
    return await ask({ [oauth.customFetch]: send });
  } catch (error) {
    if (problemIn(error) || passingIn(error)) throw error;
    throw problem('source_answer_unknown', { source });
  }
};
