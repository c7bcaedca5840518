//! What more is known of an error, as a value: a cause with its facts. A face words it in the person's language under the
//! name of its message; the English words here are those of the command line and of the logs.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{CertificateProblem, NameError, Unencodable};

/// A fact of a [`Detail`], to be put into a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact<'a> {
    /// How many, or which.
    Number(u64),
    /// A path, a name, an address, or words of a server, of the system or of a library.
    Text(&'a str),
    /// What is behind it.
    Detail(&'a Detail),
}

/// What can be a fact of a detail.
trait Told {
    fn told(&self) -> Fact<'_>;

    /// One of its kind, for [`Detail::examples`].
    fn example() -> Self;
}

impl Told for u64 {
    fn told(&self) -> Fact<'_> {
        Fact::Number(*self)
    }

    fn example() -> Self {
        12
    }
}

impl Told for Arc<str> {
    fn told(&self) -> Fact<'_> {
        Fact::Text(self)
    }

    fn example() -> Self {
        "fact".into()
    }
}

impl Told for Arc<Detail> {
    fn told(&self) -> Fact<'_> {
        Fact::Detail(self)
    }

    fn example() -> Self {
        Self::new(Detail::words("below"))
    }
}

macro_rules! details {
    ($($name:ident $({ $($fact:ident: $kind:ty),+ })? = $message:literal, $english:literal;)+) => {
        /// What more is known of an error, in words that fit after "because".
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Detail {
            /// Words of a server, of the system or of a library, which nobody translates; and those that an earlier version
            /// of the program has kept.
            Words(Arc<str>),
            $(
                #[doc = concat!("In English: ", $english, ".")]
                $name $({ $(#[doc = concat!("`", stringify!($fact), "` of the sentence.")] $fact: $kind),+ })?,
            )+
        }

        impl Detail {
            /// The name of its message, and its facts by their names in it. `None` for words that are said as they are.
            pub fn message(&self) -> Option<(&'static str, Vec<(&'static str, Fact<'_>)>)> {
                match self {
                    Self::Words(_) => None,
                    $(Self::$name $({ $($fact),+ })? => {
                        Some(($message, vec![$($((stringify!($fact), $fact.told())),+)?]))
                    })+
                }
            }

            /// One of each, for tests that must miss none.
            pub fn examples() -> Vec<Self> {
                vec![$(Self::$name $({ $($fact: Told::example()),+ })?),+]
            }
        }

        impl fmt::Display for Detail {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::Words(words) => f.write_str(words),
                    $(Self::$name $({ $($fact),+ })? => write!(f, $english),)+
                }
            }
        }
    };
}

details! {
    // Sessions and what was asked of them.
    NotConnected = "detail-not-connected", "not connected";
    ConnectionClosed = "detail-connection-closed", "the connection is closed";
    SessionEnded = "detail-session-ended", "the session has ended";
    SessionEndedFor { why: Arc<Self> } = "detail-session-ended-for", "the session has ended: {why}";
    EngineEnded = "detail-engine-ended", "the engine has ended";
    Stopped = "detail-stopped", "stopped";
    StoppedBefore = "detail-stopped-before", "stopped before it began";
    NothingTold = "detail-nothing-told", "nothing was told";
    OthersFailed { others: u64 } = "detail-others-failed", "{others} more failed besides this one";
    AndOthersFailed { first: Arc<Self>, others: u64 } = "detail-and-others-failed", "{first}; {others} more failed besides this one";
    TargetSiteGone = "detail-target-site-gone", "the site that gets the files is not connected";
    // The way to the server.
    LookUpSlow { limit: Arc<str> } = "detail-look-up-slow", "the look-up of the name took longer than {limit} s";
    NoAnswerFrom { addresses: Arc<str>, limit: Arc<str> } = "detail-no-answer-from", "no answer from {addresses} within {limit} s";
    NoAnswerFromMore { addresses: Arc<str>, more: u64, limit: Arc<str> } = "detail-no-answer-from-more", "no answer from {addresses} or {more} more within {limit} s";
    NoIpv4 = "detail-no-ipv4", "it has no IPv4 address, and this site is set to IPv4 only";
    NoIpv6 = "detail-no-ipv6", "it has no IPv6 address, and this site is set to IPv6 only";
    NoAddress = "detail-no-address", "it has no address at all";
    ServerCloses = "detail-server-closes", "the server closes the connection";
    ProxyOrServerCloses = "detail-proxy-or-server-closes", "the proxy, or the server behind it, closes the connection";
    ServerSays { reply: Arc<str> } = "detail-server-says", "the server says {reply}";
    SaidUnasked { reply: Arc<str> } = "detail-said-unasked", "the server said {reply} though nothing was asked";
    Overtaken { code: Arc<str>, verb: Arc<str> } = "detail-overtaken", "the reply {code} does not belong to {verb}: replies overtook each other";
    WrongAnswer { code: Arc<str>, verb: Arc<str> } = "detail-wrong-answer", "{code} came where {verb} was to be answered";
    ClosedBeforeGreeting = "detail-closed-before-greeting", "the server closed the connection before it greeted";
    ServerClosed = "detail-server-closed", "the server closed the connection";
    NoGreeting = "detail-no-greeting", "no greeting came in time";
    NoReplyTo { verb: Arc<str> } = "detail-no-reply-to", "no reply to {verb} came in time";
    AskedForClocks { why: Arc<Self> } = "detail-asked-for-clocks", "{why} (asked to compare clocks)";
    SessionWasEnded = "detail-session-was-ended", "the session was ended";
    ReplyTooLong = "detail-reply-too-long", "the server sends a reply without end";
    ReplyNul = "detail-reply-nul", "a NUL byte inside a reply";
    NoReply { line: Arc<str> } = "detail-no-reply", "a line that is no reply: {line}";
    TlsFromTheStart = "detail-tls-from-the-start", "the port speaks TLS from the first byte: connect with implicit TLS (ftps://)";
    GreetsWith { words: Arc<str> } = "detail-greets-with", "what answers on this port greets with “{words}”";
    SshAnswers = "detail-ssh-answers", "an SSH server answers on this port: use SFTP";
    WebAnswers = "detail-web-answers", "a web server answers on this port";
    MailAnswers = "detail-mail-answers", "a mail server answers on this port";
    // Logging on.
    PasswordAsked = "detail-password-asked", "the server asks for a password and none is known";
    PasswordMore = "detail-password-more", "the server asks for one more password";
    AccountAsked = "detail-account-asked", "the server asks for an account and none is known";
    NobodyAnswered = "detail-nobody-answered", "nobody answered in time";
    TlsNotInTime = "detail-tls-not-in-time", "TLS did not stand in time";
    NothingInClear = "detail-nothing-in-clear", "nothing was sent in clear";
    ProxyNothingInClear = "detail-proxy-nothing-in-clear", "the proxy refused it, and nothing was sent in clear";
    ProtRefused = "detail-prot-refused", "PROT P was refused; the option of this site to move files in clear (plain_data) is off";
    ClearBehindAuth = "detail-clear-behind-auth", "bytes in clear came behind the reply to AUTH";
    TlsOfferedBefore = "detail-tls-offered-before", "this server offered it before, so somebody may be tampering with the connection";
    // Proxies.
    Through { proxy: Arc<str>, why: Arc<Self> } = "detail-through", "{proxy}: {why}";
    ProxySlow { proxy: Arc<str>, target: Arc<str>, limit: Arc<str> } = "detail-proxy-slow", "the proxy {proxy} made no connection to {target} within {limit} s";
    ProxyRefusal { proxy: Arc<str>, why: Arc<Self>, target: Arc<str> } = "detail-proxy-refusal", "the proxy {proxy} {why} (asked for {target})";
    ProxyUnreached { proxy: Arc<str>, why: Arc<str> } = "detail-proxy-unreached", "no connection to the proxy {proxy}: {why}";
    ProxyWantsLogOn = "detail-proxy-wants-log-on", "wants a log-on, and no user for it is known";
    ProxyRefusesUser = "detail-proxy-refuses-user", "refuses user or password";
    ProxyRules = "detail-proxy-rules", "does not allow this connection by its rules";
    ProxyCouldNot = "detail-proxy-could-not", "could not connect and does not say why";
    ProxyNetwork = "detail-proxy-network", "says that the network of the server cannot be reached";
    ProxyHost = "detail-proxy-host", "says that the server cannot be reached or its name is not known";
    ProxyServerRefused = "detail-proxy-server-refused", "says that the server refused the connection";
    ProxyServerSlow = "detail-proxy-server-slow", "says that the server did not answer in time";
    ProxyForNobody = "detail-proxy-for-nobody", "makes no connections for anybody";
    ProxyAddressSort = "detail-proxy-address-sort", "does not take this sort of address";
    ProxyCode { code: u64 } = "detail-proxy-code", "refuses the connection with the code {code}, which no standard knows";
    ProxyNotThis { protocol: Arc<str> } = "detail-proxy-not-this", "does not speak {protocol}";
    ProxyLikeHttp { protocol: Arc<str> } = "detail-proxy-like-http", "does not speak {protocol}; it answers like an HTTP proxy";
    ProxyLikeSocks5 { protocol: Arc<str> } = "detail-proxy-like-socks5", "does not speak {protocol}; it answers like a SOCKS 5 proxy";
    ProxyLikeSocks4 { protocol: Arc<str> } = "detail-proxy-like-socks4", "does not speak {protocol}; it answers like a SOCKS 4 proxy";
    ProxyLikeFtp { protocol: Arc<str> } = "detail-proxy-like-ftp", "does not speak {protocol}; it answers like an FTP server";
    ProxyLongAnswer { most: u64 } = "detail-proxy-long-answer", "sends an answer of more than {most} bytes";
    ProxyClosed = "detail-proxy-closed", "closed the connection without an answer";
    ProxyBroke { why: Arc<str> } = "detail-proxy-broke", "broke the connection: {why}";
    ProxyHostOdd = "detail-proxy-host-odd", "cannot be told a host name with blanks or control characters";
    ProxyUserOdd = "detail-proxy-user-odd", "cannot be told a user name with a colon or a control character";
    ProxyUserNul = "detail-proxy-user-nul", "cannot be told a user name with NUL";
    ProxyNoIpv6 = "detail-proxy-no-ipv6", "cannot be told an IPv6 address, which SOCKS 4a does not know; SOCKS 5 does";
    ProxyLongHost = "detail-proxy-long-host", "cannot be told a host name of more than 255 bytes";
    ProxyLongUser = "detail-proxy-long-user", "cannot be told a user name of more than 255 bytes";
    ProxyLongPassword = "detail-proxy-long-password", "cannot be told a password of more than 255 bytes";
    ProxyNeitherLogOn = "detail-proxy-neither-log-on", "takes neither a log-on with user and password nor one without";
    ProxyLogOnSort { sort: u64 } = "detail-proxy-log-on-sort", "wants a log-on of sort {sort}, which was not offered";
    ProxyAddressAnswer { sort: u64 } = "detail-proxy-address-answer", "does not speak SOCKS 5: it answers with an address of sort {sort}";
    ProxySocks4Refused = "detail-proxy-socks4-refused", "does not allow the connection or could not make it; SOCKS 4a does not tell which";
    ProxyIdent = "detail-proxy-ident", "could not find out by ident (RFC 1413) that the user is who is said";
    ProxyAnswers { why: Arc<Self>, answer: Arc<str> } = "detail-proxy-answers", "{why}: it answers {answer}";
    ProxyOtherLogOn { schemes: Arc<str> } = "detail-proxy-other-log-on", "wants a log-on by {schemes}; Portolan can do Basic";
    ProxyRulesPorts = "detail-proxy-rules-ports", "does not allow this connection by its rules; many allow port 443 alone";
    ProxyNoConnect = "detail-proxy-no-connect", "does not take CONNECT";
    ProxyNotReached = "detail-proxy-not-reached", "could not connect to the server";
    ProxyRefusesConnection = "detail-proxy-refuses-connection", "refuses the connection";
    ProxyStillAccount { code: u64 } = "detail-proxy-still-account", "all lines for the proxy were sent, and an account is still asked for (reply {code})";
    ProxyStillPassword { code: u64 } = "detail-proxy-still-password", "all lines for the proxy were sent, and a password is still asked for (reply {code})";
    ProxyStillMore { code: u64 } = "detail-proxy-still-more", "all lines for the proxy were sent, and something more is still asked for (reply {code})";
    ProxyNoCommands = "detail-proxy-no-commands", "the FTP proxy has no commands for its log-on";
    RefusedByProxy { verb: Arc<str> } = "detail-refused-by-proxy", "the proxy refused {verb}";
    RefusedBehind { server: Arc<str>, verb: Arc<str> } = "detail-refused-behind", "{server}, reached through the proxy, refused {verb}";
    RefusedByEither { server: Arc<str>, verb: Arc<str> } = "detail-refused-by-either", "the proxy, or {server} behind it, refused {verb}";
    ProxyAsksPassword = "detail-proxy-asks-password", "the proxy asks for a password and none is known";
    BehindAsksPassword = "detail-behind-asks-password", "the server behind the proxy asks for a password and none is known";
    ProxyRefused = "detail-proxy-refused", "the proxy refused the connection";
    // TLS.
    TlsNotPrepared = "detail-tls-not-prepared", "TLS could not be prepared";
    TlsSlow { limit: Arc<str> } = "detail-tls-slow", "the server did not finish the TLS handshake within {limit} s";
    TlsClosed = "detail-tls-closed", "the server closed the connection during the TLS handshake";
    TlsClosedWithoutOurs = "detail-tls-closed-without-ours", "the server closed the connection during the TLS handshake; it had asked for a client certificate, and this site has none";
    TlsBroke { why: Arc<str> } = "detail-tls-broke", "the TLS handshake broke: {why}";
    TlsCipher { alert: Arc<str> } = "detail-tls-cipher", "cipher: the server has none in common with us (alert {alert}); its owner has to allow one with ECDHE and AES-GCM or ChaCha20-Poly1305, or TLS 1.3";
    TlsName = "detail-tls-name", "name: the server has no certificate for this host name (alert UnrecognisedName)";
    TlsAlert { alert: Arc<str> } = "detail-tls-alert", "the server broke the handshake off with the alert {alert}";
    TlsLacks { what: Arc<str> } = "detail-tls-lacks", "cipher or protocol: the server lacks what TLS 1.2 or 1.3 needs today ({what}); its owner has to renew its settings";
    TlsImplicitPort = "detail-tls-implicit-port", "what the server sent is no TLS; implicit TLS has a port of its own (990), explicit TLS goes to port 21";
    TlsSomethingElse = "detail-tls-something-else", "the server agreed to TLS and then sent something else; its TLS is not set up, or somebody on the way changes the connection";
    TlsOtherCertificate = "detail-tls-other-certificate", "the data connection showed another certificate than the control connection";
    TlsOldCertificate { flaw: Arc<Self> } = "detail-tls-old-certificate", "certificate: {flaw}; the server's owner has to make a new one";
    TlsUselessCertificate { why: Arc<str> } = "detail-tls-useless-certificate", "certificate: the server's cannot be used: {why}";
    TlsRules { what: Arc<str> } = "detail-tls-rules", "the server breaks the rules of TLS ({what})";
    TlsTooOld = "detail-tls-too-old", "protocol: the server speaks neither TLS 1.2 nor TLS 1.3, and what is older is no longer safe; its owner has to switch one of them on";
    TlsVersions { allowed: Arc<str> } = "detail-tls-versions", "protocol: the server speaks none of the versions that this site allows ({allowed}); allow both TLS 1.2 and 1.3";
    OursWanted { alert: Arc<str> } = "detail-ours-wanted", "the server asked for one, got none, and closed the connection (alert {alert})";
    OursRefused { alert: Arc<str> } = "detail-ours-refused", "the server got the one of this site, and closed the connection (alert {alert})";
    InFile { path: Arc<str>, why: Arc<Self> } = "detail-in-file", "{path}: {why}";
    NoPem { why: Arc<str> } = "detail-no-pem", "it is no PEM file: {why}";
    PemWithoutCertificate = "detail-pem-without-certificate", "there is no certificate in it (BEGIN CERTIFICATE)";
    PemLocked = "detail-pem-locked", "its private key is locked with a passphrase; write one without, for example by `openssl pkey`";
    PemWithoutKey = "detail-pem-without-key", "there is no private key in it (BEGIN PRIVATE KEY)";
    PemOtherKey = "detail-pem-other-key", "its private key belongs to another certificate; the certificate of this computer has to be the first";
    PemUseless { why: Arc<str> } = "detail-pem-useless", "its certificate cannot be used: {why}";
    AuthorityUseless { why: Arc<str> } = "detail-authority-useless", "an authority that was given cannot be used: {why}";
    NoAuthorities = "detail-no-authorities", "the file of authorities holds no certificates";
    SignedByNobodyKnown = "detail-signed-by-nobody-known", "nobody whom this computer trusts has signed it";
    TimeIsOver = "detail-time-is-over", "its time is over";
    TimeNotBegun = "detail-time-not-begun", "its time has not begun";
    MadeForAnother = "detail-made-for-another", "it was made for another host";
    TakenBack = "detail-taken-back", "its issuer has taken it back";
    AnotherThanTrusted = "detail-another-than-trusted", "it is another one than the one trusted for this host";
    MalformedCertificate = "detail-malformed-certificate", "it is malformed or not meant for servers";
    FlawVersion1 = "detail-flaw-version1", "it is X.509 version 1, which is too old to be checked (version 3 is needed)";
    FlawShortKey { bits: u64, least: u64 } = "detail-flaw-short-key", "its RSA key has {bits} bits, which is too short to be safe ({least} are needed)";
    FlawSignature { name: Arc<str> } = "detail-flaw-signature", "its signature uses {name}, which can be forged (SHA-256 is needed)";
    TlsSilentWithoutOurs = "detail-tls-silent-without-ours", "the server closed the connection before it said a word; it had asked for a client certificate, and this site has none";
    PemTooLarge = "detail-pem-too-large", "it is larger than any certificate";
    PemKeyUseless { why: Arc<str> } = "detail-pem-key-useless", "its private key cannot be used: {why}";
    MadeFor { problem: Arc<Self>, subject: Arc<str>, names: Arc<str>, issuer: Arc<str> } = "detail-made-for", "{problem}; made for {subject} ({names}) by {issuer}";
    TlsHostName { why: Arc<str> } = "detail-tls-host-name", "the host name is no DNS name: {why}";
    // Data connections.
    EveryMode { epsv: Arc<Self>, pasv: Arc<Self>, eprt: Arc<Self>, port: Arc<Self> } = "detail-every-mode", "EPSV: {epsv}; PASV: {pasv}; EPRT: {eprt}; PORT: {port}";
    OnlyMode { mode: Arc<str>, why: Arc<Self> } = "detail-only-mode", "{mode}: {why}; no other mode is tried, since only {mode} is allowed for this site";
    NotTried = "detail-not-tried", "not tried";
    ServerAnswered { reply: Arc<str> } = "detail-server-answered", "the server answered {reply}";
    NotOverIpv6 = "detail-not-over-ipv6", "it does not exist over IPv6";
    PortNotIpv6 = "detail-port-not-ipv6", "PORT cannot name an IPv6 address";
    NotThrough { tunnel: Arc<str> } = "detail-not-through", "the server cannot connect to us through {tunnel}";
    AnnouncesIpv4 { address: Arc<str> } = "detail-announces-ipv4", "the address to announce, {address}, is IPv4, and the server is reached over IPv6";
    AnnouncesIpv6 { address: Arc<str> } = "detail-announces-ipv6", "the address to announce, {address}, is IPv6, and the server is reached over IPv4";
    NoConnectionWithin { seconds: u64 } = "detail-no-connection-within", "no connection within {seconds} s";
    CannotListen { address: Arc<str>, why: Arc<Self> } = "detail-cannot-listen", "cannot listen on {address}: {why}";
    DataBroke { why: Arc<str> } = "detail-data-broke", "the data connection broke: {why}";
    DataStalled { seconds: u64 } = "detail-data-stalled", "no byte moved on the data connection for {seconds} s";
    TransferTask { why: Arc<str> } = "detail-transfer-task", "the transfer's own task failed: {why}";
    StopUnclear = "detail-stop-unclear", "the server did not say clearly whether the transfer was stopped";
    WriterEnded = "detail-writer-ended", "the writing thread ended early";
    MoreThanBytes { most: u64 } = "detail-more-than-bytes", "more came than {most} bytes";
    TooManyEntries { most: u64 } = "detail-too-many-entries", "the folder has more than {most} entries";
    LineTooLong { number: u64, most: u64 } = "detail-line-too-long", "line {number} of the listing is longer than {most} bytes";
    UnreadLines { lines: u64 } = "detail-unread-lines", "{lines} lines of its listing were not understood";
    TooDeep { most: u64 } = "detail-too-deep", "more than {most} folders lie inside each other here; this one is not read";
    CannotComeThrough { tunnel: Arc<str> } = "detail-cannot-come-through", "{tunnel} cannot connect to us";
    TransferWithoutFile = "detail-transfer-without-file", "there is no file to move";
    DataRefusedBy { address: Arc<str> } = "detail-data-refused-by", "connection refused by {address}";
    DataNotTo { address: Arc<str>, why: Arc<str> } = "detail-data-not-to", "no connection to {address}: {why}";
    PortFailed { port: Arc<str>, why: Arc<str> } = "detail-port-failed", "port {port}: {why}";
    PortsNone { first: Arc<str>, last: Arc<str> } = "detail-ports-none", "there is no port from {first} to {last}";
    PortInUse { port: Arc<str> } = "detail-port-in-use", "port {port}, the only one that is allowed, is in use";
    PortsInUse { first: Arc<str>, last: Arc<str> } = "detail-ports-in-use", "all ports from {first} to {last} are in use; allow more of them";
    ProbeUnanswered = "detail-probe-unanswered", "several commands at once were not answered in time";
    ControlBroke { why: Arc<str> } = "detail-control-broke", "the control connection broke: {why}";
    DataUnread = "detail-data-unread", "nobody reads the listing any more";
    DataWithoutTls = "detail-data-without-tls", "the control connection has no TLS to share";
    DataNothing = "detail-data-nothing", "the operation has nothing to carry";
    // Bytes and files.
    BytesThere { there: u64, expected: u64 } = "detail-bytes-there", "{there} bytes are there, and the file has {expected}";
    BytesArrived { arrived: u64, expected: u64 } = "detail-bytes-arrived", "{arrived} bytes arrived, and the file has {expected}";
    BytesExpected { there: u64, expected: u64 } = "detail-bytes-expected", "{there} bytes are there, {expected} were expected";
    CutOff { bytes: u64 } = "detail-cut-off", "after {bytes} bytes, and the server does not tell the size";
    SizeNow { was: u64, now: u64 } = "detail-size-now", "it had {was} bytes and now has {now}";
    WrittenMeanwhile = "detail-written-meanwhile", "somebody wrote to it meanwhile";
    SentBut { bytes: u64, why: Arc<Self> } = "detail-sent-but", "all {bytes} bytes were sent, but: {why}";
    CameBut { bytes: u64, why: Arc<Self> } = "detail-came-but", "{bytes} bytes came to a proper end, but: {why}";
    DiffersFrom { from: u64 } = "detail-differs-from", "the bytes that came for byte {from} and after are not those that are here";
    OtherOffset { size: u64, offset: u64 } = "detail-other-offset", "the file on the server has {size} bytes, and it was to go on at {offset}";
    CannotRestart = "detail-cannot-restart", "the server can neither restart an upload nor tell how much it has";
    BadRestart = "detail-bad-restart", "this server does not begin where it is told to, beyond 2 GiB";
    TextHasNoPlace = "detail-text-has-no-place", "in type A no byte has a place from which to go on";
    CalledWholeEarly = "detail-called-whole-early", "the server called it whole before all of it was sent";
    SizeUnknown = "detail-size-unknown", "the server does not tell its size, and without that nobody could tell that the copy is whole";
    SourceStays = "detail-source-stays", "it stays: nothing but the server's word says that its copy is whole";
    ChecksumNotHere { algorithm: Arc<str> } = "detail-checksum-not-here", "its {algorithm} there is another one than here";
    ChecksumNotSource { algorithm: Arc<str> } = "detail-checksum-not-source", "its {algorithm} there is another one than at its source";
    OtherBytesCame = "detail-other-bytes-came", "it was brought once more, and other bytes came";
    WholeFilesOnly = "detail-whole-files-only", "the server computes checksums of whole files only";
    NotComputed { algorithm: Arc<str> } = "detail-not-computed", "the server does not compute {algorithm}";
    NoChecksums = "detail-no-checksums", "the server computes no checksums";
    NotInReply { algorithm: Arc<str> } = "detail-not-in-reply", "no {algorithm} is in the reply";
    // Names, and what has them.
    NotInEncoding { letter: Arc<str>, encoding: Arc<str> } = "detail-not-in-encoding", "`{letter}` cannot be written in {encoding}, the encoding of names on this server";
    NameEmpty = "detail-name-empty", "the name is empty";
    NameDots = "detail-name-dots", "`.` and `..` are not names of entries";
    NameSlash = "detail-name-slash", "the name holds a `/`";
    NameNul = "detail-name-nul", "the name holds a NUL byte";
    LineEndInside = "detail-line-end-inside", "a line end or a NUL byte cannot be sent inside a command";
    NoNameAtEnd = "detail-no-name-at-end", "the path does not end in a name";
    FinalNameTaken = "detail-final-name-taken", "the final name is taken";
    RenameRefused = "detail-rename-refused", "the rename was refused";
    NameChanged { name: Arc<str> } = "detail-name-changed", "the server changed the name without a word: it is there as “{name}”";
    NothingOfThatName = "detail-nothing-of-that-name", "the server said that it was done, but the folder has nothing of that name";
    NeitherName = "detail-neither-name", "the server said that it was done, but the folder has neither name";
    CalledNow { name: Arc<str> } = "detail-called-now", "and it is called “{name}” now";
    IsThere { name: Arc<str> } = "detail-is-there", "“{name}” is there";
    NameTakenMeanwhile = "detail-name-taken-meanwhile", "the name was taken meanwhile";
    NoName = "detail-no-name", "it has no name";
    RootHasNoName = "detail-root-has-no-name", "the root of the disk has no name that it could have at the target";
    NoContents = "detail-no-contents", "it is no file with contents";
    NoFileNow = "detail-no-file-now", "what has this name there now is no file";
    NotAFile = "detail-not-afile", "what has this name there is not a file";
    IsAFolder = "detail-is-afolder", "what has this name there is a folder";
    NeitherFileNorFolder = "detail-neither-file-nor-folder", "it is neither a file nor a folder";
    LinkOrNoFile = "detail-link-or-no-file", "it is a link or no file at all";
    IntoItself = "detail-into-itself", "a folder cannot be copied into itself";
    NotAcross = "detail-not-across", "renaming moves nothing from one side to the other";
    AcrossIsTransfer = "detail-across-is-transfer", "what goes to another side is a transfer";
    // What a server cannot do.
    ModeUnknown = "detail-mode-unknown", "some bits are to stay, and the server does not tell how they are";
    UnixModesOnly = "detail-unix-modes-only", "only Unix permissions can be set over FTP";
    NoTimeCommand = "detail-no-time-command", "the server knows neither MFMT nor SITE UTIME";
    NoSpaceCommand = "detail-no-space-command", "the server knows neither AVBL nor SITE QUOTA";
    NoCommand = "detail-no-command", "there is no command";
    SentByProgram { verb: Arc<str> } = "detail-sent-by-program", "{verb} is sent by the program itself";
    // Bin, trash and programs of this computer.
    InBinAlready = "detail-in-bin-already", "it is in the bin already";
    BinInIt = "detail-bin-in-it", "the bin itself is in it";
    BinFull = "detail-bin-full", "the bin has a thousand of this name today";
    NotIntoBin { bin: Arc<str> } = "detail-not-into-bin", "what is there could not be moved into the bin {bin}, so it was not replaced";
    NotIntoBinFor { bin: Arc<str>, why: Arc<Self> } = "detail-not-into-bin-for", "what is there could not be moved into the bin {bin}, so it was not replaced: {why}";
    OldInBin { kept: Arc<str> } = "detail-old-in-bin", "the file that was there before is {kept}";
    OldInBinFor { kept: Arc<str>, why: Arc<Self> } = "detail-old-in-bin-for", "{why}; the file that was there before is {kept}";
    TrashRefuses = "detail-trash-refuses", "the trash does not take it, and nothing is deleted for good behind your back";
    TrashKeeps = "detail-trash-keeps", "the trash does not give it back; look for it there";
    TrashLost = "detail-trash-lost", "it is not in the trash any more";
    TrashByHand = "detail-trash-by-hand", "take it out of the trash there";
    CannotStart { program: Arc<str>, why: Arc<str> } = "detail-cannot-start", "`{program}` cannot be started: {why}";
    NoProgram = "detail-no-program", "no program is named";
    ProgramNotEdited = "detail-program-not-edited", "it is a program, and a program is not edited; choose an editor in the settings";
    SavedNotThere = "detail-saved-not-there", "what was saved here is not on the server yet";
    ProgramWrites = "detail-program-writes", "its program is writing it, or was stopped while it did; start and quit that program, and read it again";
    ExportOverwritesNothing = "detail-export-overwrites-nothing", "an export overwrites nothing; choose another name";
    QueueTooLarge = "detail-queue-too-large", "it is too large for a queue";
    FileNotRead = "detail-file-not-read", "it cannot be read";
    FileNotWritten = "detail-file-not-written", "it cannot be written";
    FileNotLocked = "detail-file-not-locked", "it cannot be locked";
    FileNotMade = "detail-file-not-made", "it cannot be made";
    FileNotSafe = "detail-file-not-safe", "it cannot be made safe on its disk";
    FileNotSetAside = "detail-file-not-set-aside", "it cannot be set aside";
    VersionNotKept = "detail-version-not-kept", "it cannot be kept as an older version";
    FileNoTerminal = "detail-file-no-terminal", "no terminal was found; name one in the settings";
    // Passwords that are kept, and files of other programs.
    KeyringMissing { why: Arc<str> } = "detail-secret-unavailable", "this session has no keyring (Secret Service, Keychain or Credential Manager): {why}";
    KeyringFailed { why: Arc<str> } = "detail-secret-failed", "the keyring did not do it: {why}";
    PasswordsLocked = "detail-secret-locked", "the passwords are locked; the master password opens them";
    NoMasterPassword = "detail-secret-no-master", "this session has no keyring, and no master password has been chosen to keep passwords under";
    WrongMasterPassword = "detail-secret-wrong-master", "this is not the master password";
    PasswordFileFailed { why: Arc<str> } = "detail-secret-file", "the file of passwords {why}";
    PasswordFileDamaged { why: Arc<str> } = "detail-secret-damaged", "the file of passwords is damaged: {why}";
    PasswordsForbidden = "detail-secret-forbidden", "the settings of this computer forbid keeping passwords";
    ImportUnknown = "detail-import-unknown", "this is no file of FileZilla, WinSCP, Double Commander, rclone or lftp, and no .netrc; say which it is if it is one";
    ImportBroken { why: Arc<str> } = "detail-import-broken", "the file cannot be read: {why}";
}

impl Detail {
    /// Words that are nobody's to translate: of a server, of the system, of a library.
    pub fn words(words: impl Into<Arc<str>>) -> Self {
        Self::Words(words.into())
    }

    /// Words of an error of the system or of a library.
    pub fn of(error: &(impl fmt::Display + ?Sized)) -> Self {
        Self::words(error.to_string())
    }
}

impl From<&NameError> for Detail {
    fn from(error: &NameError) -> Self {
        match error {
            NameError::Empty => Self::NameEmpty,
            NameError::Dots => Self::NameDots,
            NameError::Slash => Self::NameSlash,
            NameError::Nul => Self::NameNul,
        }
    }
}

impl From<&Unencodable> for Detail {
    fn from(error: &Unencodable) -> Self {
        Self::NotInEncoding {
            letter: error.char.to_string().into(),
            encoding: error.encoding.to_string().into(),
        }
    }
}

impl From<CertificateProblem> for Detail {
    fn from(problem: CertificateProblem) -> Self {
        match problem {
            CertificateProblem::UnknownIssuer => Self::SignedByNobodyKnown,
            CertificateProblem::Expired => Self::TimeIsOver,
            CertificateProblem::NotYetValid => Self::TimeNotBegun,
            CertificateProblem::WrongName => Self::MadeForAnother,
            CertificateProblem::Revoked => Self::TakenBack,
            CertificateProblem::Changed => Self::AnotherThanTrusted,
            CertificateProblem::Unusable => Self::MalformedCertificate,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_details_have_one_message() {
        let examples = Detail::examples();
        let messages: BTreeSet<_> = examples
            .iter()
            .filter_map(Detail::message)
            .map(|(key, _)| key)
            .collect();
        assert_eq!(messages.len(), examples.len());
    }

    #[test]
    fn what_is_wrong_with_a_name_and_a_certificate_has_one_wording() {
        for error in [NameError::Empty, NameError::Dots, NameError::Slash, NameError::Nul] {
            assert_eq!(Detail::from(&error).to_string(), error.to_string());
        }
        for problem in [
            CertificateProblem::UnknownIssuer,
            CertificateProblem::Expired,
            CertificateProblem::NotYetValid,
            CertificateProblem::WrongName,
            CertificateProblem::Revoked,
            CertificateProblem::Changed,
            CertificateProblem::Unusable,
        ] {
            assert_eq!(Detail::from(problem).to_string(), problem.to_string());
        }
    }

    #[test]
    fn a_detail_holds_what_is_behind_it() {
        let detail = Detail::SessionEndedFor {
            why: Arc::new(Detail::NoReplyTo { verb: "SIZE".into() }),
        };
        assert_eq!(
            detail.to_string(),
            "the session has ended: no reply to SIZE came in time"
        );
    }
}
