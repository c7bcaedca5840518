//! What the engine has to tell, in the person's language: what [`News`] says in English for the command line.

use std::sync::atomic::{AtomicUsize, Ordering};

use portolan_engine::{EndStep, JobEnd, News};
use portolan_remote::{Detail, Direction};
use portolan_sites::{SecretError, SiteProblem};
use portolan_ui_kit::{
    language::{self, Language},
    say,
};

use crate::{errors, words};

/// The notice as one text. A failure is its act and its place; why and what next stand apart.
pub(crate) fn words(news: &News) -> String {
    match news {
        News::Failure(error) => {
            let explained = errors::explain(error);
            format!("{} {}", explained.what, explained.place)
        }
        News::KeptPasswords(why) => say!("news-kept-passwords", why = secret(why)),
        News::PasswordNotKept(why) => say!("news-password-not-kept", why = secret(why)),
        News::PasswordNeedsMaster => say!("news-password-needs-master").to_owned(),
        News::PasswordNotForgotten(why) => say!("news-password-not-forgotten", why = secret(why)),
        News::PasswordsUnusable(why) => say!("news-passwords-unusable", why = secret(why)),
        News::FileSetAside { path, aside, why } => say!(
            "news-file-set-aside",
            path = path.display().to_string(),
            aside = aside.display().to_string(),
            why = why
        ),
        News::File { path, written, why } => {
            let path = path.display().to_string();
            if *written {
                say!("news-file-not-written", path = path, why = why)
            } else {
                say!("news-file-not-read", path = path, why = why)
            }
        }
        News::Sites(problem) => sites(problem),
        News::Overruled { site, keys } => say!("news-overruled", keys = keys.join(", "), site = site),
        News::AnswerNotKept(why) => say!("news-answer-not-kept", why = why),
        News::TraceNotWhole { slow: true } => say!("news-trace-slow").to_owned(),
        News::TraceNotWhole { slow: false } => say!("news-trace-failed").to_owned(),
        News::Full {
            direction,
            place,
            files,
            bytes,
            free,
        } => full(*direction, place, *files, *bytes, *free),
        News::JobEnded(end) => job(end),
        News::QueueAdded { .. }
        | News::QueueLeftOut(_)
        | News::QueueSite(_)
        | News::QueueNotKept(_)
        | News::QueueKeptAgain
        | News::QueueStuck(_)
        | News::QueueLost(_)
        | News::QueueNotReachable(_)
        | News::QueueSetAside { .. }
        | News::HistoryUnreadable(_) => of_queue(news),
        _ => of_work(news),
    }
}

fn of_queue(news: &News) -> String {
    match news {
        News::QueueAdded { items, from } => say!("news-queue-added", from = from, items = *items),
        News::QueueLeftOut(what) => say!("news-queue-left-out", what = what.join("; ")),
        News::QueueSite(why) => say!("news-queue-site", why = why),
        News::QueueNotKept(why) => say!("news-queue-not-kept", why = why),
        News::QueueKeptAgain => say!("news-queue-kept-again").to_owned(),
        News::QueueStuck(why) => say!("news-queue-stuck", why = why),
        News::QueueLost(why) => say!("news-queue-lost", why = why),
        News::QueueNotReachable(why) => say!("news-queue-not-reachable", why = why),
        News::QueueSetAside { aside, why } => {
            say!("news-queue-set-aside", why = why, aside = aside.display().to_string())
        }
        News::HistoryUnreadable(why) => say!("news-history-unreadable", why = why),
        // The others are not about the queue.
        _ => String::new(),
    }
}

fn of_work(news: &News) -> String {
    match news {
        News::NotOpened { file, why } => say!("news-not-opened", file = file, why = why),
        News::EditsFound => say!("news-edits-found").to_owned(),
        News::EditSaved(name) => say!("news-edit-saved", name = name),
        News::EditWaits { name, error } => say!("news-edit-waits", name = name, why = errors::explain(error).why),
        News::CommandNotAllowed => say!("news-command-not-allowed").to_owned(),
        News::AllowanceNotKept(why) => say!("news-allowance-not-kept", why = why),
        News::AtTheEnd(EndStep::Notify, why) => say!("news-end-notify", why = why),
        News::AtTheEnd(EndStep::Sound, why) => say!("news-end-sound", why = why),
        News::AtTheEnd(EndStep::Command, why) => say!("news-end-command", why = why),
        News::AtTheEnd(EndStep::Sleep, why) => say!("news-end-sleep", why = why),
        News::AtTheEnd(EndStep::ShutDown, why) => say!("news-end-shut-down", why = why),
        News::SessionLimit(server, limit) => {
            say!("news-session-limit", server = server.to_string(), limit = *limit)
        }
        News::Slept(time) => say!("news-slept", time = words::about(*time)),
        News::NothingToTakeBack => say!("news-nothing-to-take-back").to_owned(),
        News::TlsGone(server) => say!("news-tls-gone", server = server.to_string()),
        // The others are said above.
        _ => String::new(),
    }
}

