#!/bin/sh
# Publishes docs/site/dist as the branch gh-pages of a repository: scripts/publish-site.sh URL. Configure access to it in git.
set -eu
cd "$(dirname "$0")/../docs/site/dist"
version=$(node -p "require('../../../package.json').version")
# one commit: what an older site had is in the history of docs/
rm -rf .git
trap 'rm -rf .git' EXIT
git init --quiet --initial-branch gh-pages
git add --all
git -c user.name=site -c user.email=site@localhost commit --quiet --message "Site of $version"
git push --quiet --force "$1" gh-pages
