//! What this program is, where it keeps its files, and what somebody who helps with it wants to know.

use std::path::PathBuf;

use eframe::egui::Context;
use portolan_engine::{ConnectionState, Place, SiteView};
use portolan_settings::Paths;
use portolan_ui_kit::{button::Button, icons, label, language::Language, layout, modal::Dialog, say, tokens::space};

use super::properties::{fact, facts};
use crate::{chrome, encoding, frame::FrameCx};

/// Server programs that a report may name.
const FAMILIES: [&str; 18] = [
    "proftpd",
    "vsftpd",
    "pure-ftpd",
    "filezilla",
    "microsoft",
    "pyftpdlib",
    "libunftp",
    "serv-u",
    "ws_ftp",
    "crushftp",
    "cerberus",
    "titan",
    "xlight",
    "wing",
    "gene6",
    "glftpd",
    "bftpd",
    "uftpd",
];

/// What only a process in a session of a desktop has.
#[derive(Clone, Debug)]
pub(crate) struct Surroundings {
    /// Where its files are.
    paths: Paths,
    /// `x11`, `wayland` …
    session: Option<String>,
}

impl Surroundings {
    /// Those of this process.
    pub(crate) fn of_process(paths: Paths) -> Self {
        let session = std::env::var("XDG_SESSION_TYPE").ok();
        let is_word = |word: &String| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        Self {
            paths,
            session: session.filter(is_word),
        }
    }
}

/// The dialog.
#[derive(Debug)]
pub(crate) struct AboutDialog {
    /// What a report of a problem needs, and nothing that names a person or a server: name and value.
    report: Vec<(&'static str, String)>,
    /// Folders with what is in them.
    folders: Vec<(&'static str, PathBuf)>,
}

impl AboutDialog {
    /// For a window in this language, and the server of its tab.
    pub(crate) fn new(language: Language, site: Option<&SiteView>, around: Option<&Surroundings>) -> Self {
        let mut report = vec![
            (say!("about-version"), env!("CARGO_PKG_VERSION").to_owned()),
            (say!("about-system"), system(around)),
            (say!("about-language"), language.own_name().to_owned()),
        ];
        report.extend(site.and_then(server).map(|server| (say!("about-server"), server)));
        let folders = around.map(|Surroundings { paths, .. }| {
            vec![
                (say!("about-folder-of-settings"), paths.config.clone()),
                (say!("about-folder-of-queue"), paths.state.clone()),
            ]
        });
        Self {
            report,
            folders: folders.unwrap_or_default(),
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx) -> bool {
        let output = Dialog::new("about", say!("about-portolan"))
            .icon(icons::INFO)
            .width(560.0)
            .show(
                ctx,
                self,
                |ui, this| {
                    label::body(ui, say!("about-text"));
                    ui.add_space(space::M);
                    facts(ui, |ui| {
                        for (name, value) in &this.report {
                            fact(ui, name, value);
                        }
                        for (name, folder) in &this.folders {
                            fact(ui, name, &frame.shown_path(&Place::Local(folder.clone())));
                        }
                        fact(ui, say!("about-licence"), say!("about-licences"));
                        fact(ui, say!("about-fonts"), say!("about-fonts-and-licences"));
                    });
                },
                |ui, this| {
                    let copy = Button::secondary(say!("about-copy-for-a-report")).icon(icons::COPY);
                    if ui.add(copy).on_hover_text(say!("about-names-nobody")).clicked() {
                        ui.copy_text(this.text());
                    }
                    layout::trailing(ui, "buttons", |ui| {
                        ui.add(Button::primary(say!("common-close"))).clicked()
                    })
                },
            );
        output.footer || output.escaped || output.accepted
    }

    /// What goes into a report.
    fn text(&self) -> String {
        let lines = self.report.iter().map(|(name, value)| format!("{name}: {value}\n"));
        lines.collect()
    }
}

/// `linux x86_64, wayland`.
fn system(around: Option<&Surroundings>) -> String {
    let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    match around.and_then(|around| around.session.as_deref()) {
        Some(session) => format!("{system}, {session}"),
        None => system,
    }
}

/// What the server is and how it is spoken to; nothing that says which one it is.
fn server(site: &SiteView) -> Option<String> {
    let facts = site.facts.as_ref()?;
    if !matches!(site.state, ConnectionState::Connected) {
        return None;
    }
    // A greeting may hold the name of a company or a host.
    let greeting = facts.server.to_lowercase();
    let known = |family: &&&str| greeting.contains(**family);
    let mut parts: Vec<String> = FAMILIES
        .iter()
        .find(known)
        .map(|family| (*family).to_owned())
        .into_iter()
        .collect();
    parts.extend(chrome::security(Some(site)).map(|(_, words)| words));
    parts.extend(site.mode_used.map(|mode| mode.to_string()));
    parts.push(encoding::told(site.names));
    parts.push(facts.listing_command.to_owned());
    Some(parts.join(" · "))
}
