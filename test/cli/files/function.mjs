export default (request) => ({ origin: request.url });
