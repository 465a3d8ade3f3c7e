/** The body of the response to a request that the guard refuses, `application/json`. */
export const REFUSED_BODY = '{"code":"cross-site-request-refused"}';
