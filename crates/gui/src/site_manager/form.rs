//! The form of one site: five tabs of fields.

use eframe::egui::{Color32, Frame, Id, Margin, Role, ScrollArea, Stroke, TextEdit, Ui, WidgetInfo};
use portolan_engine::{SecretPlace, SecretsView};
use portolan_sites::{Colour, Icon};
use portolan_ui_kit::{
    Tokens,
    button::{Button, IconButton},
    choice,
    field::{TextField, form_row},
    font, icons, label,
    language::Key,
    say,
    select::{SelectLook, select},
    tabs::{self, DockTab},
    tokens::{radius, size, space},
};

use super::{
    draft::{BookmarkDraft, Draft},
    fields::{Control, FIELDS, Field, Tab},
    tree::{icon_of, ink},
};

/// Least width of the labels, in points.
const LABEL: f32 = 124.0;
/// Width of the field for the port, in points.
const PORT: f32 = 92.0;
/// Between rows, in points.
const GAP: f32 = 9.0;

/// Draws the tabs and the fields of one of them. `local` asks for a folder of this computer.
pub(super) fn show(ui: &mut Ui, draft: &mut Draft, tab: &mut Tab, secrets: SecretsView) {
    let titles = Tab::ALL.map(|tab| {
        let mut title = DockTab::new(tab.title());
        if draft
            .wrong()
            .any(|field| field.tab == tab && draft.shown_error(field.key).is_some())
        {
            title.icon = Some(icons::WARNING_CIRCLE);
        }
        title
    });
    let active = Tab::ALL.iter().position(|other| other == tab).unwrap_or(0);
    if let Some(clicked) = tabs::dock_tabs(ui, "site-tabs", 36.0, 0.0, &titles, active) {
        *tab = Tab::ALL[clicked.min(Tab::ALL.len() - 1)];
    }
    portolan_ui_kit::layout::hairline(ui);
    ui.add_space(space::M);
    let enabled = !draft.base.managed;
    ScrollArea::vertical()
        .id_salt(("site-form", tab.title()))
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::S);
            ui.spacing_mut().item_spacing.y = GAP;
            if !enabled {
                label::dim_wrapped(ui, say!("sites-this-site-is-of-the"));
            }
            ui.add_enabled_ui(enabled, |ui| {
                for field in FIELDS.iter().filter(|field| field.tab == *tab) {
                    row(ui, draft, field, secrets);
                }
                if *tab == Tab::Transfer {
                    bookmarks(ui, draft);
                }
            });
            ui.add_space(space::M);
        });
}

/// The keyboard goes to the name, which is replaced by what is typed. Returns whether it is there.
pub(super) fn name(ui: &Ui, draft: &Draft) -> bool {
    let field = Id::unique(("site-field", "name"));
    let there = ui.memory(|memory| memory.has_focus(field));
    if !there {
        // While the dialog is measured nothing can have the keyboard.
        crate::pane::select_all(ui, field, draft.get("name"));
        ui.ctx().request_repaint();
    }
    there
}

/// Width of the labels, in points: that of the longest, in the language that is spoken. The same in all tabs.
fn labels(ui: &Ui) -> f32 {
    let others = [
        say!("common-password"),
        say!("prompts-account"),
        say!("sites-bookmarks"),
    ];
    let all = FIELDS.iter().map(|field| field.label.say()).chain(others);
    let widths = all.map(|label| {
        ui.painter()
            .layout_no_wrap(label.to_owned(), font::body(), Color32::PLACEHOLDER)
            .size()
            .x
    });
    widths.fold(LABEL - space::M, f32::max) + space::M
}

fn row(ui: &mut Ui, draft: &mut Draft, field: &'static Field, secrets: SecretsView) {
    let log_on = draft.get("log_on").to_owned();
    match field.key {
        // It stands beside the host.
        "port" => return,
        "user" if log_on == "anonymous" => return,
        "proxy_commands" if !draft.get("proxy").starts_with("ftp-custom") => return,
        _ => {}
    }
    form_row(ui, labels(ui), field.label.say(), |ui| {
        if field.key == "host" {
            host(ui, draft);
        } else {
            control(ui, draft, field);
        }
    });
    if field.key == "user" && draft.keeps_password() {
        form_row(ui, labels(ui), say!("common-password"), |ui| {
            secret(ui, draft, Kept::Password, secrets);
        });
        if draft.has_account() {
            form_row(ui, labels(ui), say!("prompts-account"), |ui| {
                secret(ui, draft, Kept::Account, secrets);
            });
        }
    }
}

