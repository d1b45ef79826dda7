# Parts of the benchmarks: one service, one PostgreSQL, one load; sourced by `run`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bench=$root/src/benchmark
delay=$bench/load/Delay.java
out=${VOIX_BENCHMARK_OUT:-$root/target/benchmark}
port=${VOIX_BENCHMARK_PORT:-18080}
origin=http://127.0.0.1:$port
hot=AMANR5L17PO59048B2247P0D1N001115
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# as README recommends for a machine like this one
java_options=${VOIX_BENCHMARK_JAVA_OPTIONS:--Xmx1g -Xmn512m -XX:+UseParallelGC}
service_pid=
started=()

# The robot check's path stays whole; the passes that the load shows are signed with this key.
export VOIX_COOKIE_KEY=9f2c71e0b84d36a5c10e7d92f4836ba5
export VOIX_LIMITS_ENABLED=false VOIX_I_AM_TESTING=true
# the daily recount behind the service would fall into one round and not into another
recount_after=-Dvoix.urn.recount-after=1h
export VOIX_DATA_DIR=${VOIX_BENCHMARK_DATA:-$out/data}
export MICRONAUT_SERVER_PORT=$port
export MICRONAUT_SERVER_HOST=127.0.0.1

scrutins=${VOIX_BENCHMARK_SCRUTINS:-1000}
warm_seconds=${VOIX_BENCHMARK_WARM_UP:-40}

# of these the service knows none
[ -z "${!VOIX_BENCHMARK_*}" ] || export -n ${!VOIX_BENCHMARK_@}

mkdir -p "$out"

require() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "This benchmark needs $tool on the PATH." >&2; exit 2; }
  done
}

now_ms() { date +%s%3N; }

# Starts the service and waits until it is healthy; prints nothing, sets service_pid, before_ms and ready_ms.
start_service() {
  before_ms=$(now_ms)
  # shellcheck disable=SC2086 — options are words
  "$java" $java_options "$recount_after" "$@" -jar "$root/target/voix.jar" >"$out/service.log" 2>&1 &
  service_pid=$!
  started+=("$service_pid")
  until curl -fs -o /dev/null "$origin/health"; do
    kill -0 "$service_pid" 2>/dev/null || { tail -20 "$out/service.log" >&2; exit 1; }
    [ $(($(now_ms) - before_ms)) -lt 120000 ] || { echo "The service is not healthy after 120 s." >&2; exit 1; }
    sleep 0.05
  done
  ready_ms=$(($(now_ms) - before_ms))
}

# All that were started.
stop_service() {
  local pid
  for pid in "${started[@]}"; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  started=()
}
trap stop_service EXIT

# side NAME CHECKOUT PORT: what follows speaks of the service made from that checkout.
side() {
  root=$2 bench=$2/src/benchmark out=$out/$1 port=$3 origin=http://127.0.0.1:$3
  mkdir -p "$out"
  export VOIX_DATA_DIR=$out/data MICRONAUT_SERVER_PORT=$3
}

# psql and pgbench on the service's own embedded PostgreSQL.
connect() {
  PGHOST=127.0.0.1 PGUSER=postgres PGDATABASE=postgres
  PGPORT=$(cat "$VOIX_DATA_DIR/port")
  PGPASSWORD=$(od -An -v -tx1 "$VOIX_DATA_DIR/keys/database.key" | tr -d ' \n')
  export PGHOST PGPORT PGUSER PGDATABASE PGPASSWORD
}

# start_standby MILLISECONDS: a second PostgreSQL that follows the service's own, along a line that takes so long there and back.
start_standby() {
  local tries=0 cluster=$VOIX_DATA_DIR/postgresql-18 copy=$out/standby line=$((port + 100)) own=$((port + 200))
  rm -rf "$copy"
  echo 'host replication postgres 127.0.0.1/32 scram-sha-256' >>"$cluster/pg_hba.conf"
  psql -qAtX -v ON_ERROR_STOP=1 >"$out/backup_label" <<EOF
select from pg_reload_conf();
\\o /dev/null
select pg_backup_start('standby', true);
\\! cp -a '$cluster' '$copy'
\\o
select labelfile from pg_backup_stop(false);
EOF
  sed -i '/./,$!d' "$out/backup_label"
  mv "$out/backup_label" "$copy/backup_label"
  rm -f "$copy/postmaster.pid"
  touch "$copy/standby.signal"
  echo "primary_conninfo = 'host=127.0.0.1 port=$line user=postgres password=$PGPASSWORD application_name=standby'" >>"$copy/postgresql.auto.conf"
  "$java" "$delay" "$line" "$PGPORT" "$1" 2>"$out/delay.log" &
  started+=("$!")
  # PostgreSQL does not run as root: in a user namespace it does not know that it is
  $([ "$(id -u)" = 0 ] && echo unshare -U) "$VOIX_DATA_DIR"/programs/unpacked/PG-*/bin/postgres -D "$copy" -p "$own" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100 -c shared_buffers=256MB >"$out/standby.log" 2>&1 &
  started+=("$!")
  until [ "$(sql -c "select count(*) from pg_stat_replication where application_name = 'standby' and state = 'streaming'")" = 1 ]; do
    [ $((tries += 1)) -lt 600 ] || { tail -5 "$out/standby.log" >&2; exit 1; }
    sleep 0.1
  done
}