/// Why a password cannot be had or kept.
fn secret(error: &SecretError) -> String {
    errors::detail(&Detail::from(error))
}

fn sites(problem: &SiteProblem) -> String {
    match problem {
        SiteProblem::SetAside { set_aside, why } => say!("news-sites-set-aside", why = why, aside = set_aside),
        SiteProblem::Managed { path, why } => say!("news-sites-managed", path = path, why = why),
        SiteProblem::Site { site, why } => say!("news-site-left-out", site = site, why = why),
    }
}

fn full(direction: Direction, place: &str, files: u64, bytes: u64, free: Option<u64>) -> String {
    let (files, bytes) = (say!("news-files", count = files), words::size(bytes));
    match (direction, free) {
        (Direction::Upload, _) => say!("news-server-full", place = place, files = files, bytes = bytes),
        (Direction::Download, None) => say!("news-disk-full", place = place, files = files, bytes = bytes),
        (Direction::Download, Some(free)) => say!(
            "news-disk-full-free",
            place = place,
            files = files,
            bytes = bytes,
            free = words::size(free)
        ),
    }
}

/// What came of a job, in one sentence.
fn job(end: &JobEnd) -> String {
    let site = end.site.as_str();
    let source = end.source.as_deref().filter(|_| end.up);
    let text = match (end.up, end.files) {
        (_, 0) if source.is_some() => say!("news-job-copied-none", source = source.unwrap_or_default(), site = site),
        (_, count) if source.is_some() => say!(
            "news-job-copied",
            count = count,
            source = source.unwrap_or_default(),
            site = site
        ),
        (true, 0) => say!("news-job-up-none", site = site),
        (true, count) => say!("news-job-up", count = count, site = site),
        (false, 0) => say!("news-job-down-none", site = site),
        (false, count) => say!("news-job-down", count = count, site = site),
    };
    let parts = [
        (end.skipped > 0).then(|| say!("news-job-skipped", count = end.skipped)),
        (end.failed > 0).then(|| say!("news-job-failed", count = end.failed)),
        (end.filtered > 0).then(|| say!("news-job-filtered", count = end.filtered)),
        (end.hidden > 0).then(|| say!("news-job-hidden", count = end.hidden)),
        (end.links > 0).then(|| say!("news-job-links", count = end.links)),
        (end.special > 0).then(|| say!("news-job-special", count = end.special)),
        (end.unread > 0).then(|| say!("news-job-unread", count = end.unread)),
        (end.sources_left > 0).then(|| say!("news-job-sources-left", count = end.sources_left)),
    ];
    let mut parts = parts.into_iter().flatten();
    let first = match parts.next() {
        None => return text,
        Some(part) if end.files == 0 => say!("news-job-but", text = text, part = part),
        Some(part) => say!("news-job-and", text = text, part = part),
    };
    parts.fold(first, |text, part| say!("news-job-and", text = text, part = part))
}

/// In which language the desktop is told something, as a place in [`Language::ALL`].
static DESKTOP: AtomicUsize = AtomicUsize::new(0);

/// From now on the desktop is told in `language` what is to be told; it has fonts of its own.
pub(crate) fn speak_to_the_desktop(language: Language) {
    let at = Language::ALL.iter().position(|other| *other == language);
    DESKTOP.store(at.unwrap_or(0), Ordering::Relaxed);
}

