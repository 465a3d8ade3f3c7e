import type { CorsRequest } from './classify/request.ts';
import type { CorsDelegateCallback, CorsDelegateResult } from './decide/call-delegate.ts';
import type { HostProblem, TextProblem } from './options/literal-texts.ts';
import type { CorsEnforceOptions, CorsOptions } from './options/options.ts';
import type { CorsOriginEntry } from './origin/origin-function.ts';
import type { OpaquePolicy } from './policy/policy.ts';

/** What `createPolicy()` accepts. */
export type PolicyArgument<Options = CorsOptions> = Options | OpaquePolicy | string | readonly CorsOriginEntry[];

/** What `cors()` accepts. */
export type CorsArgument<Request = CorsRequest> = PolicyArgument | Delegate<Request>;

/** A string or a list. Unlike these types, it has no members that an editor would offer among the options. */
export interface Origins extends Iterable<unknown> {}

/** A method's type, so that a delegate may take a narrower request; `Checked` checks what it returns. */
export type Delegate<Request, Options = CorsOptions> = {
  choose(
    request: Request,
    callback: CorsDelegateCallback<Options>,
  ): CorsDelegateResult<Options> | object | string | number | boolean | null | void;
}['choose'];

/** The request that the middleware takes: the delegate's, otherwise the framework's. */
export type RequestFor<Argument, Offered> = CorsRequest &
  (Argument extends (request: infer Request, ...rest: never) => unknown ? Request : Offered);

/**
 * An argument, with `Refused` for each part whose literal type shows that it cannot work. No value is `Refused`, so the
 * compiler prints its sentence. What is known only at run time is checked when the policy is made.
 */
export type Checked<Argument> = Argument & Check<Argument>;

interface Refused<Why extends string> {
  readonly 'cannot be used': Why;
}

/** `unknown` changes nothing in an intersection. */
type Refuse<Why extends string> = [Why] extends [never] ? unknown : Refused<Why>;

type Check<A> = A extends OpaquePolicy
  ? unknown
  : A extends Callable
    ? Refuse<DelegateProblem<A>>
    : A extends Origins
      ? CheckOrigin<A, unknown>
      : CheckOptions<A>;

type CheckOptions<T> = {
  [Name in keyof T]: IsAny<T[Name]> extends true
    ? unknown
    : Name extends 'origin'
      ? CheckOrigin<Required<T>[Name], T>
      : Name extends 'enforce'
        ? CheckNames<T[Name], CorsEnforceOptions> & CheckHosts<T[Name]>
        : CheckNames<T, CorsOptions>[Name] & Refuse<CredentialsProblem<T, Name>>;
};

type CheckNames<T, Known> = {
  [Name in keyof T]: Name extends keyof Known
    ? unknown
    : string extends Name
      ? unknown
      : Refused<`There is no option '${Name & string}'`>;
};

type CheckHosts<E> = E extends { readonly allowedHosts: infer Hosts }
  ? { readonly allowedHosts: CheckList<Hosts> }
  : unknown;

type CheckList<Hosts> = [Hosts] extends [readonly []]
  ? Refused<"[] allows no host: list this server's host names, or 'loopback'">
  : [Hosts] extends [readonly unknown[]]
    ? { readonly [Index in keyof Hosts]: Refuse<HostProblem<Hosts[Index]>> }
    : Refuse<HostProblem<Hosts>>;

type CredentialsProblem<T, Name extends keyof T> = [IsCredentialed<T>, Name] extends [true, 'credentials']
  ? 'origin' extends keyof T
    ? never
    : "Without 'origin', any origin is allowed, but browsers block that with credentials: list the origins"
  : [IsCredentialed<T>, Name, T[Name]] extends [true, 'methods' | 'exposedHeaders', '*' | readonly ['*']]
    ? `With credentials, browsers treat '*' in '${Name & string}' as a name: list the names`
    : never;

type CheckOrigin<O, T> = [O] extends [readonly []]
  ? Refused<'[] allows no origin: use false'>
  : [O] extends [readonly unknown[]]
    ? { [Index in keyof O]: Refuse<EntryProblem<O[Index], WaivedBy<T>>> }
    : Refuse<OriginProblem<O, T>>;

type OriginProblem<O, T> = boolean extends O
  ? never
  : O extends '*' | true
    ? IsCredentialed<T> extends true
      ? AnyOriginProblem<O, WaivedBy<T>>
      : never
    : O extends Callable
      ? ResultProblem<O, OriginResult, 'This function must always return true, false or a list, or take a callback'>
      : O extends undefined
        ? "'origin' can be undefined here: use false to allow no origin, '*' to allow any"
        : EntryProblem<O, WaivedBy<T>>;

type OriginResult = boolean | readonly CorsOriginEntry[];

type AnyOriginProblem<O, Waived> = O extends '*'
  ? "Browsers block '*' with credentials: list the origins that may send cookies"
  : 'credentialed-any-origin' extends Waived
    ? never
    : "Every site could read your users' data: list the origins, or set dangerouslyAllow: ['credentialed-any-origin']";

type EntryProblem<Entry, Waived> =
  IsAny<Entry> extends true
    ? never
    : Entry extends string
      ? Record<never, never> extends Record<Entry, 1> // `string`, or a template with holes
        ? never
        : TextProblem<Entry, Waived>
      : Entry extends RegExp | readonly unknown[] | boolean
        ? never
        : 'An origin is a string or a RegExp';

type DelegateProblem<F> = ResultProblem<
  F,
  object,
  [ResultOf<F>] extends [boolean]
    ? 'A function here chooses options. To decide which origins to allow, call cors({ origin: yourFunction })'
    : 'A delegate must always return options or a policy, or take a callback'
>;

type ResultProblem<F, Expected, Why> = [ResultOf<F>] extends [Expected] ? never : Why;

/** The result that a function returns; `never` if it may use the callback, or if its type does not show it. */
type ResultOf<F> = F extends (...args: infer _Few extends [unknown?]) => infer Return
  ? unknown extends Return // `any` too
    ? never
    : Awaited<Return>
  : never;

type WaivedBy<T> = T extends { readonly dangerouslyAllow: readonly (infer Code)[] } ? Code : never;

type IsCredentialed<T> = T extends { readonly credentials: infer Value }
  ? [Value, IsAny<Value>] extends [true, false]
    ? true
    : false
  : false;

type IsAny<T> = 0 extends 1 & T ? true : false;

type Callable = (...args: never) => unknown;
