//! From the greeting to a session that can be used: log-on, FEAT, SYST, UTF-8, TYPE I, PWD.

use portolan_remote::{Detail, ErrorKind, HostCommand, NameEncoding, RemotePath, TransferType};

use super::{
    Cx, Step, Steps,
    checksum::Checksum,
    ftp_proxy::{self, Onward, ThroughProxy},
    raw, secure,
};
use crate::{
    Asking, Failure, OperationOutcome, Output, SecretBytes, ServerFacts, TlsMode,
    checksums::{hash_algorithms, methods, offered},
    command::Command,
    error::About,
    features::Features,
    pipeline::Gate,
    quirks::{UNKNOWN, family_named, family_of, system_of},
    reply::{Reply, quoted_path},
};

/// The log-on.
#[derive(Debug, Default)]
pub(crate) struct LogIn {
    /// TLS stands on the control connection.
    secure: bool,
    /// The server greeted with 230, or answered 2yz to USER: no password is wanted.
    logged_in: bool,
    /// Replies that are still to come before the session is ready.
    open: usize,
    /// FEAT, SYST and the rest were sent.
    settling: bool,
    /// OPTS UTF8 ON was sent.
    utf8_asked: bool,
    /// The commands for after the log-on were sent.
    post_login_said: bool,
    /// PASS was sent: a server that asks for password and account in turns without end gets each of them once.
    password_said: bool,
    through_proxy: ThroughProxy,
    /// What the log-on fails with if the person has no answer, while it is held for one.
    held: Option<Failure>,
    facts: ServerFacts,
}

impl Steps for LogIn {
    fn start(&mut self, cx: &mut Cx<'_>) {
        if cx.st.config.tls == TlsMode::Implicit {
            self.secure = true;
            cx.me.deadline = Some(cx.st.now.saturating_add(cx.st.config.limits.tls));
        }
    }

    fn on_reply(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.preliminary() {
            return;
        }
        match step {
            Step::Greeting => self.on_greeting(reply, cx),
            Step::AuthTls | Step::AuthSsl => secure::on_auth(step, reply, cx),
            Step::ThroughProxy => {
                if reply.code.0 == 220 {
                    // The greeting of the server behind the proxy.
                    self.facts.greeting = cx.st.masked(reply);
                }
                let onward = self.through_proxy.on_reply(reply, cx);
                self.behind_proxy(&onward, cx);
            }
            Step::HostFeature | Step::Host => Self::on_host(step, reply, cx),
            Step::User => self.on_user(reply, cx),
            Step::Pass => self.on_pass(reply, cx),
            Step::Account => self.on_account(reply, cx),
            Step::Prot if !reply.code.positive() => secure::on_prot_refused(reply, cx),
            _ => self.on_setting(step, reply, cx),
        }
    }

    fn on_time(&mut self, cx: &mut Cx<'_>) {
        if let Some(held) = self.held.take() {
            let why = Some(Detail::NobodyAnswered);
            return cx.fatal(Failure { why, ..held });
        }
        cx.fatal(Failure::new(ErrorKind::TimedOut, Detail::TlsNotInTime));
    }

    fn on_abandon(&mut self, cx: &mut Cx<'_>) {
        cx.fatal(Failure::new(ErrorKind::Cancelled, Detail::Stopped));
    }
}

impl LogIn {
    fn on_greeting(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        cx.me.deadline = None;
        if !reply.code.positive() {
            return self.refused("", reply, cx);
        }
        self.facts.greeting = cx.st.masked(reply);
        self.logged_in = reply.code.0 == 230;
        // What a proxy says of itself tells nothing of the server.
        let told = family_of(&self.facts.greeting).filter(|_| !ftp_proxy::in_between(&cx.st.config));
        let family = cx.st.config.server.family.as_deref().and_then(family_named).or(told);
        cx.st.adopt_family(family.unwrap_or(&UNKNOWN));
        match cx.st.config.tls {
            TlsMode::Explicit | TlsMode::IfOffered => secure::begin(cx),
            TlsMode::Off | TlsMode::Implicit => self.identify(cx),
        }
    }

