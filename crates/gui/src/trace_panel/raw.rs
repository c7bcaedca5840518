//! A line for the server, typed by hand: commands are completed, lines come back with the arrow keys.

use eframe::egui::{EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, RectAlign, Response, Ui};
use portolan_engine::Request;
use portolan_remote::SiteId;
use portolan_ui_kit::{
    button::Button,
    field::TextField,
    icons, key, language, layout, menu, say,
    select::MenuLine,
    tokens::{size, space},
};

use crate::action::{Action, Actions};

/// Commands that are offered, and what they do.
const COMMANDS: &[(&str, language::Key)] = &[
    ("ABOR", key!("trace-stop-the-transfer")),
    ("ALLO", key!("trace-room-that-a-file-needs")),
    ("AVBL", key!("trace-room-that-is-there")),
    ("CDUP", key!("trace-go-to-the-folder-above")),
    ("CLNT", key!("trace-say-which-program-this-is")),
    ("CWD", key!("trace-go-to-a-folder")),
    ("DELE", key!("trace-delete-a-file")),
    ("FEAT", key!("trace-what-the-server-can-do")),
    ("HASH", key!("trace-checksum-of-a-file")),
    ("HELP", key!("trace-what-the-server-says-of")),
    ("MDTM", key!("trace-when-a-file-was-modified")),
    ("MFF", key!("trace-set-facts-of-a-file")),
    ("MFMT", key!("trace-set-when-a-file-was")),
    ("MKD", key!("trace-make-a-folder")),
    ("MLST", key!("trace-facts-of-one-file")),
    ("NOOP", key!("trace-nothing")),
    ("OPTS", key!("trace-set-an-option")),
    ("PWD", key!("trace-which-folder-this-is")),
    ("RMD", key!("trace-delete-an-empty-folder")),
    ("RNFR", key!("trace-rename-from")),
    ("RNTO", key!("trace-rename-to")),
    ("SITE CHMOD", key!("trace-set-permissions")),
    ("SITE HELP", key!("trace-commands-of-this-server-only")),
    ("SITE UMASK", key!("trace-permissions-of-new-files")),
    ("SIZE", key!("trace-size-of-a-file")),
    ("STAT", key!("trace-state-of-the-server-or")),
    ("SYST", key!("trace-which-system-it-is")),
    ("XCRC", key!("trace-crc-32-of-a-file")),
    ("XMD5", key!("trace-md5-of-a-file")),
    ("XSHA1", key!("trace-sha-1-of-a-file")),
    ("XSHA256", key!("trace-sha-256-of-a-file")),
];

/// Commands that are offered at once.
const MOST: usize = 8;
/// Lines that come back.
const KEPT: usize = 100;

/// The field, with the lines that were sent.
#[derive(Debug, Default)]
pub(super) struct RawLine {
    text: String,
    sent: Vec<String>,
    /// Which of them is in the field, counted from the newest.
    at: Option<usize>,
    marked: Option<usize>,
}

/// Commands that begin as `text` does, as long as no argument is typed.
fn offered(text: &str) -> Vec<(&'static str, language::Key)> {
    let typed = text.trim_start().to_uppercase();
    if typed.is_empty() {
        return Vec::new();
    }
    let begins = COMMANDS
        .iter()
        .filter(|(command, _)| command.starts_with(&typed) && *command != typed);
    begins.take(MOST).copied().collect()
}

/// A line with a secret does not come back.
fn secret(line: &str) -> bool {
    let command = line.split_whitespace().next().unwrap_or_default().to_uppercase();
    matches!(command.as_str(), "PASS" | "ACCT") || line.to_uppercase().contains("PSWD")
}

