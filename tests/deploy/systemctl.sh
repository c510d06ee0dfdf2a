#!/bin/sh
# Stands in for systemctl in a container: starts and stops the bot as its unit says.
set -e
said() { sed -n "s/^$1=//p" /etc/systemd/system/okrug.service; }
begin() {
    cd "$(said WorkingDirectory)"
    # shellcheck disable=SC2046 # a command with its arguments
    setsid runuser -u "$(said User)" -- $(said ExecStart) >>/var/log/okrug 2>&1 </dev/null &
}
running() { # prints the bots of the unit's user: there is no pgrep
    for each in /proc/[0-9]*; do
        [ "$(stat -c %U "$each" 2>/dev/null)" = "$(said User)" ] || continue
        ! tr '\0' ' ' 2>/dev/null <"$each/cmdline" | grep -q "python.*$(said ExecStart)" || echo "${each#/proc/}"
    done
}
end() {
    for each in $(running); do kill "$each"; done
    tries=300
    while [ -n "$(running)" ]; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || exit 1
        sleep 0.1
    done
}
case "$*" in
"enable --now okrug" | "start okrug") begin ;;
"stop okrug") end ;;
"restart okrug") end && begin ;;
*) exit 1 ;;
esac
