# Builds what ./run starts when it is older than its sources. Sourced by run.

MODULES="common gateway-service metering-service billing-service account-service infra/provider-simulator infra/local"
JARS="gateway-service/target/gateway-service.jar
metering-service/target/metering-service.jar
billing-service/target/billing-service.jar
account-service/target/account-service.jar
infra/provider-simulator/target/provider-simulator-exec.jar
infra/local/target/local.jar"
STAMP=infra/local/target/built-by-run

# Why the checkout $1 must be built even to look at what runs; nothing if the launcher is there.
unbuilt() {
  if [ ! -f "$1/infra/local/target/local.jar" ]; then
    echo "infra/local/target/local.jar is missing"
  fi
}

# Why the checkout $1 must be built: a missing jar, or a source newer than the last build. Directories count
# too: their time tells of files that were removed. Prints nothing if everything is up to date.
stale() {
  local root=$1 jar module source
  for jar in $JARS; do
    if [ ! -f "$root/$jar" ]; then
      echo "$jar is missing"
      return
    fi
  done
  if [ ! -f "$root/$STAMP" ]; then
    echo "not built by ./run yet"
    return
  fi
  for module in $MODULES; do
    for source in "$module/src/main" "$module/pom.xml"; do
      if [ -e "$root/$source" ] && [ -n "$(find "$root/$source" -newer "$root/$STAMP" | head -n 1)" ]; then
        echo "$source has changed"
        return
      fi
    done
  done
  if [ "$root/pom.xml" -nt "$root/$STAMP" ] || [ "$root/infra/pom.xml" -nt "$root/$STAMP" ]; then
    echo "pom.xml has changed"
  fi
}

# Builds without tests and without the style checks: those belong to `mvn verify`. The stamp has the time
# at which the build began, so that an edit during the build counts as newer.
build() {
  local root=$1 began
  began=$(mktemp)
  # Maven's own libraries use what JDK 25 warns of; that is nobody's news here.
  (cd "$root" && MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" \
    mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcheckstyle.skip=true \
    -pl "$(echo "$MODULES" | tr ' ' ',')" -am package </dev/null) || {
    rm -f "$began"
    echo "The build failed; see above." >&2
    return 1
  }
  touch -r "$began" "$root/$STAMP"
  rm -f "$began"
}

# The directory of the unpacked launcher of the checkout $1: by the time and the size of its jar, as the
# launcher itself names those of the services.
launcher_copy() {
  local jar=$1/infra/local/target/local.jar
  echo "$1/infra/local/target/unpacked/local/$(stat -c %Y-%s "$jar" 2>/dev/null || stat -f %m-%z "$jar")"
}

# The launcher's jar: its unpacked copy if there is one.
launcher_jar() {
  local copy
  copy=$(launcher_copy "$1")/local.jar
  if [ -f "$copy" ]; then
    echo "$copy"
  else
    echo "$1/infra/local/target/local.jar"
  fi
}

# The same, after unpacking it: that starts a quarter faster, it is what an archive of classes needs, and a
# running launcher does not lose its classes to the next build. Into a directory that is then renamed, so that
# half a copy is never used.
unpacked_launcher() {
  local copy fresh
  copy=$(launcher_copy "$1")
  if [ ! -f "$copy/local.jar" ]; then
    mkdir -p "$(dirname "$copy")"
    fresh=$(mktemp -d "$(dirname "$copy")/new-XXXXXX")
    if "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djarmode=tools \
      -jar "$1/infra/local/target/local.jar" extract --force --destination "$fresh" >/dev/null 2>&1; then
      # -T is not everywhere; if another start was quicker, its copy stays.
      if [ -d "$copy" ] || ! mv "$fresh" "$copy" 2>/dev/null; then rm -rf "$fresh"; fi
      remove_old_launchers "$copy"
    else
      rm -rf "$fresh"
    fi
  fi
  launcher_jar "$1"
}

# Keeps the copy $1 and the one before it, which another stack may still run on.
remove_old_launchers() {
  local old
  ls -1t "$(dirname "$1")" | grep -E '^[0-9]+-[0-9]+$' | grep -vxF "$(basename "$1")" | tail -n +2 | while IFS= read -r old; do
    rm -rf "${1%/*}/$old"
  done || true
}

# The JVM's options that make the start of the jar $1 quicker, one a line: its archive of classes, or, while
# there is none, noting the classes for it. The JDK's build is in the name, since no other can read it.
archive_options() {
  local copy=${1%/*} runtime
  case $copy in */unpacked/local/*) ;; *) return 0 ;; esac
  runtime=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"$/\1/p' "$JAVA_HOME/release" 2>/dev/null)
  if [ -z "$runtime" ]; then return 0; fi
  if [ -f "$copy/classes-$runtime.jsa" ]; then
    printf '%s\n' "-XX:SharedArchiveFile=$copy/classes-$runtime.jsa" -Xlog:cds=off -Xlog:aot=off
  else
    printf '%s\n' "-XX:DumpLoadedClassList=$copy/classes.list"
  fi
}