/// What a notification at the end of the queue says: title and text. For a thread that says nothing else.
pub(crate) fn notification(failed: u64) -> (String, String) {
    language::speak(Language::ALL[DESKTOP.load(Ordering::Relaxed)]);
    let text = match failed {
        0 => say!("news-end-all").to_owned(),
        failed => say!("news-end-failed", count = failed),
    };
    (say!("news-end-title").to_owned(), text)
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, time::Duration};

    use portolan_remote::{Act, ErrorKind, HostPort, RemoteError};

    use super::*;

    fn why() -> String {
        "disk on fire".to_owned()
    }

    fn of_passwords() -> Vec<News> {
        let secrets = [
            SecretError::Unavailable(why()),
            SecretError::Failed(why()),
            SecretError::Locked,
            SecretError::NoMaster,
            SecretError::WrongMaster,
            SecretError::File(why()),
            SecretError::Damaged("torn"),
            SecretError::Forbidden,
        ];
        let mut all = vec![
            News::PasswordNeedsMaster,
            News::PasswordNotForgotten(SecretError::Locked),
            News::PasswordNotKept(SecretError::Locked),
            News::PasswordsUnusable(SecretError::Locked),
        ];
        all.extend(secrets.map(News::KeptPasswords));
        all
    }

    fn of_files() -> Vec<News> {
        let path = || "/tmp/a".into();
        let place = || "/tmp/b".to_owned();
        let file = |written| News::File {
            path: path(),
            written,
            why: why(),
        };
        let problems = [
            SiteProblem::SetAside {
                set_aside: place(),
                why: why(),
            },
            SiteProblem::Managed {
                path: place(),
                why: why(),
            },
            SiteProblem::Site {
                site: "example".to_owned(),
                why: why(),
            },
        ];
        let mut all = vec![
            News::FileSetAside {
                path: path(),
                aside: path(),
                why: why(),
            },
            file(true),
            file(false),
            News::Overruled {
                site: "example".to_owned(),
                keys: vec!["host".to_owned(), "port".to_owned()],
            },
            News::AnswerNotKept(why()),
            News::TraceNotWhole { slow: true },
            News::TraceNotWhole { slow: false },
        ];
        all.extend(problems.map(News::Sites));
        all
    }

    fn all_of_queue() -> Vec<News> {
        let full = |direction, files, free| News::Full {
            direction,
            place: "there".to_owned(),
            files,
            bytes: 2_500_000,
            free,
        };
        vec![
            News::QueueAdded {
                items: 3,
                from: "/tmp/q".to_owned(),
            },
            News::QueueLeftOut(vec!["one".to_owned(), "two".to_owned()]),
            News::QueueSite(why()),
            News::QueueNotKept(why()),
            News::QueueKeptAgain,
            News::QueueStuck(why()),
            News::QueueLost(why()),
            News::QueueNotReachable(why()),
            News::QueueSetAside {
                aside: "/tmp/b".into(),
                why: why(),
            },
            News::HistoryUnreadable(why()),
            full(Direction::Upload, 1, None),
            full(Direction::Download, 2, None),
            full(Direction::Download, 2, Some(3_000)),
        ]
    }

    fn all_of_work() -> Vec<News> {
        let server = HostPort::new("ftp.example.org", 21);
        let steps = [
            EndStep::Notify,
            EndStep::Sound,
            EndStep::Command,
            EndStep::Sleep,
            EndStep::ShutDown,
        ];
        let mut all = vec![
            News::NotOpened {
                file: "a".to_owned(),
                why: why(),
            },
            News::EditsFound,
            News::EditSaved("a".to_owned()),
            News::EditWaits {
                name: "a".to_owned(),
                error: Arc::new(RemoteError::new(ErrorKind::ConnectionLost, Act::Upload)),
            },
            News::CommandNotAllowed,
            News::AllowanceNotKept(why()),
            News::SessionLimit(server.clone(), 1),
            News::SessionLimit(server.clone(), 4),
            News::Slept(Duration::from_mins(200)),
            News::NothingToTakeBack,
            News::TlsGone(server),
        ];
        all.extend(steps.map(|step| News::AtTheEnd(step, why())));
        all
    }

    fn all() -> Vec<News> {
        let end = |up, files, one| JobEnd {
            up,
            source: (files > 1).then(|| "another".to_owned()),
            site: "example".to_owned(),
            files,
            skipped: one,
            failed: 2,
            filtered: one,
            hidden: 1,
            links: one,
            special: 1,
            unread: one,
            sources_left: 1,
        };
        let copied = JobEnd {
            source: Some("another".to_owned()),
            ..end(true, 0, 1)
        };
        let ends = [
            end(true, 0, 2),
            end(true, 1, 1),
            end(true, 2, 2),
            end(false, 0, 1),
            end(false, 1, 2),
            copied,
        ];
        let mut all = [of_passwords(), of_files(), all_of_queue(), all_of_work()].concat();
        all.extend(ends.map(News::JobEnded));
        all
    }

    /// The window in English says what the command line says.
    #[test]
    fn english_is_what_the_command_line_says() {
        for news in all() {
            assert_eq!(words(&news), news.to_string());
        }
    }

    #[test]
    fn the_desktop_is_told_in_the_language_of_the_window() {
        speak_to_the_desktop(Language::German);
        assert_eq!(notification(0).0, "Übertragungen sind fertig");
        assert!(notification(3).1.starts_with("3 Dateien"));
    }

    /// And nothing of that is left in another language.
    #[test]
    fn no_notice_is_english_in_another_language() {
        for language in Language::ALL
            .into_iter()
            .filter(|language| *language != Language::English)
        {
            language::speak(language);
            for news in all() {
                let said = words(&news);
                assert!(!said.is_empty() && said != news.to_string(), "{language:?}: {said}");
            }
        }
    }
}
