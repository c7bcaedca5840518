//! Questions of the engine, put to a person at a terminal; without one each has its exit code.

use std::{
    io::{self, BufRead as _, Write as _},
    sync::Arc,
};

use portolan_engine::{Answer, LogOnPart, Prompt, Question, Reach};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, Detail, ErrorKind, RemoteError};
use portolan_sites::Secret;

use crate::{
    exit::Exit,
    password,
    printer::{Printer, size, visible},
};

/// The answer to a question, and the exit code if the answer is no.
pub(crate) fn answer(printer: Printer, prompt: &Prompt) -> (Answer, Option<Exit>) {
    match &prompt.question {
        Question::Password { .. } => log_on(printer, &prompt.question),
        Question::MasterPassword { new, wrong } => master(printer, *new, *wrong),
        Question::Certificate {
            server,
            certificate,
            before,
        } => {
            let mut error = RemoteError::new(ErrorKind::UntrustedCertificate, Act::Connect).on(server);
            error.certificate = Some(certificate.clone());
            error = error.detailed(Detail::MadeFor {
                problem: Arc::new(certificate.problem.into()),
                subject: certificate.subject.as_str().into(),
                names: certificate.names.join(", ").into(),
                issuer: certificate.issuer.as_str().into(),
            });
            let exit = printer.failure(&error);
            if let Some(before) = before {
                printer.note(&format!(
                    "WARNING: another certificate was trusted for this server before, with SHA-256 {before}"
                ));
            }
            if printer.interactive() && yes("Trust it for this host and port from now on?") {
                return (
                    Answer::Trust {
                        sha256: certificate.sha256,
                        always: true,
                    },
                    None,
                );
            }
            (Answer::Refuse, Some(exit))
        }
        Question::Plain { error, .. } => {
            let exit = printer.failure(error);
            if printer.interactive() && yes("Allow plain FTP for this site from now on?") {
                return (Answer::AllowPlain, None);
            }
            printer.note("to go without TLS this once: --tls off");
            (Answer::Refuse, Some(exit))
        }
        Question::Exists {
            name,
            source,
            target,
            more,
            ..
        } => {
            printer.note(&format!(
                "{} exists already in {}: {} there, {} here",
                visible(name),
                visible(&target.folder),
                target.size.map_or_else(|| "unknown size".to_owned(), size),
                source.size.map_or_else(|| "unknown size".to_owned(), size),
            ));
            if !printer.interactive() {
                printer.note(
                    "say what to do with --if-exists replace|newer|size|newer-or-size|content|resume|keep-both|skip",
                );
                return (Answer::Refuse, Some(Exit::Exists));
            }
            exists(*more)
        }
    }
}

fn log_on(printer: Printer, question: &Question) -> (Answer, Option<Exit>) {
    let Question::Password {
        server,
        user,
        part,
        says,
        held_until,
        refused,
        ..
    } = question
    else {
        return (Answer::Refuse, Some(Exit::Login));
    };
    if let Some(refused) = refused {
        printer.failure(refused);
    }
    if let Some(says) = says {
        printer.note(&format!("{server} says: {}", visible(says)));
    }
    if held_until.is_some() && printer.interactive() {
        let minutes = portolan_engine::ANSWER_LIMIT.as_secs() / 60;
        printer.note(&format!(
            "the connection is held for the answer, for {minutes} minutes at most"
        ));
    }
    let (what, remedy) = match part {
        LogOnPart::Password => ("password", "use --password-file or PORTOLAN_PASSWORD"),
        LogOnPart::Account => ("account", "use PORTOLAN_ACCOUNT"),
    };
    if !printer.interactive() {
        if refused.is_none() {
            printer.note(&format!(
                "no {what} is known for {} on {server}; {remedy}",
                visible(user)
            ));
        }
        return (Answer::Refuse, Some(Exit::Login));
    }
    match rpassword::prompt_password(format!("The {what} of {} on {server}: ", visible(user))) {
        Ok(text) if !text.is_empty() => (
            Answer::Password {
                secret: Secret::new(text),
                keep: false,
            },
            None,
        ),
        _ => (Answer::Refuse, Some(Exit::Login)),
    }
}

/// The master password of the file of passwords; without it, what it keeps is asked for.
#[expect(clippy::fn_params_excessive_bools, reason = "as the question has them")]
fn master(printer: Printer, new: bool, wrong: bool) -> (Answer, Option<Exit>) {
    if wrong {
        printer.note("this is not the master password");
    }
    if let Some(secret) = password::master(wrong) {
        return (Answer::MasterPassword(secret), None);
    }
    if !printer.interactive() {
        printer.note("the passwords are locked; PORTOLAN_MASTER_PASSWORD opens them");
        return (Answer::Refuse, None);
    }
    let question = if new {
        printer.note(
            "no keyring runs here; passwords can be kept in a file under a master password. Nobody can recover them \
             without it",
        );
        "A new master password (nothing = keep no passwords): "
    } else {
        "Master password (nothing = go on without): "
    };
    let typed = |question: &str| rpassword::prompt_password(question).unwrap_or_default();
    let first = Secret::new(typed(question));
    if first.expose().is_empty() {
        return (Answer::Refuse, None);
    }
    if new && first != Secret::new(typed("The same once more: ")) {
        printer.note("both differ; no passwords are kept");
        return (Answer::Refuse, None);
    }
    (Answer::MasterPassword(first), None)
}

fn exists(more: u64) -> (Answer, Option<Exit>) {
    let rest = if more > 0 {
        format!(", in capitals for all the rest ({more} more)")
    } else {
        String::new()
    };
    let line = ask(&format!(
        "Replace, newer only, newer or different size, keep both, skip, or stop? [r/n/d/k/s/x{rest}] "
    ));
    let letter = line.trim().chars().next().unwrap_or('x');
    let policy = match letter.to_ascii_lowercase() {
        'r' => ConflictPolicy::Replace,
        'n' => ConflictPolicy::ReplaceIfNewer,
        'd' => ConflictPolicy::ReplaceIfNewerOrSizeDiffers,
        'k' => ConflictPolicy::KeepBoth,
        's' => ConflictPolicy::Skip,
        _ => return (Answer::Refuse, Some(Exit::Exists)),
    };
    (
        Answer::Exists {
            policy,
            reach: if letter.is_ascii_uppercase() {
                Reach::Job
            } else {
                Reach::One
            },
        },
        None,
    )
}

fn yes(question: &str) -> bool {
    matches!(ask(&format!("{question} [y/N] ")).trim(), "y" | "Y" | "yes")
}

/// One line of the person; nothing where the terminal is gone.
fn ask(question: &str) -> String {
    let mut error = io::stderr();
    let mut line = String::new();
    if error
        .write_all(question.as_bytes())
        .and_then(|()| error.flush())
        .is_err()
        || io::stdin().lock().read_line(&mut line).is_err()
    {
        line.clear();
    }
    line
}
