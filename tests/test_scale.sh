# forte past one process: the line filters under engines that run them as they are (docs/scale.md).
. "$(dirname "$0")/lib.sh"
cd "$root" || exit 1

"$forte" skills corpus/cvs/backend.txt --today 2026-11-22 -o "$work/skills.json" 2>/dev/null
for i in 1 2 3 4 5 6; do sed "s/\"id\": *\"/&$i-/" corpus/gold/postings.ndjson; done >"$work/in"
lines=$(wc -l <"$work/in")
extract="$forte extract --ndjson --quiet"
batch="$forte batch --ndjson --quiet --skills $work/skills.json"
$extract <"$work/in" >"$work/extract"
$batch <"$work/in" >"$work/batch"
check "a line for each of $lines lines" same "$(cat "$work/extract" "$work/batch" | wc -l)" $((2 * lines))

# GNU parallel: blocks of lines to as many filters as there are cores, in order (-k)
if command -v parallel >/dev/null && parallel --version 2>/dev/null | grep -q GNU; then
  mkdir -p "$HOME/.parallel" && touch "$HOME/.parallel/will-cite"
  for kind in extract batch; do
    eval "filter=\$$kind"
    parallel --pipe -k -j 3 --block 20k "$filter" <"$work/in" >"$work/out" 2>"$work/err"
    check "GNU parallel, $kind: the same bytes" cmp "$work/out" "$work/$kind"
  done
  # blocks that are lost are run again: the first try of each third job is killed
  cat >"$work/flaky" <<END
#!/bin/sh
cat >"$work/block.\$1"
if [ ! -e "$work/tried.\$1" ] && [ \$((\$1 % 3)) = 0 ]; then touch "$work/tried.\$1"; kill -9 \$\$; fi
$extract <"$work/block.\$1"
END
  chmod +x "$work/flaky"
  parallel --pipe -k -j 3 --block 20k --retries 3 "$work/flaky" '{#}' <"$work/in" >"$work/out" 2>"$work/err"
  check "GNU parallel: jobs killed and tried again, the same bytes" cmp "$work/out" "$work/extract"
else
  echo "SKIPPED: GNU parallel is not installed (apt-get install parallel)"
fi

# two hosts over ssh, both of them this machine
sshd=$(command -v sshd || echo /usr/sbin/sshd)
if [ -x "$sshd" ] && command -v parallel >/dev/null && command -v ssh-keygen >/dev/null; then
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  mkdir -p "$work/ssh" && chmod 700 "$work/ssh"
  ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/host" && ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/user"
  cp "$work/ssh/user.pub" "$work/ssh/authorized"
  printf 'Port %s\nListenAddress 127.0.0.1\nHostKey %s\nAuthorizedKeysFile %s\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\nPidFile none\n' \
    "$port" "$work/ssh/host" "$work/ssh/authorized" >"$work/ssh/config"
  [ "$(id -u)" = 0 ] && mkdir -p /run/sshd
  "$sshd" -D -f "$work/ssh/config" 2>"$work/ssh/log" &
  daemon=$!
  trap 'kill $daemon 2>/dev/null; rm -rf "$work"' EXIT
  command="ssh -p $port -i $work/ssh/user -o StrictHostKeyChecking=no -o UserKnownHostsFile=$work/ssh/known -o BatchMode=yes -o LogLevel=ERROR"
  sleep 1
  if $command "$(id -un)@127.0.0.1" true 2>"$work/err"; then
    parallel --pipe -k --block 30k --ssh "$command" -S "1/$(id -un)@127.0.0.1,1/$(id -un)@localhost" "$extract" <"$work/in" >"$work/out" 2>"$work/err"
    check "GNU parallel over ssh: the same bytes" cmp "$work/out" "$work/extract"
  else
    echo "SKIPPED: no ssh to this machine ($(head -1 "$work/err"))"
  fi
else
  echo "SKIPPED: no ssh server (apt-get install openssh-server parallel)"
fi

# Dask distributed: one of two workers is killed half-way
python=
for p in python3 /usr/bin/python3; do # Debian's packages belong to Debian's Python
  [ -z "$python" ] && "$p" -c 'import distributed' 2>/dev/null && python=$p
done
if [ -n "$python" ]; then
  for kind in extract batch; do
    eval "filter=\$$kind"
    check "Dask, $kind: ends well" timeout 300 "$python" tests/scale/dask_run.py "$work/in" "$work/out" $filter
    cat "$work/check.out"
    check "Dask, $kind: complete and identical" cmp "$work/out" "$work/$kind"
  done
else
  echo "SKIPPED: Dask is not installed (apt-get install python3-distributed)"
fi
finish
