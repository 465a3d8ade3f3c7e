#!/bin/sh
# Installs the missing programs that the service tests need, from Debian's packages, and prints the installed versions.
set -u

fail() {
  echo "install-services: $1" >&2
  exit 1
}

PACKAGES='nginx varnish curl'
missing=''
command -v dpkg-query >/dev/null 2>&1 || fail "this is not a Debian system. Install nginx, Varnish and curl by hand."
for package in $PACKAGES; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done

if [ -n "$missing" ]; then
  echo "install-services: installing$missing"
  as_root=''
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || fail "missing:$missing. Run as root: apt-get install -y --no-install-recommends$missing"
    as_root='sudo'
  fi
  $as_root apt-get update -qq || fail 'apt-get update failed. Is the network available?'
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
    fail "apt-get could not install$missing"
fi

# shellcheck disable=SC2086
dpkg-query -W -f '${Package} ${Version}\n' $PACKAGES || fail 'a package is still missing'
