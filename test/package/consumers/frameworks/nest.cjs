require('reflect-metadata');
const { Controller, Get, Module } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');
const strict = require('corsmith');
const { ask, PREFLIGHT } = require('./ask.cjs');

class Products {
  list() {
    return [];
  }
}
Get()(Products.prototype, 'list', Object.getOwnPropertyDescriptor(Products.prototype, 'list'));
Controller('products')(Products);
class Application {}
Module({ controllers: [Products] })(Application);

const options = { origin: ['https://a.example'], credentials: true };
const setups = {
  none: (app) => app.enableCors(),
  options: (app) => app.enableCors(options),
  delegate: (app) => app.enableCors((request, callback) => callback(null, { origin: request.headers.host !== 'x' })),
  create: () => undefined,
  strict: (app) => app.use(strict(options)),
};

async function main() {
  const answers = {};
  for (const [name, setUp] of Object.entries(setups)) {
    const app = await NestFactory.create(Application, { logger: false, cors: name === 'create' });
    setUp(app);
    await app.listen(0, '127.0.0.1');
    const url = `${await app.getUrl()}/products`;
    answers[name] = [await ask(url), await ask(url, 'OPTIONS', PREFLIGHT)];
    await app.close();
  }
  console.log(JSON.stringify(answers));
}
main();
