#!/usr/bin/env bash
# Runs the commands of the README in folders whose names tools can mistake for patterns.
set -euo pipefail
cd "$(dirname "$0")/.."
parent=$(mktemp -d)
trap 'rm -rf "$parent"' EXIT

copied="$parent/src/test/node_modules.old/a [b] (c) {d}!/corsmith"
mkdir -p "$copied"
tar --exclude=./node_modules --exclude=./.git --exclude=./dist --exclude=./coverage -cf - . | tar -xf - -C "$copied"
cd "$copied"
npm ci --no-audit --no-fund
npm run demo -- --once --api-port 0 --page-port 0
npm test

# Vite does not load modules from such a folder
moved="$parent/C# 100%/corsmith"
mkdir -p "$(dirname "$moved")"
mv "$copied" "$moved"
cd "$moved"
npm run demo -- --once --api-port 0 --page-port 0
if npm test >"$parent/log" 2>&1; then echo "npm test passed in $moved"; exit 1; fi
grep "move the checkout to a path without #, % and ?" "$parent/log"