impl RawLine {
    /// Draws it as the last line of the log. Without a server there is nothing to type.
    pub(super) fn show(&mut self, ui: &mut Ui, site: Option<SiteId>, actions: &mut Actions) {
        let Some(site) = site else { return };
        let id = Id::unique("raw-command");
        let focused = ui.memory(|memory| memory.has_focus(id));
        if focused {
            self.keys(ui, id);
        }
        layout::bar(ui, HEIGHT, space::M, |ui| {
            let width = ui.available_width() - 84.0;
            let before = self.text.clone();
            let output = TextField::new(&mut self.text, say!("trace-command-for-the-server"))
                .hint(say!("trace-a-command-for-the-server"))
                .icon(icons::TERMINAL)
                .mono()
                .width(width)
                .id(id)
                .show(ui);
            if self.text != before {
                self.marked = None;
            }
            // After the field, which has a filter of its own: Tab is ours as long as there is something to complete.
            let filter = EventFilter {
                tab: !offered(&self.text).is_empty(),
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            let ready = !self.text.trim().is_empty();
            let sent = ui.add(Button::secondary(say!("trace-send")).enabled(ready)).clicked();
            if (sent || output.submitted) && ready {
                self.send(site, actions);
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            self.offer(&output.response);
        });
    }

    fn send(&mut self, site: SiteId, actions: &mut Actions) {
        let line = std::mem::take(&mut self.text).trim().to_owned();
        (self.at, self.marked) = (None, None);
        if !secret(&line) && self.sent.last() != Some(&line) {
            self.sent.push(line.clone());
            let too_many = self.sent.len().saturating_sub(KEPT);
            self.sent.drain(..too_many);
        }
        actions.push(Action::Ask(Box::new(Request::Raw(site, line))));
    }

    /// Tab completes; the arrows walk through what is offered, or through what was sent.
    fn keys(&mut self, ui: &Ui, id: Id) {
        let offered = offered(&self.text);
        let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if !offered.is_empty() && key(Key::Tab) {
            let (command, _) = offered[self.marked.unwrap_or(0).min(offered.len() - 1)];
            self.put(ui, id, &format!("{command} "));
        }
        let (up, down) = (key(Key::ArrowUp), key(Key::ArrowDown));
        if !offered.is_empty() && self.at.is_none() {
            let last = offered.len() - 1;
            if down {
                self.marked = Some(self.marked.map_or(0, |at| (at + 1).min(last)));
            } else if up {
                self.marked = self.marked.and_then(|at| at.checked_sub(1));
            }
            return;
        }
        if up {
            let next = self.at.map_or(0, |at| at + 1);
            if let Some(line) = self.sent.iter().rev().nth(next).cloned() {
                self.at = Some(next);
                self.put(ui, id, &line);
            }
        } else if down {
            self.at = self.at.and_then(|at| at.checked_sub(1));
            let line = self.at.and_then(|at| self.sent.iter().rev().nth(at).cloned());
            self.put(ui, id, &line.unwrap_or_default());
        }
    }

    fn put(&mut self, ui: &Ui, id: Id, text: &str) {
        text.clone_into(&mut self.text);
        self.marked = None;
        crate::pane::cursor_to_end(ui, id, text);
    }

    fn offer(&self, field: &Response) {
        let offered = offered(&self.text);
        // Not `has_focus()`, which also asks whether the window has the system's focus.
        let focused = field.ctx.memory(|memory| memory.has_focus(field.id));
        if offered.is_empty() || !focused || self.at.is_some() {
            return;
        }
        Popup::from_response(field)
            .id(field.id.with("offer"))
            .open(true)
            .align(RectAlign::TOP_START)
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .show(|ui| {
                menu::begin_with_width(ui, 420.0);
                for (at, (command, does)) in offered.iter().enumerate() {
                    let line = MenuLine::new(command).shortcut(Some(does.say()));
                    line.chosen(self.marked.unwrap_or(0) == at).show(ui);
                }
            });
    }
}

/// Height of the line in points.
pub(super) const HEIGHT: f32 = size::FIELD + space::S;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_offered_until_an_argument_is_typed() {
        let names = |text: &str| {
            offered(text)
                .into_iter()
                .map(|(command, _)| command)
                .collect::<Vec<_>>()
        };
        assert_eq!(names("mf"), ["MFF", "MFMT"]);
        assert_eq!(names("site c"), ["SITE CHMOD"]);
        assert!(names("").is_empty() && names("SIZE").is_empty() && names("SIZE a").is_empty());
    }

    #[test]
    fn secrets_do_not_come_back() {
        assert!(secret("pass x") && secret("ACCT y") && secret("SITE PSWD a b") && !secret("FEAT"));
    }

    #[test]
    fn the_table_is_in_order() {
        assert!(COMMANDS.is_sorted_by(|one, other| one.0 < other.0));
    }
}
