// Entity tags as a test sees them: what lies between may have weakened them, and what they name is the same.

/** The tag as the worker sent it, strong, whether it came by way of the edge or not. */
export const asSent = (etag: string | null): string => (etag ?? '').replace(/^W\//, '');
