# The proxies that the tests go through, on 127.0.0.1 only. Sourced by start; uses WORK, USER_NAME, PASSWORD and `launch`.
#
# Each `proxy_KIND` starts one; `start_proxies` prints their rows for servers.json. Their logs say what they connected.
# Dante 1.4.2 speaks SOCKS4 but not SOCKS4a: it takes the address 0.0.0.1 that stands for "the name follows" as it is.

start_proxies() {
    local name kind port user separator=
    while read -r name kind user; do
        port=$(free_port)
        "proxy_${name//-/_}" "$name" "$port" >&2
        say "$name on port $port"
        printf '%s\n{"name":"%s","kind":"%s","port":%s,"user":%s,"log":"%s"}' "$separator" "$name" "$kind" "$port" \
            "$([ "$user" = yes ] && echo "\"$USER_NAME\"" || echo null)" "$(proxy_log "$name")"
        separator=,
    done <<'END'
microsocks socks5 no
microsocks-log-on socks5 yes
dante socks5 no
dante-log-on socks5 yes
tinyproxy http no
tinyproxy-log-on http yes
ftp-proxy ftp-user no
END
}

# ftp-proxy wants to make its log itself, as the user that it runs as.
proxy_log() { if [ -d "$WORK/$1" ]; then echo "$WORK/$1/log"; else echo "$WORK/log/$1.out"; fi; }

proxy_microsocks() { launch "$1" 127.0.0.1 "$2" "$(proxy_binary microsocks)" -i 127.0.0.1 -p "$2"; }

proxy_microsocks_log_on() {
    launch "$1" 127.0.0.1 "$2" "$(proxy_binary microsocks)" -i 127.0.0.1 -p "$2" -u "$USER_NAME" -P "$PASSWORD"
}

dante() {
    local name=$1 port=$2 method=$3
    cat >"$WORK/config/$name.conf" <<END
logoutput: stderr
internal: 127.0.0.1 port = $port
external: 127.0.0.1
clientmethod: none
socksmethod: $method
user.privileged: root
user.unprivileged: $SERVER_USER
client pass {
    from: 127.0.0.0/8 to: 0.0.0.0/0
    log: connect error
}
socks pass {
    from: 127.0.0.0/8 to: 0.0.0.0/0
    command: connect
    log: connect error
    ${4:-}
}
END
    launch "$name" 127.0.0.1 "$port" "$(proxy_binary danted)" -N 1 -f "$WORK/config/$name.conf"
}

proxy_dante() { dante "$1" "$2" none; }

# Its log-on asks PAM, like vsftpd.
proxy_dante_log_on() {
    [ -e "$WORK/pam-service" ] || make_pam_service
    dante "$1" "$2" pam.username "pam.servicename: $PAM_SERVICE"
}

tinyproxy() {
    local name=$1 port=$2
    (
        umask 077
        cat >"$WORK/config/$name.conf" <<END
Port $port
Listen 127.0.0.1
Timeout 600
MaxClients 100
LogLevel Info
Allow 127.0.0.1
END
        [ -z "${3:-}" ] || echo "$3" >>"$WORK/config/$name.conf"
    )
    launch "$name" 127.0.0.1 "$port" "$(proxy_binary tinyproxy)" -d -c "$WORK/config/$name.conf"
}

proxy_tinyproxy() { tinyproxy "$1" "$2"; }

proxy_tinyproxy_log_on() { tinyproxy "$1" "$2" "BasicAuth $USER_NAME $PASSWORD"; }

# A proxy that is an FTP server: USER names the server behind it. It knows neither FEAT nor EPSV.
proxy_ftp_proxy() {
    local name=$1 port=$2
    mkdir "$WORK/$name"
    chown "$SERVER_USER": "$WORK/$name"
    cat >"$WORK/config/$name.conf" <<END
[-Global-]
ServerType standalone
Listen 127.0.0.1
Port $port
AllowMagicUser yes
User $SERVER_USER
Group $SERVER_GROUP
DestinationAddress 127.0.0.1
DestinationTransferMode passive
LogDestination $WORK/$name/log
LogLevel DBG
PidFile $WORK/$name/pid
END
    launch "$name" 127.0.0.1 "$port" "$(proxy_binary ftp-proxy)" -n -f "$WORK/config/$name.conf"
}
