//! A site while it is changed: texts, and what is wrong with them.

use std::collections::BTreeMap;

use portolan_sites::{Bookmark, Endpoint, KeyValue, LogOn, Secret, SecretRef, Site};
use portolan_ui_kit::say;
use serde_json::Value;

use super::fields::{Control, FIELDS, Field, of_key};

/// What is typed and chosen.
pub(super) struct Draft {
    /// As it was when the change began.
    pub(super) base: Site,
    /// Is it to be saved for the first time?
    pub(super) new: bool,
    /// The texts of the fields, by key.
    texts: BTreeMap<&'static str, String>,
    /// As they were.
    began: BTreeMap<&'static str, String>,
    /// The password, if it was typed. Wiped as far as a `String` allows when it becomes a [`Secret`].
    pub(super) password: String,
    /// The account, if it was typed.
    pub(super) account: String,
    pub(super) bookmarks: Vec<BookmarkDraft>,
    /// Was it to be saved with something wrong? Then it is said of fields too into which nobody typed yet.
    told: bool,
    /// What is wrong, by key.
    errors: BTreeMap<&'static str, String>,
    /// The site, if nothing is wrong.
    site: Option<Site>,
}

/// A bookmark while it is changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BookmarkDraft {
    pub(super) name: String,
    pub(super) local: String,
    pub(super) remote: String,
    before: Bookmark,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft")
            .field("site", &self.base.name)
            .field("errors", &self.errors)
            .finish_non_exhaustive()
    }
}

impl Draft {
    pub(super) fn new(base: Site, new: bool) -> Self {
        let values = base.keys_as_json();
        let mut texts: BTreeMap<&'static str, String> = FIELDS
            .iter()
            .map(|field| (field.key, text_of(field, values.get(field.key))))
            .collect();
        let log_on = match &base.log_on {
            LogOn::Anonymous => "anonymous",
            LogOn::Account(_) => "account",
            LogOn::User(_) => "user",
            LogOn::Ask(_) => "ask",
            LogOn::Interactive(_) => "interactive",
        };
        texts.insert("log_on", log_on.to_owned());
        let bookmarks = base.bookmarks.iter().map(BookmarkDraft::of).collect();
        let mut draft = Self {
            began: texts.clone(),
            base,
            new,
            texts,
            password: String::new(),
            account: String::new(),
            bookmarks,
            told: false,
            errors: BTreeMap::new(),
            site: None,
        };
        draft.check();
        draft
    }

    /// The text of a field.
    pub(super) fn text(&mut self, key: &'static str) -> &mut String {
        self.texts.entry(key).or_default()
    }

    pub(super) fn get(&self, key: &str) -> &str {
        self.texts.get(key).map_or("", String::as_str)
    }

    /// What is wrong with a field.
    pub(super) fn error(&self, key: &str) -> Option<&str> {
        self.errors.get(key).map(String::as_str)
    }

    /// What is said to be wrong with a field: of a new site nothing, as long as nobody typed into it.
    pub(super) fn shown_error(&self, key: &str) -> Option<&str> {
        let touched = self.texts.get(key) != self.began.get(key);
        self.error(key).filter(|_| touched || !self.new || self.told)
    }

    /// Everything that is wrong is said from now on.
    pub(super) fn tell(&mut self) {
        self.told = true;
    }

