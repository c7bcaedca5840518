# What failed, where, why, and what to do next. The English ones are word for word those of the command line.

## What was being done; a path, a server or both follow behind it

error-act-connect = Cannot connect to
error-act-list = Cannot read the folder
error-act-stat = Cannot look at
error-act-download = Cannot download
error-act-upload = Cannot upload
error-act-make-folder = Cannot make the folder
error-act-delete = Cannot delete
error-act-rename = Cannot rename
error-act-set-attributes = Cannot change the attributes of
error-act-checksum = No checksum was computed of
error-act-raw-command = Cannot send the command to
error-act-secret = Cannot use the password of
error-act-remember = Cannot write
error-act-open = Cannot open

## Where: $path and $server are as they are written

error-place-of-this-computer = { $path } on this computer
error-place-of-this-computer-and-server = { $path } on this computer (from or to { $server })
error-place-on-server = { $path } on { $server }
error-this-computer = this computer

## Put together. $why is a reason of below, or what was put together of one so far

# $detail is a message of details.ftl, or the words of a server or of the system.
error-with-detail = { $why }: { $detail }
error-with-certificate = { $why } (SHA-256 { $sha256 })
error-with-reply = { $why }; the server said “{ $reply }”
error-with-cause = { $why } ({ $cause })

## Why, in small letters and without a full stop; .next is an advice without a full stop

error-unknown-host = the host name has no address
    .next = Check the spelling of the host, and that this computer is online
error-connection-refused = nothing accepts connections on that port
    .next = Check the port (21 for FTP and explicit TLS, 990 for implicit TLS) and that the server runs
error-unreachable = there is no way to the host
    .next = Check the network, the VPN and the address
error-timed-out = no answer came in time
    .next = Try again; if it stays so, a firewall may drop the packets
error-connection-lost = the connection broke
    .next = Try again; what has arrived is kept and continued
error-server-busy = the server closes the connection
    .next = Wait a little and try again
error-too-many-connections = the server allows no more connections
    .next = Use fewer sessions for this site, or wait until the server has dropped the old ones
error-not-ftp = what answered is not an FTP server
    .next = Check the port; for SFTP (port 22) another protocol is needed
error-protocol = the server broke the rules of FTP
    .next = Try again, and look into the log for what it said
error-login-refused = user name or password were refused
    .next = Check both and connect again
error-account-needed = the server asks for an account besides user and password
    .next = Enter the account for this site
error-password-needed = no password is known
    .next = Enter the password
error-tls-required = the server accepts log-ons only over TLS
    .next = Connect with ftpes:// (explicit TLS)
error-tls-not-offered = the server does not offer TLS
    .next = Allow plain FTP for this site if you accept that everybody on the way can read the password and the files
error-tls-failed = client and server could not agree on TLS
    .next = Read the reason; most often the server's TLS is out of date, and its owner has to renew it
error-untrusted-certificate = the certificate is not trusted
    .next = Compare its SHA-256 with what the server's owner tells you, and trust it only if they are equal
error-injected-plaintext = text in clear arrived where TLS was to begin, which an honest server never sends
    .next = Do not use this network for this server; somebody on the way may change the connection
error-protection-refused = the server refuses to encrypt data connections
    .next = Ask the server's owner to allow PROT P, or allow this site to move files in clear, if that is good enough
error-data-connection = no data connection could be made
    .next = Choose another mode with the chip in the address field; behind a firewall EPSV or PASV work most often
error-tls-reuse-required = the server wants the TLS session of the control connection for data too
    .next = Try again; a new log-on has a new session
error-not-found = there is no such file or folder
    .next = Refresh the listing
error-permission-denied = the server does not allow it
    .next = Ask the server's owner for the right, or choose another folder
error-already-exists = the name is taken
    .next = Choose another name, or replace what is there
error-not-empty = the folder is not empty
    .next = Delete what is in it first
error-bad-name = the server does not accept this name
    .next = Choose another name without special characters
error-temporary-refusal = the server has a passing trouble with this file
    .next = Try again in a moment
error-server-full = the disk or the quota of the server is full
    .next = Free some space on the server and retry
error-not-supported = the server does not know how to do this
    .next = Nothing helps but another server or another way
error-refused = the server refused
    .next = Read what the server said; the log has the whole dialogue
error-size-mismatch = the size does not match
    .next = Try again; nothing was put under the final name
error-source-changed = the file changed while it was being read
    .next = Try again when nobody writes to it
error-resume-mismatch = what is there already is not the beginning of this file
    .next = Try again; the file is then moved from its beginning
error-content-mismatch = the contents here and there are not the same
    .next = Try again; if it happens again, a disk or a line is broken, here or there
error-unconfirmed = the connection broke before the server confirmed the file
    .next = Try again; the size on the server is compared first
error-truncated = the data ended without a proper end, and its size could not be checked
    .next = Try again; nothing was put under the final name
error-too-large = the answer is larger than any sane one
    .next = Look into the log; the server may be broken or hostile
error-local-full = the disk of this computer is full
    .next = Free some space and retry; what has arrived is kept
error-local-permission = this computer does not allow it
    .next = Check the permissions of the file and its folder
error-local-not-found = there is no such file or folder on this computer
    .next = Refresh the pane; it may have been moved or deleted
error-local-exists = the name is taken on this computer
    .next = Choose another name, or replace what is there
error-local-bad-name = this computer cannot hold a file of this name
    .next = Rename the file on the server, or save it under another name
error-local-io = reading or writing on this computer failed
    .next = Check the disk, and try again
error-proxy-unreachable = the proxy cannot be reached
    .next = Check the proxy of this site and of the settings, or connect without one
error-proxy-log-on = the proxy does not let this computer log on
    .next = Check user and password for the proxy, which are others than those for the server
error-proxy-refused = the proxy makes no connection to the server
    .next = Check what kind of proxy it is; its owner has to allow connections to this server, data ports included
error-client-certificate = the client certificate of this site cannot be used
    .next = Choose a PEM file with the certificate and its private key, without a passphrase
error-client-certificate-needed = the server wants a certificate to know this computer by
    .next = Choose for this site the client certificate that the server's owner has issued
error-cancelled = it was stopped
    .next = Start it again when you want it
error-misuse = a line end or NUL cannot be part of an FTP command
    .next = Rename the file
error-secret-store = the password store of this computer cannot be used
    .next = Unlock the keyring, or enter the password for this session only
