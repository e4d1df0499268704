#!/usr/bin/env bash
# The one way to build, try and test Isnad. It sets up what it needs, and says what it does.
#
#   ./build.sh              the page, into dist/ (dist/isnad.html is the same page as one file)
#   ./build.sh serve        build, then serve dist/ on this machine and print the address
#   ./build.sh test         everything but Python's: format, lints, native, wasm and browser tests, mutants, fuzzing, size gates; says how long each took
#   ./build.sh check        the fast part of it: format, lints, types, native tests
#   ./build.sh fuzz [SECONDS]    every fuzz target for so long (60)
#   ./build.sh mutants [COUNT]    rules changed one at a time, another sample each day (40): which change does no test notice?
#   ./build.sh bench        speed of the stages and of the whole analysis
#   ./build.sh train        the entity models, from the annotated corpora to data/ner.model and data/ner-en.model
#   ./build.sh eval         scores against the annotated articles in ../shared, where they are
#   ./build.sh eval-ner --as NAME FILE.conll    scores of the entity model by the conventions of a corpus
#   ./build.sh packages     the packages for others (npm, Python, the command), each installed into an empty folder and tried there
#   ./build.sh screenshots  pictures of the page, into docs/screenshots/
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

PAGE=target/page # generated JavaScript, before it is assembled with www/ into dist/
TARGET=${CARGO_TARGET_DIR:-target} # what cargo builds
WASM=wasm32-unknown-unknown
SHARED=${ISNAD_SHARED:-../shared}
TIMES=/dev/null

# Says what is done now; how long each step took is in $TIMES.
step() {
  step_done
  STEP=$* STARTED=$SECONDS
  printf '\n\033[1m== %s\033[0m\n' "$*"
}
step_done() {
  [ -z "${STEP:-}" ] || printf '%5d s  %s\n' $((SECONDS - STARTED)) "$STEP" >>"$TIMES"
  STEP=
}
fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
need() { command -v "$1" >/dev/null || fail "$1 is missing: $2"; }

need_rust() {
  need cargo "install Rust with rustup (https://rustup.rs)"
}

need_node() {
  need node "install Node.js 20.19 or later (https://nodejs.org, or your system's package nodejs)"
  need npm "it comes with Node.js (your system may have it as the package npm)"
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
    fail "Node.js $(node --version) is too old: 20.19 or later is needed"
  if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    step "Installing the JavaScript tools (package-lock.json)"
    npm ci --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
  fi
}

need_wasm() {
  need_rust
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/$WASM" ]; then
    need rustup "it is needed to add the target $WASM"
    step "Adding the Rust target $WASM"
    rustup target add "$WASM"
  fi
}