fn host(ui: &mut Ui, draft: &mut Draft) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let width = ui.available_width() - PORT - space::S;
        let mut changed = false;
        ui.vertical(|ui| {
            ui.set_width(width);
            changed |= line(ui, draft, "host", say!("sites-host"), "ftp.example.org", Some(width));
        });
        ui.vertical(|ui| {
            let usual = if draft.get("tls") == "implicit" { "990" } else { "21" };
            changed |= line(ui, draft, "port", say!("sites-port"), usual, Some(PORT));
        });
        if changed {
            draft.check();
        }
    });
}

fn line(ui: &mut Ui, draft: &mut Draft, key: &'static str, name: &str, hint: &str, width: Option<f32>) -> bool {
    let mut text = draft.get(key).to_owned();
    let error = draft.shown_error(key).map(str::to_owned);
    let mut edit = TextField::new(&mut text, name)
        .hint(hint)
        .error(error.as_deref())
        .id(Id::unique(("site-field", key)));
    if let Some(width) = width {
        edit = edit.width(width);
    }
    edit.show(ui);
    let changed = text != draft.get(key);
    if changed {
        *draft.text(key) = text;
    }
    changed
}

fn control(ui: &mut Ui, draft: &mut Draft, field: &'static Field) {
    let changed = match field.control {
        Control::Text(hint) | Control::Number(hint) | Control::Kib(hint) => {
            line(ui, draft, field.key, field.label.say(), hint.say(), None)
        }
        Control::Choice(choices) => choose(ui, draft, field, choices),
        Control::Off(words) | Control::On(words) => {
            // It is lower than a field, and stands in the middle of the line as its label does.
            ui.add_space((size::FIELD - size::CHECK) / 2.0);
            let mut on = draft.get(field.key) == "true";
            let clicked = choice::checkbox(ui, &mut on, words.say()).changed();
            if clicked {
                *draft.text(field.key) = if on { "true".to_owned() } else { String::new() };
            }
            clicked
        }
        Control::Lines(hint) => lines(ui, draft, field, hint.say(), 3),
        Control::Note => lines(ui, draft, field, "", 3),
        Control::Colour => colours(ui, draft, field),
        Control::Icon => icon_row(ui, draft, field),
    };
    if changed {
        draft.check();
    }
}

fn choose(ui: &mut Ui, draft: &mut Draft, field: &'static Field, choices: &[(&'static str, Key)]) -> bool {
    let now = draft.get(field.key);
    let mut at = choices.iter().position(|(word, _)| *word == now).unwrap_or(0);
    let values: Vec<&str> = choices.iter().map(|(_, words)| words.say()).collect();
    let changed = select(ui, field.label.say(), SelectLook::Field, &mut at, &values);
    if changed && let Some((word, _)) = choices.get(at) {
        // The usual port goes along with the protocol.
        if field.key == "tls" && matches!(draft.get("port"), "21" | "990") {
            draft.text("port").clear();
        }
        (*word).clone_into(draft.text(field.key));
    }
    if let Some(error) = draft.shown_error(field.key) {
        label::coloured(ui, error, Tokens::of(ui).bad);
    }
    changed
}

fn lines(ui: &mut Ui, draft: &mut Draft, field: &'static Field, hint: &str, rows: usize) -> bool {
    let tokens = Tokens::of(ui);
    let mut text = draft.get(field.key).to_owned();
    Frame::new()
        .fill(tokens.bg)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::CONTROL)
        .inner_margin(Margin::symmetric(11, 7))
        .show(ui, |ui| {
            let edit = TextEdit::multiline(&mut text)
                .id(Id::unique(("site-field", field.key)))
                .frame(Frame::NONE)
                .hint_text(hint)
                .font(font::body())
                .desired_rows(rows)
                .desired_width(f32::INFINITY);
            let response = ui.add(edit);
            response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, field.label.say()));
        });
    if let Some(error) = draft.shown_error(field.key) {
        label::coloured(ui, error, tokens.bad);
    }
    let changed = text != draft.get(field.key);
    if changed {
        *draft.text(field.key) = text;
    }
    changed
}

fn colours(ui: &mut Ui, draft: &mut Draft, field: &'static Field) -> bool {
    let now = draft.get(field.key).to_owned();
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for colour in Colour::ALL {
            let selected = now == colour.word();
            if choice::swatch(ui, selected, ink(ui, *colour), name_of_colour(*colour)).clicked() {
                // Once more takes it off.
                chosen = Some(if selected {
                    String::new()
                } else {
                    colour.word().to_owned()
                });
            }
        }
    });
    chosen.is_some_and(|chosen| {
        *draft.text(field.key) = chosen;
        true
    })
}