    /// The fields with something wrong.
    pub(super) fn wrong(&self) -> impl Iterator<Item = &'static Field> {
        self.errors.keys().filter_map(|key| of_key(key))
    }

    /// The site, if nothing is wrong.
    pub(super) fn site(&self) -> Option<&Site> {
        self.site.as_ref()
    }

    /// Would saving change something?
    pub(super) fn changed(&self) -> bool {
        self.new
            || !self.password.is_empty()
            || !self.account.is_empty()
            || self.texts != self.began
            || self
                .bookmarks
                .iter()
                .map(|bookmark| &bookmark.before)
                .ne(&self.base.bookmarks)
            || self.bookmarks.iter().any(BookmarkDraft::changed)
    }

    /// Does a password belong to it?
    pub(super) fn keeps_password(&self) -> bool {
        matches!(self.get("log_on"), "user" | "account")
    }

    /// Does an account belong to it?
    pub(super) fn has_account(&self) -> bool {
        self.get("log_on") == "account"
    }

    /// Takes the password and the account out.
    pub(super) fn take_secrets(&mut self) -> Vec<(SecretRef, Option<Secret>)> {
        let typed = [&mut self.password, &mut self.account].map(|text| Secret::new(std::mem::take(text)));
        let site = self.site.as_ref();
        let names = [site.and_then(SecretRef::of_site), site.and_then(SecretRef::of_account)];
        let both = names.into_iter().zip(typed);
        both.filter(|(_, secret)| !secret.expose().is_empty())
            .filter_map(|(name, secret)| Some((name?, Some(secret))))
            .collect()
    }

    /// Finds out what is wrong, after a change.
    pub(super) fn check(&mut self) {
        self.errors.clear();
        let whole = self.whole();
        let mut values: Vec<(&str, Option<KeyValue>)> = Vec::new();
        for field in FIELDS {
            if matches!(field.key, "log_on" | "user") {
                continue;
            }
            let text = self.get(field.key);
            let touched = self.began.get(field.key).is_none_or(|began| began != text);
            if !touched && !self.new {
                continue;
            }
            let value = match value_of(field, text) {
                Ok(value) => value,
                Err(why) => {
                    self.errors.insert(field.key, why.to_owned());
                    continue;
                }
            };
            if field.key == "port" && value.is_none() {
                // The usual one of the protocol.
                values.push((field.key, None));
                continue;
            }
            // Alone, so that what is wrong is said where it is.
            if let Err(why) = whole.with_values(&[(field.key, value.clone())])
                && !(field.key.starts_with("tls_m") || field.key.starts_with("proxy"))
            {
                self.errors.insert(field.key, in_words(field, &why));
            }
            values.push((field.key, value));
        }
        self.log_on(&mut values);
        self.bookmark_errors();
        if !self.errors.is_empty() {
            self.site = None;
            return;
        }
        match self.base.with_values(&values) {
            Ok(mut site) => {
                site.bookmarks = self.bookmarks.iter().map(BookmarkDraft::bookmark).collect();
                site.saved = true;
                self.site = Some(site);
            }
            Err(why) => {
                self.site = None;
                let culprit = ["tls_min", "proxy", "host"];
                let key = culprit.into_iter().find(|key| why.contains(key)).unwrap_or("name");
                let words = of_key(key).map_or_else(|| why.clone(), |field| in_words(field, &why));
                self.errors.insert(key, words);
            }
        }
    }

    /// The site with a name, a host and a user, even if it has none yet: what is wrong with one field is then the field's own.
    fn whole(&self) -> Site {
        let mut whole = self.base.clone();
        let Endpoint::Ftp { server, .. } = &mut whole.endpoint;
        if server.host.is_empty() {
            server.host = "host".into();
        }
        if whole.log_on.user().is_empty() {
            whole.log_on = LogOn::Anonymous;
        }
        if whole.name.is_empty() {
            "site".clone_into(&mut whole.name);
        }
        whole
    }

    fn log_on(&mut self, values: &mut Vec<(&str, Option<KeyValue>)>) {
        let user = self.get("user").to_owned();
        let kind = self.get("log_on").to_owned();
        let word = matches!(kind.as_str(), "ask" | "interactive" | "account").then(|| KeyValue::text(&kind));
        let anonymous = kind == "anonymous";
        values.push(("log_on", word));
        values.push(("user", (!anonymous).then(|| KeyValue::text(&user))));
        if user.chars().any(char::is_control) {
            self.errors
                .insert("user", say!("sites-a-user-has-no-control").to_owned());
        } else if user.is_empty() && matches!(kind.as_str(), "user" | "account") {
            self.errors.insert("user", say!("sites-who-logs-on").to_owned());
        }
    }

    fn bookmark_errors(&mut self) {
        let nameless = self.bookmarks.iter().any(|bookmark| bookmark.name.trim().is_empty());
        let nowhere = self
            .bookmarks
            .iter()
            .any(|bookmark| bookmark.local.is_empty() && bookmark.remote.is_empty());
        if nameless {
            self.errors
                .insert("bookmark", say!("sites-every-bookmark-needs-a-name").to_owned());
        } else if nowhere {
            self.errors
                .insert("bookmark", say!("sites-every-bookmark-needs-a-folder").to_owned());
        }
    }
}

