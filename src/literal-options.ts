import type { CorsRequest } from './classify/request.ts';
import type { CorsDelegateCallback, CorsDelegateResult } from './decide/call-delegate.ts';
import type { CorsOptions, CorsOrigin } from './options/options.ts';
import type { CorsOriginEntry } from './origin/origin-function.ts';
import type { OpaquePolicy } from './policy/policy.ts';

/**
 * The argument of `cors()`, as far as the compiler can judge it. One generic signature reads its literal types, and what
 * cannot work is required to be `Refused` as well, which nothing is: the compiler prints the sentence. A value known only
 * at run time (`string`, `boolean`, `CorsOptions`) passes, to be judged when the policy is made.
 */
export type Checked<Argument> = Argument & CheckedArgument<Argument>;

/** The same for `createPolicy()`, to which a request never comes. */
export type CheckedPolicy<Options> = Options &
  (Options extends Callable
    ? Refused<'A policy is made of options: give a function to cors()'>
    : CheckedArgument<Options>);

/** What `cors()` takes. A method's parameters may be narrowed: a delegate may ask for a request of its framework. */
export type CorsArgument = PolicyArgument | Delegate['ask'];

/** What `createPolicy()` takes. */
export type PolicyArgument = CorsOptions | OpaquePolicy | string | readonly CorsOriginEntry[];

/** The request that middleware made with this argument needs: what a delegate reads, or any. */
export type RequestFor<Argument> = Argument extends (request: infer Request, ...rest: never) => unknown
  ? Request extends CorsRequest
    ? Request
    : Request extends object
      ? CorsRequest & Request
      : CorsRequest
  : CorsRequest;

interface Delegate {
  // whatever it returns beside calling back, and an answer is typed by the first member
  ask(
    request: CorsRequest,
    callback: CorsDelegateCallback,
  ): CorsDelegateResult | object | string | number | boolean | null | undefined | void;
}

/** No value has this type; its parameter is what the compiler has to say. */
interface Refused<Why extends string> {
  readonly 'cannot be used': Why;
}

/** `unknown` changes nothing in an intersection. */
type Explain<Why extends string> = [Why] extends [never] ? unknown : Refused<Why>;

type CheckedArgument<A> =
  IsAny<A> extends true
    ? unknown
    : A extends OpaquePolicy
      ? unknown
      : A extends Callable
        ? Explain<DelegateProblem<A>>
        : A extends '*'
          ? unknown
          : A extends string
            ? Explain<OriginProblem<A, false, never>>
            : A extends readonly unknown[]
              ? CheckedOrigin<A, false, never>
              : A extends RegExp
                ? Refused<'A RegExp alone is no argument: write cors({ origin: yourRegExp })'>
                : CheckedOptions<A>;

type CheckedOptions<T> = {
  [Name in keyof T]: IsAny<T[Name]> extends true
    ? unknown
    : string extends Name
      ? unknown
      : Name extends keyof CorsOptions
        ? CheckedOption<T, Name>
        : Refused<`There is no option '${Name & string}', so it would do nothing`>;
};

type CheckedOption<T, Name extends keyof CorsOptions & keyof T> = Name extends 'origin'
  ? IsForgotten<T, Name> extends true
    ? Refused<"'origin' may be undefined here: write false to allow none, '*' to allow any">
    : CheckedOrigin<T[Name], IsCredentialed<T>, WaivedBy<T>>
  : [T[Name]] extends [CorsOptions[Name] | undefined]
    ? Explain<IsCredentialed<T> extends true ? CredentialsProblem<T, Name> : never>
    : Refused<`'${Name}' does not take a value of this type: see CorsOptions['${Name}']`>;

type CredentialsProblem<T, Name extends keyof T> = Name extends 'credentials'
  ? 'origin' extends keyof T
    ? never
    : "Leaving 'origin' out means '*', which cannot go with credentials: list the origins that may send cookies"
  : Name extends 'methods' | 'exposedHeaders'
    ? T[Name] extends '*' | readonly ['*']
      ? `'*' in '${Name}' cannot go with credentials, browsers would take it for a name: list them`
      : never
    : never;

type CheckedOrigin<O, Credentials, Waived> = [O] extends [readonly []]
  ? Refused<'[] names no origin: write false to allow none'>
  : [O] extends [readonly unknown[]]
    ? { [Index in keyof O]: Explain<EntryProblem<O[Index], Waived>> }
    : [O] extends [CorsOrigin | undefined]
      ? Explain<OriginProblem<O, Credentials, Waived>>
      : Refused<'An origin is a string, a RegExp, a list of them, a function, true or false'>;