    /// TLS stands. Returns whether it was awaited here.
    pub(crate) fn on_tls(&mut self, cx: &mut Cx<'_>) -> bool {
        cx.me.deadline = None;
        if self.secure {
            return false;
        }
        self.secure = true;
        self.identify(cx);
        true
    }

    fn behind_proxy(&mut self, onward: &Onward, cx: &mut Cx<'_>) {
        match onward {
            Onward::Waits => {}
            Onward::LoggedIn => self.settle_in(cx),
        }
    }

    fn identify(&mut self, cx: &mut Cx<'_>) {
        if ftp_proxy::in_between(&cx.st.config) {
            let onward = self.through_proxy.go_on(None, cx);
            return self.behind_proxy(&onward, cx);
        }
        if self.logged_in {
            return self.settle_in(cx);
        }
        if Self::host_first(cx) {
            return;
        }
        Self::send_user(cx);
    }

    /// HOST goes before USER (RFC 7151, section 3.1). Left to us, it is said to families that are known to tell their hosts
    /// apart by it, and only where FEAT lists it (`quirks.md` row 14). Returns whether something was sent.
    fn host_first(cx: &mut Cx<'_>) -> bool {
        let Some(host) = cx.st.config.host.clone() else {
            return false;
        };
        match cx.st.config.server.host_command {
            HostCommand::Always => cx.send(Step::Host, &Command::Host(host), Gate::Alone),
            HostCommand::Auto if cx.st.family.hosts => cx.send(Step::HostFeature, &Command::Feat, Gate::Alone),
            HostCommand::Auto | HostCommand::Never => return false,
        }
        true
    }

    fn on_host(step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if step == Step::HostFeature {
            let listed = Features::parse(reply).is_some_and(|features| features.has("HOST"));
            if let Some(host) = cx.st.config.host.clone().filter(|_| listed) {
                return cx.send(Step::Host, &Command::Host(host), Gate::Alone);
            }
        } else if !reply.code.positive() {
            let words = cx.st.masked(reply);
            cx.st
                .decide(format!("HOST was refused, the log-on goes on without: {words}"));
        }
        Self::send_user(cx);
    }

    fn send_user(cx: &mut Cx<'_>) {
        let user = if cx.st.config.login.user.is_empty() {
            b"anonymous".to_vec()
        } else {
            cx.st.config.login.user.clone()
        };
        cx.send(Step::User, &Command::User(user), Gate::Alone);
    }

    fn on_user(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        match reply.code.0 {
            332 => self.send_account(reply, cx),
            331 | 334 | 336 => self.send_password(reply, cx),
            200..=299 => self.settle_in(cx),
            _ => self.refused("USER", reply, cx),
        }
    }

    /// `asked` is what the server asks for it with: the person may need its words, as those of a one-time password.
    fn send_password(&mut self, asked: &Reply, cx: &mut Cx<'_>) {
        let login = &cx.st.config.login;
        let password = match &login.password {
            Some(password) => password.expose().to_vec(),
            None if login.anonymous() => b"anonymous@".to_vec(),
            None => {
                let why = Detail::PasswordAsked;
                return self.missing(ErrorKind::PasswordNeeded, why, asked, cx);
            }
        };
        self.password_said = true;
        cx.send(Step::Pass, &Command::Pass(password), Gate::Alone);
    }

    fn on_pass(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        match reply.code.0 {
            332 => self.send_account(reply, cx),
            // A second question, as of a log-on in two steps.
            331 | 334 | 336 if cx.st.config.hold.is_some() => {
                let why = Detail::PasswordMore;
                self.missing(ErrorKind::PasswordNeeded, why, reply, cx);
            }
            200..=299 => self.settle_in(cx),
            _ => self.refused("PASS", reply, cx),
        }
    }

    /// Something is asked for that only the person knows: the log-on is held for the answer, if there is somebody to ask.
    fn missing(&mut self, kind: ErrorKind, why: Detail, asked: &Reply, cx: &mut Cx<'_>) {
        let refusal = cx.refusal("", asked, About::LogOn);
        let why = Some(why);
        let failure = Failure { kind, why, ..refusal };
        let Some(hold) = cx.st.config.hold else {
            return cx.fatal(failure);
        };
        cx.me.deadline = Some(cx.st.now.saturating_add(hold));
        cx.st.outputs.push_back(Output::Ask(Asking {
            account: kind == ErrorKind::AccountNeeded,
            says: cx.st.masked(asked),
        }));
        self.held = Some(failure);
    }

