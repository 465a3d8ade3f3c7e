#!/bin/sh
# Publishes docs/site/dist as the branch gh-pages of a repository: scripts/publish-site.sh URL. Git needs access to it.
set -eu
cd "$(dirname "$0")/../docs/site/dist"
version=$(node -p "require('../../../package.json').version")
# a single commit: the history of docs/ has the contents of older sites
rm -rf .git
trap 'rm -rf .git' EXIT
git init --quiet --initial-branch gh-pages
git add --all
git -c user.name=site -c user.email=site@localhost commit --quiet --message "Site of $version"
git push --quiet --force "$1" gh-pages
