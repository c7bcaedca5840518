//! Where a password comes from without ever standing on a command line.

use std::{fs::File, io::Read as _, path::Path, sync::OnceLock};

use portolan_sites::Secret;

use crate::{
    exit::{Exit, Stop},
    printer::Printer,
};

/// For the server.
const SERVER: &str = "PORTOLAN_PASSWORD";

/// From one server to another: for the one that gives.
const SOURCE: &str = "PORTOLAN_SOURCE_PASSWORD";

/// For the proxy.
const PROXY: &str = "PORTOLAN_PROXY_PASSWORD";

/// For the file of passwords.
const MASTER: &str = "PORTOLAN_MASTER_PASSWORD";

/// What ACCT sends.
const ACCOUNT: &str = "PORTOLAN_ACCOUNT";

/// The account of the environment.
static ACCOUNT_OF_ENVIRONMENT: OnceLock<Option<Secret>> = OnceLock::new();

/// What ACCT sends, as the environment has it.
pub(crate) fn account() -> Option<Secret> {
    ACCOUNT_OF_ENVIRONMENT.get().cloned().flatten()
}

/// The password of the server that gives, as the environment has it.
static SOURCE_OF_ENVIRONMENT: OnceLock<Option<Secret>> = OnceLock::new();

/// The password of the server that gives, as the environment has it.
pub(crate) fn of_source() -> Option<Secret> {
    SOURCE_OF_ENVIRONMENT.get().cloned().flatten()
}

/// The master password of the environment.
static OF_ENVIRONMENT: OnceLock<Option<Secret>> = OnceLock::new();

/// The master password of the environment, unless it was wrong.
pub(crate) fn master(wrong: bool) -> Option<Secret> {
    OF_ENVIRONMENT.get().cloned().flatten().filter(|_| !wrong)
}

/// Passwords that the environment held.
pub(crate) struct FromEnvironment {
    pub(crate) server: Option<Secret>,
    pub(crate) proxy: Option<Secret>,
}

/// Longest password file that is read: a larger one was named by mistake.
const LIMIT: u64 = 4096;

/// Takes the passwords out of the environment of this process, so that no child inherits them.
pub(crate) fn take_from_environment() -> FromEnvironment {
    let [server, source, proxy, master, account] = [SERVER, SOURCE, PROXY, MASTER, ACCOUNT].map(|variable| {
        let text = std::env::var(variable).ok();
        text.filter(|text| !text.is_empty()).map(Secret::new)
    });
    #[expect(
        unsafe_code,
        reason = "no other thread exists yet: this is the first thing that main does"
    )]
    // SAFETY: changing the environment is unsound only while another thread may read it; there is none.
    unsafe {
        std::env::remove_var(SERVER);
        std::env::remove_var(SOURCE);
        std::env::remove_var(PROXY);
        std::env::remove_var(MASTER);
        std::env::remove_var(ACCOUNT);
    }
    // It is set once.
    drop(OF_ENVIRONMENT.set(master));
    drop(SOURCE_OF_ENVIRONMENT.set(source));
    drop(ACCOUNT_OF_ENVIRONMENT.set(account));
    FromEnvironment { server, proxy }
}

/// The first line of a file, without its line end.
pub(crate) fn from_file(printer: Printer, path: &Path) -> Result<Secret, Stop> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_string(&mut text));
    let read = match read {
        Ok(read) => read as u64,
        Err(error) => {
            printer.note(&format!("the password file {} cannot be read: {error}", path.display()));
            return Err(Stop(Exit::Usage));
        }
    };
    if read > LIMIT {
        printer.note(&format!(
            "{} is no password file: it is longer than {LIMIT} bytes",
            path.display()
        ));
        return Err(Stop(Exit::Usage));
    }
    let secret = Secret::new(text.lines().next().unwrap_or_default().to_owned());
    if secret.expose().is_empty() {
        printer.note(&format!(
            "the first line of {} is empty; a password is needed there",
            path.display()
        ));
        return Err(Stop(Exit::Usage));
    }
    Ok(secret)
}