    /// The person's answer goes out at once, on the connection that asked.
    pub(crate) fn on_answer(&mut self, answer: Option<&SecretBytes>, cx: &mut Cx<'_>) {
        let Some(held) = self.held.take() else { return };
        cx.me.deadline = None;
        let Some(answer) = answer.map(|answer| answer.expose().to_vec()) else {
            return cx.fatal(held);
        };
        if held.kind == ErrorKind::AccountNeeded {
            cx.send(Step::Account, &Command::Acct(answer), Gate::Alone);
        } else {
            cx.send(Step::Pass, &Command::Pass(answer), Gate::Alone);
        }
    }

    fn send_account(&mut self, asked: &Reply, cx: &mut Cx<'_>) {
        let Some(account) = &cx.st.config.login.account else {
            let why = Detail::AccountAsked;
            return self.missing(ErrorKind::AccountNeeded, why, asked, cx);
        };
        let account = account.expose().to_vec();
        cx.send(Step::Account, &Command::Acct(account), Gate::Alone);
    }

    fn on_account(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        match reply.code.0 {
            200..=299 => self.settle_in(cx),
            // ACCT was asked before PASS (`quirks.md` row 13).
            331 if !self.password_said => self.send_password(reply, cx),
            _ => self.refused("ACCT", reply, cx),
        }
    }

    fn refused(&self, command: &'static str, reply: &Reply, cx: &mut Cx<'_>) {
        let mut failure = cx.refusal(command, reply, About::LogOn);
        if self.secure && failure.kind == ErrorKind::TlsRequired {
            failure.kind = ErrorKind::LoginRefused;
        }
        if command.is_empty() && failure.kind == ErrorKind::LoginRefused {
            failure.kind = ErrorKind::ServerBusy;
        }
        if ftp_proxy::in_between(&cx.st.config) {
            failure.why = Some(Detail::ProxyRefused);
        }
        cx.fatal(failure);
    }

    /// Everything that can be asked at once is; on a server that is not known to be in order the depth of 1 makes it
    /// one after the other. Nothing here can do harm if another of them is refused.
    fn settle_in(&mut self, cx: &mut Cx<'_>) {
        self.settling = true;
        if self.secure {
            self.ask(Step::Pbsz, &Command::Pbsz, cx);
            self.ask(Step::Prot, &Command::ProtP, cx);
        }
        self.ask(Step::Features, &Command::Feat, cx);
        self.ask(Step::System, &Command::Syst, cx);
        if cx.st.pipeline.deep() && Self::wants_utf8(cx) {
            self.utf8_asked = true;
            self.ask(Step::Utf8, &Command::OptsUtf8, cx);
        }
        self.ask(Step::Type, &Command::Type(TransferType::Image), cx);
        self.ask(Step::Home, &Command::Pwd, cx);
    }

    fn ask(&mut self, step: Step, command: &Command, cx: &mut Cx<'_>) {
        self.open += 1;
        cx.send(step, command, Gate::Ahead);
    }

    fn on_setting(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        let usual = match (step, reply.code.0) {
            (Step::Features, 211) => Some("FEAT"),
            (Step::System, 215) => Some("SYST"),
            (Step::Type, 200) => Some("TYPE"),
            (Step::Home, 257) => Some("PWD"),
            _ => None,
        };
        cx.st.usual.extend(usual);
        match step {
            Step::Prot => cx.st.secure_data = true,
            Step::ProtClear => secure::on_prot_clear(reply, cx),
            Step::Features => self.on_features(reply, cx),
            Step::System if reply.code.positive() => self.on_system(reply, cx),
            Step::Type if reply.code.positive() => cx.st.current_type = Some(TransferType::Image),
            Step::PostLogin if !reply.code.accepted() => {
                let words = cx.st.masked(reply);
                cx.st
                    .decide(format!("a command for after the log-on was refused: {words}"));
            }
            Step::Home => {
                self.facts.home = quoted_path(reply).map(RemotePath::new);
                cx.st.cwd.clone_from(&self.facts.home);
            }
            _ => {}
        }
        self.open = self.open.saturating_sub(1);
        if self.settling && self.open == 0 {
            if self.post_login(cx) {
                return;
            }
            self.ready(cx);
        }
    }

