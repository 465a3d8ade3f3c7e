// Express 4 is installed next to Express 5 under this alias; the types are close enough
declare module 'express4' {
  export { default } from 'express';
}