fn name_of_colour(colour: Colour) -> &'static str {
    match colour {
        Colour::Teal => say!("sites-colour-teal"),
        Colour::Violet => say!("sites-colour-violet"),
        Colour::Green => say!("sites-colour-green"),
        Colour::Amber => say!("sites-colour-amber"),
        Colour::Red => say!("sites-colour-red"),
        Colour::Blue => say!("sites-colour-blue"),
        Colour::Magenta => say!("sites-colour-magenta"),
        Colour::Orange => say!("sites-colour-orange"),
    }
}

fn name_of_icon(icon: Icon) -> &'static str {
    match icon {
        Icon::Anchor => say!("sites-icon-anchor"),
        Icon::Globe => say!("sites-icon-globe"),
        Icon::Drives => say!("sites-icon-drives"),
        Icon::Cloud => say!("sites-icon-cloud"),
        Icon::Database => say!("sites-icon-database"),
        Icon::Desktop => say!("sites-icon-desktop"),
        Icon::Laptop => say!("sites-icon-laptop"),
        Icon::House => say!("sites-icon-house"),
        Icon::Router => say!("sites-icon-router"),
        Icon::Picture => say!("sites-icon-picture"),
        Icon::Music => say!("sites-icon-music"),
        Icon::Code => say!("sites-icon-code"),
        Icon::Parcel => say!("sites-icon-parcel"),
        Icon::Bug => say!("sites-icon-bug"),
        Icon::Star => say!("sites-icon-star"),
    }
}

fn icon_row(ui: &mut Ui, draft: &mut Draft, field: &'static Field) -> bool {
    let now = draft.get(field.key).to_owned();
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for icon in Icon::ALL {
            let usual = *icon == Icon::default();
            let selected = now == icon.word() || (now.is_empty() && usual);
            let name = name_of_icon(*icon);
            if ui
                .add(IconButton::new(icon_of(*icon), name).toggled(selected))
                .clicked()
            {
                chosen = Some(if usual { String::new() } else { icon.word().to_owned() });
            }
        }
    });
    chosen.is_some_and(|chosen| {
        *draft.text(field.key) = chosen;
        true
    })
}

/// What of a site is kept apart from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    Password,
    Account,
}

/// A new password or account, or the one that is kept.
fn secret(ui: &mut Ui, draft: &mut Draft, what: Kept, secrets: SecretsView) {
    if secrets.place == SecretPlace::Forbidden {
        label::dim_wrapped(ui, say!("sites-asked-for-the-settings-of"));
        return;
    }
    let hint = match (draft.new, secrets.place) {
        (true, _) => say!("sites-asked-for-when-it-is"),
        (false, SecretPlace::File) => say!("sites-kept-under-the-master-password"),
        (false, _) => say!("sites-kept-in-the-system-keyring"),
    };
    let (text, name, id) = match what {
        Kept::Password => (&mut draft.password, say!("common-password"), super::PASSWORD),
        Kept::Account => (&mut draft.account, say!("prompts-account"), super::ACCOUNT),
    };
    let before = text.len();
    TextField::new(text, name)
        .password()
        .hint(hint)
        .id(Id::unique(id))
        .show(ui);
    if text.len() != before {
        draft.check();
    }
}

fn bookmarks(ui: &mut Ui, draft: &mut Draft) {
    let mut gone = None;
    let mut changed = false;
    form_row(ui, labels(ui), say!("sites-bookmarks"), |ui| {
        for (at, bookmark) in draft.bookmarks.iter_mut().enumerate() {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let width = ((ui.available_width() - 36.0 - 2.0 * space::XS) / 3.0).max(60.0);
                for (text, what) in [
                    (&mut bookmark.name, say!("common-name")),
                    (&mut bookmark.local, say!("sites-local-folder")),
                    (&mut bookmark.remote, say!("sites-remote-folder")),
                ] {
                    let before = text.clone();
                    let name = say!("sites-of-bookmark", what = what, at = at + 1);
                    TextField::new(text, &name)
                        .hint(what)
                        .width(width)
                        .id(Id::unique(("bookmark", at, what)))
                        .show(ui);
                    changed |= *text != before;
                }
                let remove = say!("sites-remove-bookmark", at = at + 1);
                if ui.add(IconButton::new(icons::X, &remove).small()).clicked() {
                    gone = Some(at);
                }
            });
        }
        if let Some(error) = draft.shown_error("bookmark") {
            label::coloured(ui, error, Tokens::of(ui).bad);
        }
        if ui
            .add(Button::ghost(say!("sites-add-a-bookmark")).icon(icons::BOOKMARK))
            .clicked()
        {
            draft.bookmarks.push(BookmarkDraft::default());
            changed = true;
        }
    });
    if let Some(at) = gone {
        draft.bookmarks.remove(at);
        changed = true;
    }
    if changed {
        draft.check();
    }
}