# wait_for_standby NAME: with every commit from now on; with none where the name is empty.
wait_for_standby() {
  sql -c "alter system set synchronous_standby_names = '$1'" -c 'select from pg_reload_conf()'
  sleep 0.5
}

sql() { psql -qAtX -v ON_ERROR_STOP=1 "$@"; }

seed() { seed_of vote/ballot "$@"; }
seed_signatures() { seed_of petition/signature "$@"; }

# seed_of PACKAGE ARGUMENT...: with the service's jar and what is compiled of src/benchmark beside it.
seed_of() {
  local source=fr/voix/$1/Seed
  shift
  mkdir -p "$out/classes"
  "${JAVA_HOME:+$JAVA_HOME/bin/}javac" -proc:none -d "$out/classes" -cp "$root/target/voix.jar" "$bench/java/$source.java"
  "$java" --enable-native-access=ALL-UNNAMED -cp "$root/target/voix.jar:$out/classes" "${source//\//.}" "$@"
}

# signatures CONNECTIONS SECONDS PETITION → one line: acknowledged/s p50 p99 refused errors
signatures() {
  seed_signatures pending "$3" $((30000 * $2)) >"$out/paths"
  settle
  sql -c 'vacuum (analyze) signature'
  VOIX_PATHS=$out/paths wrk -t1 -c"$1" -d"$2s" --timeout 20s -s "$bench/load/signatures.lua" "$origin" | grep '^RESULT ' | cut -d' ' -f2-
}

# VOIX_BENCHMARK_SCRUTINS (1,000) scrutins beside the sample; their uids in $out/uids.
spread_scrutins() {
  seed scrutins "$scrutins" | sed "$scrutins q" >"$out/uids"
  [ "$(wc -l <"$out/uids")" = "$scrutins" ] || { echo "There are not $scrutins scrutins." >&2; exit 1; }
}

passes() { "$java" "$bench/load/Passes.java" "$1" >"$out/passes"; }

# ballots CONNECTIONS SECONDS UIDS → one line: acknowledged/s p50 p99 refused errors
ballots() {
  settle
  VOIX_UIDS=$3 VOIX_PASSES=$out/passes wrk -t1 -c"$1" -d"$2s" --timeout 20s -s "$bench/load/ballots.lua" "$origin" | grep '^RESULT ' | cut -d' ' -f2-
}

# Until the compiler is done with what a ballot walks through; before that a rate says nothing.
warm_up() {
  passes $((40000 * warm_seconds))
  ballots 256 "$warm_seconds" "$1" >/dev/null
}

# What a load left behind is written out and vacuumed before the next one begins.
settle() { sql -c 'vacuum (analyze) naive_ballot, naive_tally, urn, tally_history' -c 'checkpoint'; }

# naive CLIENTS SECONDS SCRUTINS → transactions/s
naive() {
  settle
  pgbench -n -M prepared -c "$1" -j 2 -T "$2" -D scrutins="$3" -f "$bench/sql/naive.sql" 2>/dev/null | sed -n 's/^tps = \([0-9]*\).*/\1/p'
}

naive_tables() { sql -f "$bench/sql/naive-tables.sql"; }

median() { sort -n | awk '{v[NR]=$1} END {print (NR%2 ? v[(NR+1)/2] : (v[NR/2]+v[NR/2+1])/2)}'; }

ratio() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.2f", a / b}'; }

machine() {
  echo "$(nproc) cores, $(free -g | awk '/^Mem:/ {print $2}') GB, $(uname -sr | cut -d- -f1), $("$java" --version | head -1), PostgreSQL $(sql -c 'show server_version')"
}