# Installs those of the system's packages that are missing, where the system is of Debian's kind; succeeds where all are there afterwards.
need_packages() {
  local root=() missing=() package
  command -v dpkg-query >/dev/null || return 1
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || root=(sudo)
  step "Installing from the system's packages: ${missing[*]}"
  # The lists may be missing, or so old that they name what is gone.
  "${root[@]}" apt-get update -qq &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Sets CHROMIUM to a browser for the tests.
need_chromium() {
  local attempt
  for attempt in 1 2; do
    for CHROMIUM in "${ISNAD_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
      [ -n "$CHROMIUM" ] && CHROMIUM=$(command -v "$CHROMIUM") && break
      CHROMIUM=
    done
    [ -z "$CHROMIUM" ] && [ "$attempt" = 1 ] && need_packages chromium fonts-noto-core || break
  done
  [ -n "$CHROMIUM" ] || fail "no Chromium found: install it, or name it in ISNAD_CHROMIUM"
  export ISNAD_CHROMIUM=$CHROMIUM
}

# Browsers of other makers, where they can be had; the tests say which are missing, and fail for want of them only in CI.
need_engines() {
  command -v firefox >/dev/null || need_packages firefox-esr || true
  need_packages webkit2gtk-driver xvfb xauth || true
}

build_wasm() {
  need_wasm
  # Fewer copies of small functions: a tenth smaller, hardly slower (docs/figures.md).
  build_module core "Compiling the analysis to WebAssembly" -C llvm-args=--inline-threshold=0 -C llvm-args=--inlinehint-threshold=40
  # Nobody waits for the second: the smallest there is.
  build_module workshop "Compiling the exports to WebAssembly" -C opt-level=z
  # Apart, since few ever want one (docs/figures.md).
  build_module workbook "Compiling the workbooks to WebAssembly" -C opt-level=z
}

# One of the three programs, into $PAGE/pkg: its feature, what to say, flags of the compiler. All are of one profile, so that what they are
# made of is compiled once.
build_module() {
  local feature=$1
  step "$2"
  shift 2
  # In a folder each: all are called isnad.wasm, and cargo takes what lies there for its own.
  local folder="$TARGET/$feature"
  cargo rustc --profile wasm --lib --crate-type cdylib --no-default-features --features "$feature" --target "$WASM" \
    --target-dir "$folder" -- "$@"
  # In a folder of its own, it waits for no other build.
  cargo run --quiet --package isnad-bindgen --target-dir target/tools -- "$folder/$WASM/wasm/isnad.wasm" "$PAGE/pkg" "isnad_$feature"
}

build() {
  need_node
  build_wasm
  step "Assembling dist/"
  node tools/site/vendor.mjs
  node tools/site/build.mjs
}

serve() {
  build
  step "Serving dist/"
  exec node tools/site/serve.mjs "$@"
}

lint_rust() {
  need_wasm
  step "Rust: format"
  cargo fmt --all -- --check
  step "Rust: clippy, native and WebAssembly"
  cargo clippy --quiet --workspace --all-targets -- -D warnings
  cargo clippy --quiet --lib --no-default-features --features core,workshop,workbook --target "$WASM" -- -D warnings
}

# The types of the generated glue must be there: build it first.
lint_js() {
  step "JavaScript: format, lints, types"
  npx --no-install prettier --check --log-level warn .
  npx --no-install eslint .
  npx --no-install tsc -p .
}

test_rust() {
  step "Native tests"
  cargo test --quiet --workspace
}

check() {
  need_node
  lint_rust
  [ -e "$PAGE/pkg/isnad_workbook.d.ts" ] || build_wasm
  [ -e "$PAGE/vendor/pdf.js" ] || node tools/site/vendor.mjs
  lint_js
  test_rust
}

# Does something beside what follows: a name, the command. What it says is kept, and shown by `await`.
beside() {
  local name=$1
  shift
  mkdir -p target/beside
  # A group of processes of its own, which ends with this script.
  set -m
  (
    STEP=
    "$@"
    step_done
  ) </dev/null >"target/beside/$name.log" 2>&1 &
  set +m
  BESIDE="$BESIDE $!"
  echo $! >"target/beside/$name.pid"
}
BESIDE=
trap 'for pid in $BESIDE; do kill -- "-$pid" 2>/dev/null || true; done' EXIT

# Waits for what was begun under these names, and fails where one of them did.
await() {
  local name
  step "Waiting for what is done beside"
  for name in "$@"; do
    wait "$(cat "target/beside/$name.pid")" || { cat "target/beside/$name.log"; fail "failed: $name"; }
    cat "target/beside/$name.log"
  done
  BESIDE=
}

page_and_lints() {
  build
  lint_js
  step "Sizes"
  node tools/site/sizes.mjs
}

# With less of the processor than what is waited for.
fuzz_beside() {
  renice -n 5 -p "$BASHPID" >/dev/null
  fuzz "$@"
}

# Tests of the page; those that measure time come alone, the others two files at a time.
TIMED='/(speed|growth)\.test\.mjs$|page/doors\.test\.mjs$'
test_page() {
  local files=(tests/page/*.test.mjs tests/readers/*.test.mjs) timed=() others=() file
  for file in "${files[@]}"; do
    if [[ $file =~ $TIMED ]]; then timed+=("$file"); else others+=("$file"); fi
  done
  step "The page in Chromium"
  node --test --test-reporter=spec --test-concurrency=2 --test-timeout=600000 "${others[@]}"
  step "The page in Chromium: how long things take"
  node --test --test-reporter=spec --test-concurrency=1 --test-timeout=600000 "${timed[@]}"
}

run_tests() {
  mkdir -p target
  TIMES=target/times
  : >"$TIMES"
  need_node
  need_chromium
  need_engines
  need_wasm
  beside page page_and_lints
  beside fuzz fuzz_beside 60
  lint_rust
  step "Rust: documentation"
  RUSTDOCFLAGS="-D warnings" cargo doc --quiet --workspace --no-deps
  step "Compiling the native tests"
  cargo test --quiet --workspace --no-run
  mutants 40
  await page fuzz
  test_rust
  step "JavaScript: unit tests, and the WebAssembly against the native program"
  node --test --test-reporter=spec tests/wasm/
  test_page
  step "A journey in Firefox and WebKitGTK"
  node --test --test-reporter=spec --test-concurrency=1 --test-timeout=600000 tests/engines/
  try_npm
  step "Everything passed"
  step_done
  printf 'Seconds a step (some beside each other), %d in all:\n' "$SECONDS"
  cat "$TIMES"
}

# Every target for so many seconds, two at a time; what they find anew they keep in fuzz/corpus/.
fuzz() {
  local seconds=${1:-60} host target
  need_rust
  host=$(rustc -vV | sed -n 's/^host: //p')
  step "Compiling the fuzz targets"
  (cd fuzz && cargo build --release --quiet --target "$host" --target-dir target)
  step "Fuzzing, $seconds seconds a target"
  for target in fuzz/fuzz_targets/*.rs; do basename "$target" .rs; done | xargs -P 2 -I NAME bash -euc '
    mkdir -p fuzz/corpus/NAME fuzz/artifacts/NAME fuzz/seeds/NAME
    log=fuzz/artifacts/NAME/log
    "fuzz/target/$0/release/NAME" -max_total_time="$1" -timeout=20 -max_len=4096 -print_final_stats=1 \
      -artifact_prefix=fuzz/artifacts/NAME/ fuzz/corpus/NAME fuzz/seeds/NAME 2>"$log" || { tail -n 40 "$log"; exit 255; }
    echo "NAME: $(sed -n "s/^stat::number_of_executed_units: *//p" "$log") runs, slowest $(sed -n "s/^stat::slowest_unit_time_sec: *//p" "$log") s, $(sed -n "s/^stat::peak_rss_mb: *//p" "$log") MB"
  ' "$host" "$seconds"
}

# So many changes of the rules, one at a time, another sample each day: which does no test notice? Fails where fewer than $NOTICED of 100 are.
# More of `tools/mutants` (its head says what) comes behind the count.
NOTICED=35
mutants() {
  local count=${1:-40}
  [ $# -eq 0 ] || shift
  need_rust
  step "Changes of the rules that a test must notice"
  cargo run --quiet --package isnad-mutants -- --count "$count" --least "$NOTICED" "$@"
}

bench() {
  need_rust
  step "Speed of the stages and of the whole analysis"
  cargo bench --bench stages -- "$@"
}

# Succeeds where the optional evaluation data is there, and says so where it is not.
has_shared() {
  [ -e "$SHARED/$1" ] || { echo "skipped: $SHARED/$1 is not here (ISNAD_SHARED names another place)"; return 1; }
}

evaluate() {
  need_rust
  has_shared eval/score.py || return 0
  need python3 "the scorers are written in Python"
  step "Compiling the analysis"
  cargo build --release --quiet --example analyze
  local run="$TARGET/release/examples/analyze --date {dct} {txt}" set
  for set in dev dev2 dev3 dev3-en; do
    has_shared "gold/$set" || continue
    step "Articles: $SHARED/gold/$set"
    python3 "$SHARED/eval/score.py" --run "$run" "$SHARED/gold/$set" "$@"
  done
}

train() {
  need_rust
  has_shared ner || fail "the annotated corpora are needed in $SHARED/ner"
  local language
  for language in ar en; do
    step "Training the entity model ($language)"
    cargo run --release --package isnad-train -- train --language "$language" "$@"
  done
}

eval_ner() {
  need_rust
  step "Scores of the entity model"
  cargo run --release --quiet --package isnad-train -- eval-ner "$@"
}

# The packages: what others install. PySpark is large (half a gigabyte): ISNAD_SPARK=no leaves its tests out.
PYTHON=target/python
packages() {
  build
  need_chromium
  step "The command, installed"
  cargo install --quiet --path packages/cli --root target/installed --target-dir "$TARGET" --force
  target/installed/bin/isnad analyze --format csv tests/articles/wire.txt | grep -q . || fail "the command says nothing"
  build_python
  cargo test --quiet --test bytes
  try_npm
  try_python
}

# The wheel, into target/wheels.
build_python() {
  need python3 "it is needed for the package for Python (Debian: python3, python3-venv)"
  step "The package for Python"
  [ -x "$PYTHON/bin/python" ] || python3 -m venv "$PYTHON" || need_packages python3-venv
  [ -x "$PYTHON/bin/pip" ] || python3 -m venv "$PYTHON"
  "$PYTHON/bin/pip" install --quiet --disable-pip-version-check 'maturin>=1.9,<2' 'pytest>=8,<10' pyarrow 'pandas<3' polars duckdb
  rm -rf target/wheels
  "$PYTHON/bin/maturin" build --quiet --release --manifest-path packages/python/Cargo.toml --out target/wheels \
    --interpreter "$PYTHON/bin/python"
}

# As it is installed; the native analyses (`tests/bytes.rs`) say what it must give.
try_npm() {
  step "The package for npm: Node, TypeScript, Vite, a plain page"
  node tools/packages/npm.mjs
  node --test --test-reporter=spec --test-timeout=300000 tests/packages/
}

try_python() {
  step "The package for Python, tried"
  "$PYTHON/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps target/wheels/*.whl
  if [ "${ISNAD_SPARK:-yes}" != no ]; then
    need java "Spark needs it (Debian: default-jre-headless); ISNAD_SPARK=no leaves Spark out"
    "$PYTHON/bin/pip" install --quiet --disable-pip-version-check 'pyspark>=4,<5'
  fi
  (cd packages/python && "../../$PYTHON/bin/python" -m pytest --quiet -rs tests && "../../$PYTHON/bin/python" -m pytest --quiet --doctest-modules --pyargs isnad)
}

screenshots() {
  need_node
  need_chromium
  build
  step "Pictures of the page, into docs/screenshots/"
  node tools/site/screenshots.mjs
}

command=${1:-build}
[ $# -eq 0 ] || shift
case $command in
  build) build ;;
  serve) serve "$@" ;;
  test) run_tests ;;
  check) check ;;
  fuzz) fuzz "$@" ;;
  mutants) mutants "$@" ;;
  bench) bench "$@" ;;
  train) train "$@" ;;
  eval) evaluate "$@" ;;
  eval-ner) eval_ner "$@" ;;
  packages) packages ;;
  screenshots) screenshots ;;
  *) fail "no such command: $command (see the head of this file)" ;;
esac