impl BookmarkDraft {
    fn of(bookmark: &Bookmark) -> Self {
        let local = bookmark.local_folder.as_ref();
        let remote = bookmark.remote_folder.as_ref();
        Self {
            name: bookmark.name.clone(),
            local: local.map_or_else(String::new, |path| path.to_string_lossy().into_owned()),
            remote: remote.map_or_else(String::new, |path| path.to_string_lossy().into_owned()),
            before: bookmark.clone(),
        }
    }

    fn changed(&self) -> bool {
        let before = Self::of(&self.before);
        (&self.name, &self.local, &self.remote) != (&before.name, &before.local, &before.remote)
    }

    /// Folders that were not touched keep bytes that no text can show.
    fn bookmark(&self) -> Bookmark {
        let before = Self::of(&self.before);
        let mut bookmark = self.before.clone();
        self.name.trim().clone_into(&mut bookmark.name);
        if self.local != before.local {
            bookmark.local_folder = (!self.local.is_empty()).then(|| self.local.as_str().into());
        }
        if self.remote != before.remote {
            let path = (!self.remote.is_empty()).then(|| portolan_remote::RemotePath::new(self.remote.as_str()));
            bookmark.remote_folder = path;
        }
        bookmark
    }
}

fn text_of(field: &Field, value: Option<&Value>) -> String {
    match (field.control, value) {
        (Control::On(_), None) => "true".to_owned(),
        (_, None) => String::new(),
        (Control::Kib(_), Some(value)) => {
            let bytes = value.as_u64().unwrap_or_default();
            if bytes.is_multiple_of(1024) {
                (bytes / 1024).to_string()
            } else {
                format!("{:.2}", bytes as f64 / 1024.0)
            }
        }
        (_, Some(Value::String(text))) => text.clone(),
        (_, Some(Value::Array(lines))) => {
            let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
            lines.join("\n")
        }
        // A path whose bytes are no text: it stays as it is until something else is typed.
        (_, Some(Value::Object(table))) => {
            let encoded = table.get("percent").and_then(Value::as_str);
            encoded.unwrap_or_default().to_owned()
        }
        (_, Some(other)) => other.to_string(),
    }
}

/// The value of a field; `Ok(None)` = the default.
fn value_of(field: &Field, text: &str) -> Result<Option<KeyValue>, &'static str> {
    // A password has its spaces; nothing else begins or ends with one on purpose, but paths may.
    let trimmed = if field.key.ends_with("_folder") {
        text
    } else {
        text.trim()
    };
    match field.control {
        Control::Off(_) => Ok((text == "true").then(|| KeyValue::switch(true))),
        Control::On(_) => Ok((text != "true").then(|| KeyValue::switch(false))),
        _ if trimmed.is_empty() => Ok(None),
        Control::Number(_) => {
            let number = trimmed.parse().map_err(|_no_number| say!("sites-this-is-no-number"))?;
            Ok(Some(KeyValue::number(number)))
        }
        Control::Kib(_) => {
            let kib: f64 = trimmed
                .replace(',', ".")
                .parse()
                .map_err(|_no_number| say!("sites-this-is-no-number-of"))?;
            let bytes = (kib * 1024.0).round();
            if (1.0..1e15).contains(&bytes) {
                Ok(Some(KeyValue::number(bytes as i64)))
            } else {
                Err(say!("sites-some-bytes-a-second-are"))
            }
        }
        Control::Lines(_) => {
            let lines = trimmed.lines().map(str::trim).filter(|line| !line.is_empty());
            Ok(Some(KeyValue::list(lines)))
        }
        Control::Note => Ok(Some(KeyValue::text(text))),
        Control::Text(_) | Control::Choice(_) | Control::Colour | Control::Icon => Ok(Some(KeyValue::text(trimmed))),
    }
}

/// What is wrong, without the key's name in the file.
fn in_words(field: &Field, why: &str) -> String {
    let key = format!("`{}`", field.key);
    let why = why
        .strip_prefix(&format!("{key}: "))
        .unwrap_or(why)
        .replace(&key, field.label.say());
    let mut chars = why.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