type OriginProblem<O, Credentials, Waived> = boolean extends O
  ? never
  : O extends '*'
    ? Credentials extends true
      ? "'*' cannot go with credentials, browsers refuse the answer: list the origins that may send cookies"
      : never
    : O extends true
      ? Credentials extends true
        ? 'credentialed-any-origin' extends Waived
          ? never
          : "true with credentials lets every site read with the cookies of your users: list the origins, or write dangerouslyAllow: ['credentialed-any-origin']"
        : never
      : O extends Callable
        ? FunctionProblem<O>
        : EntryProblem<O, Waived>;

type EntryProblem<Entry, Waived> = Entry extends string
  ? IsLiteral<Entry> extends true
    ? LiteralProblem<Entry, Waived>
    : never
  : Entry extends RegExp | readonly unknown[] | boolean | undefined
    ? never
    : 'An entry of a list of origins is a string or a RegExp';

type LiteralProblem<Text extends string, Waived> = Text extends ''
  ? "'' names no origin: write false to allow none"
  : Text extends '*'
    ? "'*' already stands for all other entries: write origin: '*', or list origins without it"
    : Text extends 'null'
      ? 'null-origin' extends Waived
        ? never
        : "'null' is the origin of every sandboxed frame, so any site can bear it: take it out, or write dangerouslyAllow: ['null-origin']"
      : Text extends `${string},${string}`
        ? `'${Text}' is more than one origin: write a list`
        : Text extends `${infer Scheme}://${infer Rest}`
          ? Rest extends `${infer Host}/${string}`
            ? `'${Text}' is no origin, which ends before the path, without a slash: write '${Scheme}://${Host}'`
            : Text extends `http://${infer Host}:80` | `https://${infer Host}:443`
              ? `'${Text}' names the default port, which browsers leave out: write '${Scheme}://${Host}'`
              : Text extends Lowercase<Text>
                ? never
                : `'${Text}' is not in lower case, as browsers write origins: write '${Lowercase<Text>}'`
          : `'${Text}' has no scheme, so no browser sends it: write '${Text extends `localhost${string}` | `127.${string}` ? 'http' : 'https'}://${Text}'`;

type FunctionProblem<F> =
  AnswerOf<F> extends infer Answer
    ? [Answer] extends [boolean]
      ? never
      : IsUndefined<Answer> extends true
        ? 'This origin function does not always answer: with fewer than two parameters it must return true or false'
        : 'This origin function does not answer true or false, as it must with fewer than two parameters'
    : never;

type DelegateProblem<F> = F extends (request: infer Request, ...rest: never) => unknown
  ? unknown extends Request
    ? AnswerProblem<F>
    : Request extends object
      ? AnswerProblem<F>
      : 'A delegate is called with the request, and a callback'
  : never;

type AnswerProblem<F> =
  AnswerOf<F> extends infer Answer
    ? [Answer] extends [never]
      ? never
      : IsUndefined<Answer> extends true
        ? 'This delegate does not always answer: with fewer than two parameters it must return options or a policy'
        : [Answer] extends [boolean]
          ? 'A function here chooses options for each request: to decide about origins, write cors({ origin: yourFunction })'
          : [Answer] extends [object]
            ? never
            : 'This delegate does not answer options or a policy, as it must with fewer than two parameters'
    : never;

/** What a function answers by its return; `never` where it may call back, or nobody knows. */
type AnswerOf<F> = F extends (...args: infer Parameters) => infer Return
  ? IsAny<Return> extends true
    ? never
    : unknown extends Return
      ? never
      : Parameters['length'] extends 0 | 1
        ? Awaited<Return>
        : never
  : never;

type WaivedBy<T> = T extends { readonly dangerouslyAllow: readonly (infer Code)[] } ? Code : never;

type IsCredentialed<T> = T extends { readonly credentials: infer Value }
  ? IsAny<Value> extends true
    ? false
    : [Value] extends [never]
      ? false
      : [Value] extends [true]
        ? true
        : false
  : false;

/** A member that was written, with a type that includes undefined. */
type IsForgotten<T, Name extends keyof T> = Record<never, never> extends Pick<T, Name> ? false : IsUndefined<T[Name]>;

/** Without `strictNullChecks` every type includes undefined, and nothing is known. */
type IsUndefined<T> = undefined extends 0
  ? [T] extends [void]
    ? true
    : false
  : undefined extends T
    ? true
    : void extends T
      ? true
      : false;

/** One literal, rather than `string` or a template with holes. */
type IsLiteral<Text extends string> = Record<never, never> extends Record<Text, 1> ? false : true;

type IsAny<T> = 0 extends 1 & T ? true : false;

type Callable = (...args: never) => unknown;
