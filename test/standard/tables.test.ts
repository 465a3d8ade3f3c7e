import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/standard/edit-distance.ts';
import { isFieldValue } from '../../src/standard/header-values.ts';
import {
  isForbiddenMethod,
  isNormalizedMethod,
  isRegisteredMethod,
  isSafelistedMethod,
  normalizeMethod,
} from '../../src/standard/methods.ts';
import { isSafelistedContentType, mimeTypeEssence } from '../../src/standard/mime-types.ts';
import { isLoopbackHost, isSerializedOrigin, parseOrigin } from '../../src/standard/origins.ts';
import { isPrivateAddress } from '../../src/standard/private-addresses.ts';
import { isSafelistedRange } from '../../src/standard/ranges.ts';
import {
  hasUnsafeByte,
  isForbiddenRequestHeader,
  isForbiddenRequestHeaderName,
  isNonWildcardRequestHeaderName,
} from '../../src/standard/request-headers.ts';
import { isForbiddenResponseHeaderName, isSafelistedResponseHeaderName } from '../../src/standard/response-headers.ts';
import { isTokenList } from '../../src/standard/tokens.ts';

const words = (text: string) => text.trim().split(/\s+/);

/** Every name in the standard's lists, and some names in none of them. */
const TABLES: readonly (readonly [rule: (text: string) => boolean, yes: string, no: string])[] = [
  [
    isForbiddenRequestHeaderName,
    `accept-charset accept-encoding access-control-request-headers access-control-request-method connection
     content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer
     transfer-encoding upgrade via proxy-authorization proxy-x sec-fetch-site sec-x Proxy- SEC-`,
    'accept accept-language x-proxy- x-sec- proxyx second user-agent authorization content-type x-method-override',
  ],
  [
    isSafelistedResponseHeaderName,
    'cache-control content-language content-length content-type expires last-modified pragma Pragma',
    'etag set-cookie location x-a',
  ],
  [isForbiddenResponseHeaderName, 'set-cookie set-cookie2 Set-Cookie', 'cookie etag x-set-cookie'],
  [isNonWildcardRequestHeaderName, 'authorization Authorization AUTHORIZATION', 'x-authorization accept cookie'],
  [isSafelistedMethod, 'GET HEAD POST', 'get PUT OPTIONS PATCH'],
  [isNormalizedMethod, 'DELETE GET HEAD OPTIONS POST PUT', 'PATCH QUERY TRACE'],
  [
    isRegisteredMethod,
    `CONNECT COPY DELETE GET HEAD LINK LOCK MKCOL MOVE OPTIONS PATCH POST PROPFIND PROPPATCH PUT QUERY REPORT SEARCH
     TRACE TRACK UNLINK UNLOCK`,
    'ALL POTS get',
  ],
  [isForbiddenMethod, 'CONNECT TRACE TRACK connect Trace track', 'GET OPTIONS TRACKS'],
  [
    isSafelistedRange,
    'bytes=0- bytes=5- bytes=0-499 bytes=5-5 bytes=9-10',
    'bytes=-5 bytes=5-4 bytes=10-9 0-5 bytes=a-',
  ],
  [isTokenList, 'abc a,bcd abc,d ,ab,,cde, abc,def,ghi', 'a(b a,b; , ,,'],
  [
    isSafelistedContentType,
    'text/plain TEXT/Plain;charset=x multipart/form-data application/x-www-form-urlencoded text/plain;',
    'text/html application/json text plain/text /plain text/ ; text/plain,text/plain',
  ],
  [
    isLoopbackHost,
    'localhost localhost. a.localhost 127.0.0.1 127.12.34.56 [::1]',
    'x127.0.0.1 1127.0.0.1 127.0.0.1.evil 127.0.0 localhost.evil xlocalhost [::2]',
  ],
  [
    isPrivateAddress,
    `10.0.0.1 127.0.0.1 169.254.1.1 172.16.0.1 172.19.0.1 172.20.0.1 172.29.0.1 172.30.0.1 172.31.0.1 192.168.1.1
     [fc00::1] [fd00::1] [fe80::1] [fe90::1] [fea0::1] [feb0::1]`,
    `8.10.0.1 210.0.0.1 11.0.0.1 169.25.4.1 172.15.0.1 172.32.0.1 172.3.0.1 172.2.0.1 172.1.0.1 192.167.1.1 1.0.0.1
     [fb00::1] [fe70::1] [fec0::1] [2001:fc::1]`,
  ],
  [
    isSerializedOrigin,
    'https://a https://a.b.c http://ab.cd https://a_b.c-d https://!.a https://a!.b https://a.b! https://1.example http://127.0.0.1 http://[::1]:81',
    'https://a*.b https://.a https://a..b https://a%.b https:// https://A https://1 http://0x7f https://a:443',
  ],
];

describe.each(TABLES)('%o', (rule, yes, no) => {
  test.each(words(yes))('%s', (text) => expect(rule(text)).toBe(true));
  test.each(words(no))('not %s', (text) => expect(rule(text)).toBe(false));
});

test.each([
  ['delete', 'DELETE'],
  ['get', 'GET'],
  ['head', 'HEAD'],
  ['options', 'OPTIONS'],
  ['post', 'POST'],
  ['put', 'PUT'],
  ['Put', 'PUT'],
  ['patch', 'patch'],
  ['propfind', 'propfind'],
])('the method %s is sent as %s', (written, sent) => {
  expect(normalizeMethod(written)).toBe(sent);
});

test.each([
  ['', 'abc', 3],
  ['abc', '', 3],
  ['abc', 'abc', 0],
  ['kitten', 'sitting', 3],
  ['flaw', 'lawn', 2],
  ['ab', 'ba', 2],
  ['xabc', 'abc', 1],
])('%j becomes %j with %i changes', (from, to, changes) => {
  expect(editDistance(from, to)).toBe(changes);
});

test.each([
  ['', undefined],
  [';', undefined],
  ['a', undefined],
  [' Text/HTML ; x', 'text/html'],
])('the essence of %j is %j', (text, essence) => {
  expect(mimeTypeEssence(text)).toBe(essence);
});

test.each([
  ['a b', false],
  ['\ta', false],
  ['\x1f', true],
  ['\x7f', true],
  ['é', false],
])('%j has an unsafe byte: %s', (value, unsafe) => {
  expect(hasUnsafeByte(value)).toBe(unsafe);
});

test.each([
  ['a \t\x7e\x80\xff', true],
  ['', true],
  ['a\x7f', false],
  ['a\n', false],
  ['\u0100', false],
])('Node sends the value %j: %s', (value, sends) => {
  expect(isFieldValue(value)).toBe(sends);
});

test.each([
  ['TRACE', true],
  ['GET, trace ', true],
  ['"ab",TRACE', true],
  ['"a,TRACE"', false],
  ['"a\\",TRACE"', false],
  ['"a\\"",TRACE', true],
  ['GET', false],
])('a method override of %s is forbidden: %s', (value, forbidden) => {
  expect(isForbiddenRequestHeader('X-HTTP-Method-Override', value)).toBe(forbidden);
  expect(isForbiddenRequestHeader('x-other', value)).toBe(false);
});

test.each(['app://xn--a', 'https://1.xn--a'])('the host of %s is not changed', (origin) => {
  expect(parseOrigin(origin)).toMatchObject({ host: origin.slice(origin.indexOf('://') + 3) });
});
