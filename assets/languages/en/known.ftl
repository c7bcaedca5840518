## memory

known-what-portolan-learns-while-it = What Portolan learns while it works with this server appears here.
known-nothing-was-learnt-yet = Nothing was learnt yet
known-what = What
known-value = Value
known-learnt = Learnt
known-from = From
known-learnt-of-this-server = Learnt of this server
known-forget = Forget: { $title }
known-tried-first = Tried first
known-whatever-works = Whatever works
known-data-connections-tried-first = Data connections tried first
known-sessions-at-a-time = Sessions at a time
known-as-many-as-it-takes = As many as it takes
known-at-most = At most { $count }
known-most-sessions-at-a-time = Most sessions at a time

## known

known-what-is-known-of = What is known of { $server }
known-whom-you-trust = Whom you trust
known-forget-all-of-it = Forget all of it
known-what-is-taken-back-is = What is taken back is asked again when it is needed.
known-this-server = This server
known-trust = Trust

## trust

known-certificates-that-you-trust-by = Certificates that you trust by hand, and servers that may go without TLS, appear here.
known-only-the-authorities-of-this = Only the authorities of this computer
known-since = Since
known-trusted = Trusted
known-take-back = Take back: { $server }, { $what }
known-this-certificate-always = This certificate, always
known-this-certificate-until-portolan-ends = This certificate, until Portolan ends
known-without-tls = { $user } without TLS
known-tls-worked-never-without-it = TLS worked: never without it

## learnt

# What is remembered of a server: titles of rows
known-row-data-mode = Data connections made by
known-row-given-up-epsv = EPSV given up
known-row-given-up-pasv = PASV given up
known-row-given-up-eprt = EPRT given up
known-row-given-up-port = PORT given up
known-row-look-ahead-retrieve = Takes the next EPSV with RETR
known-row-look-ahead-store = Takes the next EPSV with STOR
known-row-in-order = Answers in order
known-row-rest-stor = Continues uploads with REST
known-row-large-rest = Continues files beyond 2 GiB
known-row-mlsd = MLSD tells the truth
known-row-rename-over = Renaming replaces a file
known-row-list-all = LIST -a shows hidden names
known-row-keep-alive-in-transfer = Keep-alive during transfers
known-row-time-command = Modification times set by
known-row-doubles-iac = Wants 0xFF in names doubled
known-row-clock-offset = Its clock differs from UTC by
known-row-name-encoding = Encoding of names
known-row-session-limit = Sessions allowed at a time
known-row-tls-reuse = Demands TLS session reuse
known-row-tls-version = TLS version used
known-yes = yes
known-no = no
