# Builds what ./run starts when it is older than its sources. Sourced by run.

MODULES="common gateway-service metering-service billing-service account-service infra/provider-simulator infra/local"
JARS="gateway-service/target/gateway-service.jar
metering-service/target/metering-service.jar
billing-service/target/billing-service.jar
account-service/target/account-service.jar
infra/provider-simulator/target/provider-simulator-exec.jar
infra/local/target/local.jar"
STAMP=infra/local/target/built-by-run

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
  (cd "$root" && mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcheckstyle.skip=true \
    -pl "$(echo "$MODULES" | tr ' ' ',')" -am package </dev/null) || {
    rm -f "$began"
    echo "The build failed; see above." >&2
    return 1
  }
  touch -r "$began" "$root/$STAMP"
  rm -f "$began"
}
