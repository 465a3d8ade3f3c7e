import 'reflect-metadata';
import { All, Controller, Module, Next, Req, Res } from '@nestjs/common';
import { respond } from './node.js';

class AppController {
  rejects() {
    return Promise.reject(new Error('broken'));
  }
  throws() {
    throw new Error('broken');
  }
  any(request, response, next) {
    return respond(request, response, next);
  }
}
const route = (name, path) => {
  const descriptor = Object.getOwnPropertyDescriptor(AppController.prototype, name);
  All(path)(AppController.prototype, name, descriptor);
};
route('throws', 'throws');
route('rejects', 'rejects');
route('any', '*path');
for (const [index, parameter] of [Req, Res, Next].entries()) parameter()(AppController.prototype, 'any', index);
Controller('api')(AppController);

export class AppModule {}
Module({ controllers: [AppController] })(AppModule);
