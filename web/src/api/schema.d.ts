// A stand-in until `npm run api` writes this file from ../openapi.json: every path, every method,
// unchecked bodies. The generated file exports the same name, so nothing else has to change.

/* biome-ignore-all lint/suspicious/noExplicitAny: a stand-in */
interface Anything {
  parameters: { query?: any; header?: any; path?: any; cookie?: any };
  requestBody?: { content: { "application/json": any } };
  responses: { 200: { headers: any; content: { "application/json": any } } };
}

export interface paths {
  [path: `/api/v1/${string}`]: {
    parameters: { query?: any; header?: any; path?: any; cookie?: any };
    get: Anything;
    post: Anything;
    put: Anything;
    patch: Anything;
    delete: Anything;
  };
}
