import { ALLOWED_BY_PICK, type FunctionSpec, type MembersSpec, type SessionSpec, type Spec } from './spec.ts';

/** The options that a delegate returns. */
export function optionsOf({ argument }: SessionSpec): Spec {
  return argument.kind === 'function' ? argument.answer : argument;
}

export function originOf(options: Spec): Spec | undefined {
  return options.kind === 'members' ? options.members['origin'] : undefined;
}

/** The origin that an origin function returns. */
export function decidingOrigin(session: SessionSpec): Spec | undefined {
  const origin = originOf(optionsOf(session));
  return origin?.kind === 'function' ? origin.answer : origin;
}

/** The session at the time of the request with this index. */
export function sessionAt(session: SessionSpec, index: number): SessionSpec {
  const { change, argument } = session;
  if (change === undefined || index <= change.after || argument.kind !== 'members') return session;
  const { name, to } = change;
  const { origin } = argument.members;
  const changed =
    name === 'push' && origin?.kind === 'list' ? ({ kind: 'list', items: [...origin.items, to] } as const) : to;
  return withArgument(session, withMember(argument, name === 'push' ? 'origin' : name, changed));
}

/** The same session with every function, members or value rewritten; the very same where nothing changes. */
export function rewriteOptions(session: SessionSpec, rewrite: (options: Spec) => Spec): SessionSpec {
  const { argument } = session;
  if (argument.kind !== 'function') return withArgument(session, rewrite(argument));
  const answer = rewrite(argument.answer);
  return answer === argument.answer ? session : withArgument(session, { ...argument, answer });
}

export function rewriteMember(
  session: SessionSpec,
  name: string,
  rewrite: (member: Spec) => Spec | undefined,
): SessionSpec {
  return rewriteOptions(session, (options) => {
    // inherited options throw, so they are not read
    if (options.kind !== 'members' || options.shape === 'inheriting') return options;
    const member = options.members[name];
    const rewritten = member && rewrite(member);
    if (rewritten === member) return options;
    return withMember(options, name, rewritten);
  });
}

/** Rewrites `origin`, also in the result of a function. */
export function rewriteOrigin(session: SessionSpec, rewrite: (origin: Spec) => Spec): SessionSpec {
  return rewriteMember(session, 'origin', (origin) => {
    if (origin.kind !== 'function') return rewrite(origin);
    const answer = rewrite(origin.answer);
    return answer === origin.answer ? origin : { ...origin, answer };
  });
}

/** Rewrites the delegate and the origin function alike. */
export function rewriteFunctions(session: SessionSpec, rewrite: (asked: FunctionSpec) => FunctionSpec): SessionSpec {
  const inner = rewriteMember(session, 'origin', (origin) => (origin.kind === 'function' ? rewrite(origin) : origin));
  return inner.argument.kind === 'function' ? withArgument(inner, rewrite(inner.argument)) : inner;
}

/** Every entry of nested lists. */
export function mapEntries(spec: Spec, rewrite: (entry: Spec) => Spec): Spec {
  if (spec.kind !== 'list') return rewrite(spec);
  const items = spec.items.map((item) => mapEntries(item, rewrite));
  return items.every((item, index) => item === spec.items[index]) ? spec : { kind: 'list', items };
}

export function entriesOf(spec: Spec | undefined): readonly Spec[] {
  return spec?.kind === 'list' ? spec.items.flatMap(entriesOf) : spec === undefined ? [] : [spec];
}

/** The result of a call, if it depends only on the request. */
export function isAsked(asked: FunctionSpec, origin: string | undefined): boolean {
  if (asked.style === 'picks') return origin === ALLOWED_BY_PICK;
  return asked.style === 'fails' ? !asked.error : asked.style !== 'returns-with-callback';
}

function withMember(options: MembersSpec, name: string, member: Spec | undefined): MembersSpec {
  const { [name]: _, ...others } = options.members;
  return { ...options, members: member === undefined ? others : { ...others, [name]: member } };
}

function withArgument(session: SessionSpec, argument: Spec): SessionSpec {
  return argument === session.argument ? session : { ...session, argument };
}
