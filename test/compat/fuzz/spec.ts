/** A value as data, so that each side of a comparison gets its own, and a correction can rewrite it. */
export type Spec =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: string }
  | { readonly kind: 'string-object'; readonly value: string }
  | { readonly kind: 'list'; readonly items: readonly Spec[] }
  | { readonly kind: 'oddity'; readonly name: 'set' | 'promise' | 'object' | 'function' | 'boolean-object' }
  /** The origin of the call, as a string. */
  | { readonly kind: 'echo' }
  | FunctionSpec
  | MembersSpec;

export type Style =
  | 'calls-back'
  | 'calls-back-later'
  | 'fails'
  | 'throws'
  | 'returns'
  | 'returns-with-callback'
  | 'resolves'
  | 'resolves-beside'
  | 'rejects'
  | 'answers-twice'
  | 'picks';

export interface FunctionSpec {
  readonly kind: 'function';
  readonly style: Style;
  readonly answer: Spec;
  /** The error that it passes, throws or rejects with. */
  readonly error: unknown;
}

export interface MembersSpec {
  readonly kind: 'members';
  readonly members: Readonly<Record<string, Spec>>;
  readonly shape: 'plain' | 'null-prototype' | 'frozen' | 'instance' | 'inheriting';
}

export interface RequestSpec {
  readonly method: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers that an outer layer has set. */
  readonly before: Readonly<Record<string, string | readonly string[]>>;
}

/** One configuration and the requests sent to it, one after the other. */
export interface SessionSpec {
  readonly argument: Spec;
  readonly requests: readonly RequestSpec[];
  /** What happens to the options after the request with this index. */
  readonly change: { readonly after: number; readonly name: string; readonly to: Spec } | undefined;
}

export const ALLOWED_BY_PICK = 'https://a.example';

export function build(spec: Spec): unknown {
  switch (spec.kind) {
    case 'value':
      return spec.value;
    case 'regexp':
      return new RegExp(spec.source, spec.flags);
    case 'string-object':
      return new String(spec.value);
    case 'list':
      return spec.items.map(build);
    case 'oddity':
      return buildOddity(spec.name);
    case 'echo':
      return undefined;
    case 'function':
      return buildFunction(spec);
    case 'members':
      return buildMembers(spec);
  }
}

function buildOddity(name: Extract<Spec, { kind: 'oddity' }>['name']): unknown {
  switch (name) {
    case 'set':
      return new Set(['https://a.example']);
    case 'promise':
      return Promise.resolve(true);
    case 'object':
      return {};
    case 'function':
      return () => true;
    case 'boolean-object':
      return new Boolean(false);
  }
}

function buildMembers({ members, shape }: MembersSpec): object {
  const built = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, build(member)]));
  switch (shape) {
    case 'plain':
      return built;
    case 'null-prototype':
      return Object.assign(Object.create(null), built);
    case 'frozen':
      return Object.freeze(built);
    case 'instance':
      return Object.assign(new (class Options {})(), built);
    case 'inheriting':
      return Object.create(built);
  }
}

type Callback = (error: unknown, value?: unknown) => void;

function buildFunction({ style, answer, error }: FunctionSpec): unknown {
  const value = (subject: unknown) => (answer.kind === 'echo' ? String(subject) : build(answer));
  const rejected = () => {
    const promise = Promise.reject(error);
    // npm cors does not handle the rejection
    promise.catch(() => undefined);
    return promise;
  };
  switch (style) {
    case 'calls-back':
      return (subject: unknown, callback: Callback) => callback(null, value(subject));
    case 'calls-back-later':
      return (subject: unknown, callback: Callback) => {
        queueMicrotask(() => {
          try {
            callback(undefined, value(subject));
          } catch {
            // npm cors throws here, outside of any handler
          }
        });
      };
    case 'fails':
      return (subject: unknown, callback: Callback) => callback(error, value(subject));
    case 'throws':
      return (_subject: unknown, _callback: Callback) => {
        throw error;
      };
    case 'returns':
      return (subject: unknown) => value(subject);
    case 'returns-with-callback':
      return (subject: unknown, _callback: Callback) => value(subject);
    case 'resolves':
      return async (subject: unknown) => value(subject);
    case 'resolves-beside':
      return async (subject: unknown, _callback: Callback) => value(subject);
    case 'rejects':
      return (_subject: unknown, _callback: Callback) => rejected();
    case 'answers-twice':
      return (subject: unknown, callback: Callback) => {
        callback(null, value(subject));
        callback(null, true);
      };
    case 'picks':
      return (subject: unknown, callback: Callback) => callback(null, subject === ALLOWED_BY_PICK && value(subject));
  }
}
