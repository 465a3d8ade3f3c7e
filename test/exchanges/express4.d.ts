// the alias under which Express 4 is installed beside Express 5; its types are near enough
declare module 'express4' {
  export { default } from 'express';
}
