/** Why the literal text of an origin cannot work, for the compiler to print; `never` if it can. */
export type TextProblem<Text extends string, Waived> = Text extends ''
  ? "'' is not an origin: use false to allow no origin"
  : Text extends '*'
    ? "'*' allows every origin: use origin: '*', or list origins without it"
    : Text extends 'null'
      ? 'null-origin' extends Waived
        ? never
        : "Any site can send 'null' from a sandboxed frame: remove it, or set dangerouslyAllow: ['null-origin']"
      : Text extends `${string},${string}`
        ? `'${Text}' is more than one origin: use a list`
        : Text extends `${infer Scheme}://${infer Rest}`
          ? Rest extends `${infer Host}/${string}`
            ? `'${Text}' ends with a path, which origins do not have: use '${Scheme}://${Host}'`
            : Text extends `http://${infer Host}:80` | `https://${infer Host}:443`
              ? `'${Text}' has the default port, which browsers omit: use '${Scheme}://${Host}'`
              : Text extends Lowercase<Text>
                ? never
                : `'${Text}' has capital letters, but origins are lowercase: use '${Lowercase<Text>}'`
          : `'${Text}' has no scheme: use '${Text extends `localhost${string}` | `127.${string}` ? 'http' : 'https'}://${Text}'`;

/** The same for a host name in `enforce.allowedHosts`. */
export type HostProblem<Host> = Host extends '*'
  ? "'*' allows every host, which is the default: list this server's host names, or 'loopback'"
  : Host extends `${string}://${infer Rest}`
    ? `'${Host}' has a scheme: list this server's host names here, such as '${Rest}', and pages' origins in 'origin'`
    : Host extends `.${infer Name}`
      ? `'${Host}' is not a host: use '${Name}', '*.${Name}', or both`
      : never;
