// Where the bench makes companies: outside `/v1`, where the worker has no route.
export const bureauPath = '/bench/companies';
