# What install, start and stop share. Sourced.

SERVERS_CACHE=${PORTOLAN_SERVERS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/portolan-tests/servers}
SERVERS_ROOT=$SERVERS_CACHE/root
# There when `install` is done; a new name wherever it installs something new.
COMPLETE=$SERVERS_CACHE/complete-3
# Marks a folder as made by `start`, so that nothing else is ever removed.
MARK=.portolan-test-servers

say() { printf 'servers: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Debian's multi-architecture folders, whatever the architecture is.
library_path() { printf '%s:' "$SERVERS_ROOT"/usr/lib/*-linux-gnu* "$SERVERS_ROOT"/lib/*-linux-gnu*; }

vsftpd_binary() { printf '%s\n' "$SERVERS_ROOT/usr/sbin/vsftpd"; }
proftpd_binary() { printf '%s\n' "$SERVERS_ROOT/usr/sbin/proftpd"; }
pureftpd_binary() { printf '%s\n' "$SERVERS_ROOT/usr/sbin/pure-ftpd"; }
python_binary() { printf '%s\n' "$SERVERS_CACHE/python/bin/python3"; }
nft_binary() { printf '%s\n' "$SERVERS_ROOT/usr/sbin/nft"; }
proxy_binary() { find "$SERVERS_ROOT/usr/bin" "$SERVERS_ROOT/usr/sbin" -name "$1" | head -n 1; }

# Rows of the table $1 as `name family tls tls_version reuse certificate settings`, `-` for empty; the last to the end of the line.
rows() {
    awk '
        function flush_row() { if (name != "") print name, family, tls, version, reuse, certificate, settings }
        function value() { v = $0; sub(/^[^"]*"/, "", v); sub(/".*$/, "", v); return v == "" ? "-" : v }
        /^\[\[server\]\]/ { flush_row(); name = ""; certificate = "server"; settings = "-" }
        /^name *=/ { name = value() }
        /^family *=/ { family = value() }
        /^tls *=/ { tls = value() }
        /^tls_version *=/ { version = value() }
        /^reuse *=/ { reuse = value() }
        /^certificate *=/ { certificate = value() }
        /^settings *=/ { settings = value() }
        END { flush_row() }' "$1"
}

# Whether something listens at address $1, port $2.
listens() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }

# Whether the system has ::1.
has_ipv6() { [ -e /proc/net/if_inet6 ] && grep -q '^00000000000000000000000000000001' /proc/net/if_inet6; }

# A port below the range that the kernel hands out, free on 127.0.0.1 and ::1.
free_port() {
    local port
    for _ in $(seq 200); do
        port=$((20000 + (RANDOM << 3 ^ RANDOM) % 12000))
        listens 127.0.0.1 $port || listens ::1 $port || { echo $port; return; }
    done
    die "no free port found"
}

# Waits until something listens at $1, port $2, or process $3 has ended; up to 10 s.
wait_for_port() {
    for _ in $(seq 200); do
        listens "$1" "$2" && return
        kill -0 "$3" 2>/dev/null || return 1
        sleep 0.05
    done
    return 1
}

# Ends the processes listed in folder $1/pids, each only if it is still one of our binaries.
end_processes() {
    local file pid
    for file in "$1"/pids/*; do
        [ -e "$file" ] || continue
        pid=$(cat "$file")
        case $(readlink "/proc/$pid/exe" 2>/dev/null) in
            "$SERVERS_ROOT"/* | "$SERVERS_CACHE/python"/* | "$(realpath "$1")"/bin/*) kill "$pid" 2>/dev/null || true ;;
        esac
        rm -f "$file"
    done
}
