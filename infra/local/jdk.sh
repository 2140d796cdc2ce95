# Finds a JDK 25. Sourced by run and .ci/run; works with bash 3.2, which is what macOS has.

# Whether $1 is the home of a JDK 25 (a JRE has no javac). The file "release" saves starting a JVM.
is_jdk25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    grep -q '^JAVA_VERSION="25[".]' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | head -n 1 | grep -q '"25[".]'
  fi
}

# The home that the java on the PATH belongs to; nothing if there is none.
jdk_on_path() {
  local java
  java=$(command -v java) || return 0
  while [ -L "$java" ]; do
    local target
    target=$(readlink "$java")
    case $target in
      /*) java=$target ;;
      *) java=$(dirname "$java")/$target ;;
    esac
  done
  (cd "$(dirname "$java")/.." 2>/dev/null && pwd -P)
}

# Prints the home of a JDK 25, or fails: JAVA_HOME, then the PATH, then the usual places.
find_jdk25() {
  local home
  for home in "${JAVA_HOME:-}" "$(jdk_on_path)" \
    ${GETINFERENCE_JDK_PLACES:-/usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      /opt/*}; do
    if [ -n "$home" ] && is_jdk25 "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

# Sets JAVA_HOME to a JDK 25, or ends the script with one line that says what to install.
use_jdk25() {
  if ! JAVA_HOME=$(find_jdk25); then
    echo "JDK 25 is needed and was not found: install one (for example Eclipse Temurin 25) or set JAVA_HOME to it." >&2
    exit 1
  fi
  export JAVA_HOME
}

# Ends the script with one line if there is no Maven.
need_maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    echo "Maven 3.8.7 or newer is needed and mvn is not on the PATH: install it (for example: apt install maven, brew install maven)." >&2
    exit 1
  fi
}
