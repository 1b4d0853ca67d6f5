#!/bin/sh
# Takes a snapshot of etcd with etcdctl, verifies it, and only then lets it count as a backup.
#
#   BACKUP_DIR=/backups backup-job.sh [options of "etcd-snapshot verify"]
#
# The options say what is demanded, such as --min-keys 500 --max-age 1h, and so does
# etcd-snapshot.yaml in the working directory. The last good backup is the baseline that the new one
# is compared with.
#
#   BACKUP_DIR    folder of the backups: snapshot-<time>.db, and nothing else counts
#   KEEP          how many good backups to keep; 7 by default
#   METRICS_FILE  OpenMetrics file for the textfile collector, such as .../etcd.prom; none by default
#   ETCDCTL_*     endpoint and certificates, as etcdctl knows them
#
# Exit codes: 0 a new backup is there; that of etcdctl if it could save nothing; 1 the snapshot is
# damaged or a demand is not met, 2 that could not be decided. Unless it is 0 nothing counts that was
# not there before. One run at a time.
set -eu
umask 077

: "${BACKUP_DIR:?set it to the folder of the backups}"
keep=${KEEP:-7}
metrics=${METRICS_FILE:-}
candidate=$BACKUP_DIR/.candidate.db
rejected=$BACKUP_DIR/.rejected.db
report=$BACKUP_DIR/.verify.prom
no_demands=$BACKUP_DIR/.no-demands.yaml
last_success=etcd_snapshot_backup_last_success_timestamp_seconds

say() {
  printf '%s backup-job: %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2
}

# Names sort by time, so the last one is the newest.
newest_backup() {
  newest=
  for file in "$BACKUP_DIR"/snapshot-*.db; do
    if [ -f "$file" ]; then newest=$file; fi
  done
  printf '%s' "$newest"
}

# A whole file is put in place at once, and readable for the collector.
write_metrics() {
  if [ -z "$metrics" ]; then return; fi
  if [ "$1" -eq 0 ]; then
    success=$(date +%s)
  else
    success=$(sed -n "s/^$last_success //p" "$metrics" 2>/dev/null || true)
  fi
  {
    if [ -f "$report" ]; then sed '/^# EOF$/d' "$report"; fi
    printf '# TYPE etcd_snapshot_backup_exit_code gauge\n'
    printf '# HELP etcd_snapshot_backup_exit_code Exit code of the last run of the backup job.\n'
    printf 'etcd_snapshot_backup_exit_code %s\n' "$1"
    printf '# TYPE %s gauge\n' "$last_success"
    printf '# HELP %s When a backup last was good.\n' "$last_success"
    printf '%s %s\n' "$last_success" "${success:-0}"
    printf '# EOF\n'
  } >"$metrics.new"
  chmod 644 "$metrics.new"
  mv -f "$metrics.new" "$metrics"
}

finish() {
  code=$?
  trap - EXIT
  write_metrics "$code"
  rm -f "$report" "$no_demands"
  exit "$code"
}

if [ "$keep" -lt 1 ]; then
  say "KEEP is $keep, expected 1 or more"
  exit 2
fi
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
rm -f "$candidate" "$candidate.part" "$report"

say "saving to $candidate"
etcdctl snapshot save "$candidate"

# A backup that has rotted since is nothing to compare with; its trailer tells. What
# etcd-snapshot.yaml demands of the new one does not matter here.
printf 'verify: {}\n' >"$no_demands"
baseline=$(newest_backup)
if [ -n "$baseline" ]; then
  if etcd-snapshot verify --config "$no_demands" --quick --quiet "$baseline" >/dev/null; then
    set -- --baseline "$baseline" "$@"
  else
    say "$baseline is not what it was when it was verified; going on without a baseline"
  fi
fi

say "verifying"
code=0
etcd-snapshot verify --quiet --require-trailer --report "openmetrics:$report" "$@" "$candidate" ||
  code=$?
if [ "$code" -ne 0 ]; then
  mv -f "$candidate" "$rejected"
  say "not good (exit code $code), kept aside as $rejected; the last good backup is ${baseline:-none}"
  exit "$code"
fi

backup=$BACKUP_DIR/snapshot-$(date -u +%Y%m%dT%H%M%SZ).db
mv "$candidate" "$backup"
rm -f "$rejected"
say "good: $backup"

set -- "$BACKUP_DIR"/snapshot-*.db
while [ $# -gt "$keep" ]; do
  say "removing $1"
  rm -f "$1"
  shift
done
