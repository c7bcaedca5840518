# How each family of servers is configured and started. Sourced by start.
#
# Each `start_FAMILY` is given: name, tls, tls_version, reuse, port, and the variables WORK, USER_NAME, PASSWORD,
# LISTEN (one address in place of loopback), CERTIFICATE (its name in tls/), SETTINGS (more lines of its configuration).
# It starts one process for 127.0.0.1 and ::1, or one for each. All users are virtual and map to one system user.

# A user that every Debian has, with a home that exists: vsftpd enters it before the data folder.
SERVER_USER=daemon
SERVER_UID=$(id -u $SERVER_USER)
SERVER_GID=$(id -g $SERVER_USER)
SERVER_GROUP=$(id -gn $SERVER_USER)

# Starts "$@" as $1 (name of the pid file), input from INPUT, output to its log, and waits for address $2, port $3.
launch() {
    local label=$1 address=$2 port=$3
    shift 3
    setsid env LD_LIBRARY_PATH="$(library_path)" "$@" <"${INPUT:-/dev/null}" >>"$WORK/log/$label.out" 2>&1 &
    local pid=$!
    echo $pid >"$WORK/pids/$label"
    wait_for_port "$address" "$port" $pid && return
    say "$label does not listen on $address port $port:"
    cat "$WORK/log/$label.out" >&2
    return 1
}

# The address to listen at, by family of addresses (4, 6).
address_of() {
    case $1 in
        4) echo "${LISTEN:-127.0.0.1}" ;;
        6) echo ::1 ;;
    esac
}

listens_on() { [ "$1" = 4 ] || { [ -z "$LISTEN" ] && has_ipv6; }; }

# OpenSSL's own configuration is the one place where all three can be held to a version of TLS.
openssl_config() {
    local version=$1 file=$WORK/openssl-$1.cnf
    [ -e "$file" ] || cat >"$file" <<END
openssl_conf = openssl
[openssl]
ssl_conf = ssl
[ssl]
system_default = system
[system]
MinProtocol = TLSv1.2
MaxProtocol = TLSv$version
END
    echo "$file"
}

log_file() {
    # Made by us, so that whoever runs the tests may read it.
    : >"$WORK/log/$1.log"
    chmod 644 "$WORK/log/$1.log"
}

start_vsftpd() {
    local name=$1 tls=$2 version=$3 reuse=$4 port=$5 family address
    log_file "$name"
    for family in 4 6; do
        listens_on $family || continue
        address=$(address_of $family)
        local config=$WORK/config/$name-$family.conf
        cat >"$config" <<END
background=NO
anonymous_enable=NO
local_enable=YES
guest_enable=YES
guest_username=$SERVER_USER
virtual_use_local_privs=YES
local_root=$WORK/data/$name
chroot_local_user=YES
allow_writeable_chroot=YES
write_enable=YES
local_umask=022
file_open_mode=0666
pam_service_name=$PAM_SERVICE
secure_chroot_dir=$WORK/empty
# Sandbox and name spaces of the kernel are refused in many containers.
seccomp_sandbox=NO
isolate=NO
isolate_network=NO
max_clients=0
max_per_ip=0
force_dot_files=YES
log_ftp_protocol=YES
xferlog_enable=YES
xferlog_std_format=NO
vsftpd_log_file=$WORK/log/$name.log
listen_port=$port
END
        case $family in
            4) printf 'listen=YES\nlisten_address=%s\n' "$address" >>"$config" ;;
            6) printf 'listen=NO\nlisten_ipv6=YES\nlisten_address6=::1\n' >>"$config" ;;
        esac
        [ "$tls" = off ] || cat >>"$config" <<END