    /// What the person wants said after each log-on, once; returns whether something was sent.
    fn post_login(&mut self, cx: &mut Cx<'_>) -> bool {
        if std::mem::replace(&mut self.post_login_said, true) {
            return false;
        }
        let mut moved = false;
        for line in cx.st.config.server.post_login.clone() {
            let verb = raw::verb_of(line.as_bytes());
            if let Some(why) = raw::why_not(&verb) {
                cx.st
                    .decide(format!("a command for after the log-on is passed over: {why}"));
                continue;
            }
            raw::forget(&verb, cx);
            moved |= matches!(verb.as_str(), "CWD" | "CDUP" | "XCWD" | "XCUP");
            self.open += 1;
            cx.send(Step::PostLogin, &Command::Raw(line.trim().into()), Gate::Alone);
        }
        if moved {
            self.ask(Step::Home, &Command::Pwd, cx);
        }
        self.open > 0
    }

    /// Where the person says that names are in another encoding, the server is not asked to translate them.
    fn wants_utf8(cx: &Cx<'_>) -> bool {
        let encoding = cx.st.config.server.encoding;
        encoding.is_auto() || encoding == NameEncoding::UTF_8
    }

    fn on_features(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        let Some(features) = Features::parse(reply) else {
            return;
        };
        self.facts.utf8 = features.has("UTF8") && Self::wants_utf8(cx);
        if let Some(language) = cx.st.config.server.language.clone().filter(|_| features.has("LANG")) {
            self.ask(Step::Language, &Command::Lang(language), cx);
        }
        if self.facts.utf8 && !self.utf8_asked {
            self.utf8_asked = true;
            if features.has("CLNT") {
                self.ask(Step::Client, &Command::Clnt, cx);
            }
            self.ask(Step::Utf8, &Command::OptsUtf8, cx);
        }
        cx.st.features = features;
    }

    fn on_system(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        let system = cx.st.masked(reply);
        if system_of(&system) == Some("as400") {
            self.ask(Step::NameFormat, &Command::SiteNameFormat, cx);
        }
        self.facts.system = Some(system);
    }

    fn ready(&mut self, cx: &mut Cx<'_>) {
        let features = &cx.st.features;
        let facts = &mut self.facts;
        facts.features = features.lines().to_vec();
        facts.rest_stream = features.has("REST STREAM");
        facts.mlst = features.has("MLST") || features.has("MLSD");
        facts.mfmt = features.has("MFMT");
        facts.checksums = offered(features);
        cx.st.hash_in_force = hash_algorithms(features).1;
        facts.data_protected = cx.st.secure_data;
        facts.home.get_or_insert_with(RemotePath::root);
        if cx.st.family == &UNKNOWN {
            let words = format!(
                "{} {}",
                facts.system.as_deref().unwrap_or_default(),
                facts.features.join(" ")
            );
            if let Some(family) = family_of(&words) {
                cx.st.adopt_family(family);
            }
        }
        facts.shows_links = !facts.mlst || cx.st.family.mlsd_shows_links;
        facts.overlap = if cx.st.family.look_ahead_retrieve || cx.st.family.look_ahead_store {
            3
        } else {
            1
        };
        facts.sets_modified = facts.mfmt
            || cx.st.features.has("SITE UTIME")
            || cx.st.family.mdtm_sets
            || cx.st.config.learned.time_command.is_some();
        let in_parts = |algorithm| {
            let all = methods(&cx.st.features, algorithm);
            all.into_iter().any(|method| Checksum::takes_part(method, cx))
        };
        facts.partial_checksums = facts.checksums.iter().any(in_parts);
        facts.space = ["AVBL", "SITE QUOTA"].iter().any(|words| cx.st.features.has(words)) || cx.st.family.site_quota;
        facts.family = Some(cx.st.family.name.to_owned()).filter(|name| !name.is_empty());
        cx.st.facts = Some(facts.clone());
        cx.done(Ok(OperationOutcome::LoggedIn(Box::new(facts.clone()))));
    }
}
