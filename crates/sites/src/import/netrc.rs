//! `.netrc`: words, separated by white space; a macro ends with an empty line.

use super::{Import, ImportedSite, log_on, secret, site};
use crate::{FtpTls, LogOn};

#[derive(Default)]
struct Entry {
    machine: Option<String>,
    login: String,
    password: String,
    account: Option<String>,
}

pub(super) fn read(text: &str) -> Import {
    let mut import = Import::default();
    let without_macros = without_macros(text);
    let mut words = words(&without_macros).into_iter();
    let mut entry = Entry::default();
    let mut open = false;
    while let Some(word) = words.next() {
        match word.as_str() {
            "machine" => {
                finish(&mut import, std::mem::take(&mut entry), open);
                entry.machine = words.next();
                open = true;
            }
            "default" => {
                finish(&mut import, std::mem::take(&mut entry), open);
                open = true;
            }
            "login" | "user" => entry.login = words.next().unwrap_or_default(),
            "password" | "passwd" => entry.password = words.next().unwrap_or_default(),
            "account" => entry.account = words.next(),
            // A port is known to some.
            "port" => drop(words.next()),
            _ => {}
        }
    }
    finish(&mut import, entry, open);
    import
}

fn finish(import: &mut Import, entry: Entry, open: bool) {
    if !open {
        return;
    }
    let Some(machine) = entry.machine else {
        return import.leave_out("default", "a log-on for all hosts is no site");
    };
    let Some(mut site) = site(&machine, &machine, 21, FtpTls::IfOffered, log_on(&entry.login)) else {
        return import.leave_out(&machine, "its host or user cannot be");
    };
    if let (LogOn::User(user), Some(account)) = (&site.log_on, entry.account) {
        site.log_on = LogOn::Account(user.clone());
        site.account = secret(account);
    }
    let secret = secret(entry.password).filter(|_| site.log_on.keeps_password());
    let notes = Vec::new();
    import.sites.push(ImportedSite::new(site, secret, notes));
}

fn without_macros(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut in_macro = false;
    for line in text.lines() {
        if line.trim_start().starts_with("macdef") {
            in_macro = true;
        } else if in_macro {
            in_macro = !line.trim().is_empty();
        } else if !line.trim_start().starts_with('#') {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Words; in quotation marks with white space in them, a backslash before a mark.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(first) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let quoted = first == '"';
        let mut word = String::new();
        if !quoted {
            word.push(first);
        }
        while let Some(char) = chars.next() {
            match char {
                '"' if quoted => break,
                '\\' if quoted => word.extend(chars.next()),
                char if !quoted && char.is_whitespace() => break,
                char => word.push(char),
            }
        }
        words.push(word);
    }
    words
}
