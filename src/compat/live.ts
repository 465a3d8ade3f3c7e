import type { CorsRequest } from '../classify/request.ts';
import type { CallProtocol } from '../decide/call-user-function.ts';
import type { IssueCollector } from '../options/issue-collector.ts';
import { CorsConfigError, type CorsIssue, createIssue } from '../options/issues.ts';
import type { RawOptions } from '../options/raw-options.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { checkOptions } from './diagnosis.ts';
import { readFields } from './fields.ts';
import { readAnsweredOrigin, readCompatOrigin } from './origin.ts';
import { compatPolicy } from './policy.ts';
import { type Callable, createQuestion } from './question.ts';
import { copy, isSame, isUnchanged, type Snapshot, takeSnapshot } from './snapshot.ts';
import { asCompatOptions } from './written.ts';

/** What options mean at this moment. */
export interface CompatReading {
  readonly policy: PolicyCore;
  /** The origin function, where there is one. */
  readonly asks: Callable | undefined;
  /** What its answers mean: another policy, or, where it refuses, this one. */
  readonly question: CallProtocol<Callable, unknown, PolicyCore>;
  /** Where in a long list an origin stands. */
  readonly positions: ReadonlyMap<unknown, number> | undefined;
}

/** What was made of one snapshot, for the origin that was met last, and for some that are no more than a word. */
interface Terms {
  readonly snapshot: Snapshot;
  readonly readingOf: (origin: unknown, request: CorsRequest | undefined) => CompatReading;
}

// looking closely at RegExps takes its time, and a delegate may write new ones for every request
const MOST_DIAGNOSES = 20;
// a delegate chooses among some configurations, seldom among many
const MOST_TERMS = 8;
const LONG_LIST = 16;
const MOST_WORDS = 64;

/**
 * Reads options anew at each request, since npm `cors` does, and makes a policy of them only when a value or an entry of
 * a list is no longer the same.
 */
export function liveReader(
  warn: (issue: CorsIssue) => void,
): (options: unknown, request?: CorsRequest) => CompatReading {
  let diagnoses = 0;
  let recent: readonly Terms[] = [];

  function createTerms(written: RawOptions): Terms {
    const fields = checked((report) => readFields(written, report));
    const answered = remembering((origin) =>
      compatPolicy(
        fields,
        checked((report) => readAnsweredOrigin(origin, report)),
      ),
    );
    const readingOf = remembering((origin): CompatReading => {
      const read = checked((report) => readCompatOrigin(origin, report));
      if (diagnoses++ < MOST_DIAGNOSES) for (const issue of checkOptions(written)) warn(issue);
      // the application's own, called with npm cors' parameters
      const asks = typeof origin === 'function' ? (origin as Callable) : undefined;
      const policy = compatPolicy(fields, read);
      const choose = (answer: unknown): PolicyCore => (answer ? answered(answer) : policy);
      const question = createQuestion('the origin function', choose, warn);
      return { policy, asks, question, positions: positionsIn(origin) };
    }, isAtItsPosition);
    return { snapshot: takeSnapshot(written), readingOf };
  }

  function termsOf(written: RawOptions): Terms {
    const found = recent.find(({ snapshot }) => isUnchanged(written, snapshot));
    if (found !== undefined) return found;
    const made = createTerms(written);
    recent = [made, ...recent].slice(0, MOST_TERMS);
    return made;
  }

  return function read(options, request) {
    const written = asCompatOptions(options);
    const [newest] = recent;
    const terms = newest !== undefined && isUnchanged(written, newest.snapshot) ? newest : termsOf(written);
    return terms.readingOf(originOf(written), request);
  };
}

function originOf(written: RawOptions): unknown {
  return Object.hasOwn(written, 'origin') ? written['origin'] : '*';
}

/** Makes something of a value unless it is one that was just met. */
function remembering<Made>(
  make: (value: unknown) => Made,
  holds: (value: unknown, made: Made, request: CorsRequest | undefined) => boolean = () => false,
): (value: unknown, request?: CorsRequest) => Made {
  const words = new Map<unknown, Made>();
  let last: unknown;
  let made: Made | undefined;
  return (value, request) => {
    if (typeof value === 'boolean' || typeof value === 'string') {
      const known = words.get(value);
      if (known !== undefined) return known;
      // functions that answer whatever they are asked must not fill the memory
      if (words.size === MOST_WORDS) words.clear();
      const word = make(value);
      words.set(value, word);
      return word;
    }
    if (made !== undefined && (holds(value, made, request) || isSame(value, last))) return made;
    made = make(value);
    last = copy(value);
    return made;
  };
}

/** A list that is long is not gone through where the one entry that matters is seen to stand where it stood. */
function isAtItsPosition(list: unknown, { positions }: CompatReading, request: CorsRequest | undefined): boolean {
  if (positions === undefined || !Array.isArray(list)) return false;
  const origin = request?.headers['origin'];
  const position = positions.get(origin);
  return position !== undefined && list[position] === origin;
}

function positionsIn(origin: unknown): ReadonlyMap<unknown, number> | undefined {
  if (!Array.isArray(origin) || origin.length < LONG_LIST) return undefined;
  return new Map(origin.map((entry: unknown, index) => [entry, index]));
}

function checked<T>(read: (report: Pick<IssueCollector, 'addIssue'>) => T): T {
  const issues: CorsIssue[] = [];
  const value = read({ addIssue: (...issue) => issues.push(createIssue(...issue)) });
  if (issues.length > 0) throw new CorsConfigError(issues);
  return value;
}