ssl_enable=YES
ssl_tlsv1=YES
implicit_ssl=$([ "$tls" = implicit ] && echo YES || echo NO)
force_local_logins_ssl=YES
force_local_data_ssl=YES
require_ssl_reuse=$([ "$reuse" = yes ] && echo YES || echo NO)
rsa_cert_file=$WORK/tls/$CERTIFICATE.pem
rsa_private_key_file=$WORK/tls/key.pem
ssl_ciphers=HIGH
END
        [ ${#SETTINGS[@]} = 0 ] || printf '%s\n' "${SETTINGS[@]}" >>"$config"
        launch "$name-$family" $address "$port" env OPENSSL_CONF="$(openssl_config "${version/-/1.3}")" "$(vsftpd_binary)" "$config" || return
    done
}

start_proftpd() {
    local name=$1 tls=$2 version=$3 reuse=$4 port=$5
    local config=$WORK/config/$name.conf modules addresses
    modules=$(dirname "$(find "$SERVERS_ROOT/usr/lib" -name mod_tls.so | head -n 1)")
    addresses=$(address_of 4)
    listens_on 6 && addresses+=" $(address_of 6)"
    log_file "$name"
    cat >"$config" <<END
ModulePath $modules
LoadModule mod_tls.c
ServerName "portolan tests"
ServerType standalone
DefaultAddress $addresses
SocketBindTight on
Port $port
UseIPv6 $(listens_on 6 && echo on || echo off)
UseReverseDNS off
User $SERVER_USER
Group $SERVER_GROUP
DefaultRoot ~
AuthPAM off
AuthOrder mod_auth_file.c
AuthUserFile $WORK/config/$name.users
RequireValidShell off
MaxInstances 200
MaxLoginAttempts 5
AllowOverwrite on
AllowStoreRestart on
DelayEngine off
Umask 022
WtmpLog off
TransferLog none
SystemLog $WORK/log/$name.system
PidFile $WORK/config/$name.pid
ScoreboardFile $WORK/config/$name.score
LogFormat commands "%a \"%r\" %s"
ExtendedLog $WORK/log/$name.log ALL commands
END
    [ "$tls" = off ] || cat >>"$config" <<END
TLSEngine on
TLSRequired on
TLSProtocol $([ "$version" = 1.2 ] && echo TLSv1.2 || echo TLSv1.2 TLSv1.3)
TLSRSACertificateFile $WORK/tls/$CERTIFICATE.pem
TLSRSACertificateKeyFile $WORK/tls/key.pem
TLSLog $WORK/log/$name.tls
END
    [ "$tls" = implicit ] && echo "TLSOptions UseImplicitSSL$([ "$reuse" = yes ] || echo ' NoSessionReuseRequired')" >>"$config"
    [ "$tls" = explicit ] && [ "$reuse" = no ] && echo "TLSOptions NoSessionReuseRequired" >>"$config"
    [ ${#SETTINGS[@]} = 0 ] || printf '%s\n' "${SETTINGS[@]}" >>"$config"
    (umask 077 && printf '%s:%s:%s:%s::%s:/bin/false\n' "$USER_NAME" "$PASSWORD_HASH" "$SERVER_UID" "$SERVER_GID" "$WORK/data/$name" >"$WORK/config/$name.users")
    launch "$name" "$(address_of 4)" "$port" "$(proftpd_binary)" --nodaemon --config "$config" || return
    ! listens_on 6 || listens ::1 "$port" || { say "$name does not listen on ::1"; return 1; }
}

start_pureftpd() {
    local name=$1 tls=$2 version=$3 port=$5 family address mode=0
    [ "$tls" = explicit ] && mode=2
    log_file "$name"
    (umask 077 && printf '%s:%s:%s:%s::%s/./::::::::::::\n' "$USER_NAME" "$PASSWORD_HASH" "$SERVER_UID" "$SERVER_GID" "$WORK/data/$name" >"$WORK/config/$name.users")
    "$SERVERS_ROOT/usr/bin/pure-pw" mkdb "$WORK/config/$name.pdb" -f "$WORK/config/$name.users" >/dev/null
    for family in 4 6; do
        listens_on $family || continue
        address=$(address_of $family)
        # -d twice: commands and answers; -L: no short listings; -D: dot files in LIST too; -U: 644 and 755.
        launch "$name-$family" $address "$port" \
            env OPENSSL_CONF="$(openssl_config "${version/-/1.3}")" LD_PRELOAD="$SERVERS_ROOT/syslog_to_file.so" PORTOLAN_SYSLOG_FILE="$WORK/log/$name.log" \
            "$(pureftpd_binary)" -S "$address,$port" -$family -l "puredb:$WORK/config/$name.pdb" -A -E -H -D -d -d \
            -c 200 -C 100 -L 200000:20 -U 022:022 -u 1 -Y $mode -2 "$WORK/tls/$CERTIFICATE.both" -g "$WORK/config/$name-$family.pid" ${SETTINGS[@]+"${SETTINGS[@]}"} || return
    done
}

start_pyftpdlib() {
    local name=$1 tls=$2 version=$3 port=$5 addresses
    log_file "$name"
    addresses=$(address_of 4)
    listens_on 6 && addresses+=,$(address_of 6)
    # It drops to the other user by itself, once it has read what only root may read.
    launch "$name" "$(address_of 4)" "$port" env PORTOLAN_PASSWORD="$PASSWORD" "$(python_binary)" pyftpdlib_server.py --addresses "$addresses" --port "$port" \
        --user "$USER_NAME" --root "$WORK/data/$name" --log "$WORK/log/$name.log" --run-as "$SERVER_UID:$SERVER_GID" \
        --tls "$tls" --tls-version "${version/-/1.3}" --certificate "$WORK/tls/$CERTIFICATE.both" || return
    ! listens_on 6 || listens ::1 "$port" || { say "$name does not listen on ::1"; return 1; }
}

# A program of ours around libunftp; it takes its key on standard input, since the other user may not read the file.
start_libunftp() {
    local name=$1 tls=$2 version=$3 port=$5 addresses
    log_file "$name"
    [ -x "${PORTOLAN_LIBUNFTP:-}" ] || { say "PORTOLAN_LIBUNFTP does not name the program libunftp_server"; return 1; }
    [ -e "$WORK/bin/libunftp_server" ] || cp "$PORTOLAN_LIBUNFTP" "$WORK/bin/libunftp_server"
    addresses=$(address_of 4)
    listens_on 6 && addresses+=,$(address_of 6)
    INPUT=$WORK/tls/$CERTIFICATE.both launch "$name" "$(address_of 4)" "$port" env PORTOLAN_PASSWORD="$PASSWORD" \
        setpriv --reuid "$SERVER_UID" --regid "$SERVER_GID" --clear-groups \
        "$WORK/bin/libunftp_server" "$addresses" "$port" "$USER_NAME" "$WORK/data/$name" "$tls" "${version/-/1.3}"
}
