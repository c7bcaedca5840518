//! What to do with a target that exists already?

use std::sync::Arc;

use eframe::egui::{Align, Context, Key, Layout, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2};
use portolan_engine::{Answer, FileFacts, Reach};
use portolan_queue::ConflictPolicy;
use portolan_remote::Direction;
use portolan_ui_kit::{
    Tokens,
    button::Button,
    choice, icons, label, layout,
    modal::Dialog,
    say,
    tokens::{radius, size, space},
};

use crate::words::{self, Calendar};

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Replace the target.
    Replace,
    /// Replace it if the source is newer or the sizes differ.
    IfNewer,
    /// Append what is missing.
    Resume,
    /// Write to a free name.
    KeepBoth,
    /// Leave it.
    Skip,
}

impl Choice {
    const ALL: [Self; 5] = [Self::Replace, Self::IfNewer, Self::Resume, Self::KeepBoth, Self::Skip];

    fn policy(self) -> ConflictPolicy {
        match self {
            Self::Replace => ConflictPolicy::Replace,
            Self::IfNewer => ConflictPolicy::ReplaceIfNewerOrSizeDiffers,
            Self::Resume => ConflictPolicy::Resume,
            Self::KeepBoth => ConflictPolicy::KeepBoth,
            Self::Skip => ConflictPolicy::Skip,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Replace => say!("common-replace"),
            Self::IfNewer => say!("prompts-replace-if-newer"),
            Self::Resume => say!("prompts-resume"),
            Self::KeepBoth => say!("prompts-keep-both"),
            Self::Skip => say!("common-skip"),
        }
    }
}

/// What is chosen so far.
#[derive(Debug)]
pub(crate) struct Draft {
    /// Which of the five.
    pub(crate) choice: Choice,
    rest: bool,
}

impl Draft {
    pub(super) fn new(more: u64) -> Self {
        Self {
            choice: Choice::Replace,
            rest: more > 0,
        }
    }
}

/// The two files.
pub(super) struct Conflict<'a> {
    pub(super) direction: Direction,
    /// From one server to another: the names of both.
    pub(super) across: Option<(String, String)>,
    pub(super) name: &'a str,
    pub(super) source: &'a FileFacts,
    pub(super) target: &'a FileFacts,
    pub(super) free_name: &'a Arc<str>,
    pub(super) more: u64,
}

pub(super) fn show(ctx: &Context, draft: &mut Draft, conflict: &Conflict<'_>, calendar: &Calendar) -> Option<Answer> {
    let title = say!("prompts-already-exists", name = words::visible(conflict.name));
    move_choice(ctx, draft);
    let output = Dialog::new("exists", &title).show(
        ctx,
        draft,
        |ui, draft| {
            both_sides(ui, conflict, calendar);
            ui.add_space(space::XS);
            ui.spacing_mut().item_spacing.y = 6.0;
            for choice in Choice::ALL {
                if choice::radio_card(ui, draft.choice == choice, choice.title(), &note(choice, conflict)).clicked() {
                    draft.choice = choice;
                }
            }
        },
        |ui, draft| {
            ui.spacing_mut().item_spacing.x = space::S;
            let gesture = match conflict.direction {
                Direction::Upload if conflict.across.is_some() => say!("prompts-for-all-the-rest-of-the-copy"),
                Direction::Upload => say!("prompts-for-all-the-rest-of"),
                Direction::Download => say!("prompts-for-all-the-rest-of-2"),
            };
            choice::checkbox(ui, &mut draft.rest, gesture);
            if conflict.more > 0 {
                label::dim(ui, say!("prompts-more", count = conflict.more));
            }
            layout::trailing(ui, "buttons", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let stop = ui.add(Button::secondary(say!("prompts-stop-queue"))).clicked();
                (stop, ui.add(Button::primary(draft.choice.title())).clicked())
            })
        },
    );
    let (stop, chosen) = output.footer;
    if stop || output.escaped {
        Some(Answer::Refuse)
    } else if chosen || output.accepted {
        Some(Answer::Exists {
            policy: draft.choice.policy(),
            reach: if draft.rest { Reach::Job } else { Reach::One },
        })
    } else {
        None
    }
}

/// Arrow keys move the choice, as in any group of radio buttons.
fn move_choice(ctx: &Context, draft: &mut Draft) {
    let at = Choice::ALL
        .iter()
        .position(|choice| *choice == draft.choice)
        .unwrap_or(0);
    let step = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if step(Key::ArrowDown) {
        draft.choice = Choice::ALL[(at + 1).min(Choice::ALL.len() - 1)];
    }
    if step(Key::ArrowUp) {
        draft.choice = Choice::ALL[at.saturating_sub(1)];
    }
}

fn note(choice: Choice, conflict: &Conflict<'_>) -> String {
    match (choice, conflict.direction) {
        (Choice::Replace, Direction::Upload) => say!("prompts-the-file-on-the-server").to_owned(),
        (Choice::Replace, Direction::Download) => say!("prompts-the-file-on-this-computer").to_owned(),
        (Choice::IfNewer, _) => say!("prompts-or-if-the-sizes-differ").to_owned(),
        (Choice::Resume, _) => say!("prompts-append-what-is-missing").to_owned(),
        (Choice::KeepBoth, _) => words::visible(conflict.free_name).into_owned(),
        (Choice::Skip, _) => String::new(),
    }
}

fn both_sides(ui: &mut Ui, conflict: &Conflict<'_>, calendar: &Calendar) {
    let (from, to) = match (conflict.direction, &conflict.across) {
        (Direction::Upload, Some((from, to))) => {
            let on = |server: &str, folder: &str| {
                say!(
                    "prompts-on-that-server",
                    server = words::visible(server),
                    folder = words::visible(folder)
                )
            };
            (on(from, &conflict.source.folder), on(to, &conflict.target.folder))
        }
        (Direction::Upload, None) => (
            say!("common-this-computer").to_owned(),
            say!("prompts-on-server", folder = words::visible(&conflict.target.folder)),
        ),
        (Direction::Download, _) => (
            say!("prompts-on-server", folder = words::visible(&conflict.source.folder)),
            say!("common-this-computer").to_owned(),
        ),
    };
    let (source, target) = (conflict.source, conflict.target);
    let newer = match (source.modified, target.modified) {
        (Some(source), Some(target)) if source > target => Some(true),
        (Some(source), Some(target)) if source < target => Some(false),
        _ => None,
    };
    let icon = icons::for_file_name(conflict.name);
    let arrow = 40.0;
    let width = (ui.available_width() - arrow) / 2.0;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 54.0), Sense::hover());
    let left = rect.with_max_x(rect.left() + width);
    let right = rect.with_min_x(rect.right() - width);
    side(ui, left, icon, &from, source, newer == Some(true), calendar);
    side(ui, right, icon, &to, target, newer == Some(false), calendar);
    let middle = Rect::from_center_size(rect.center(), Vec2::splat(size::ICON));
    let mut child = ui.new_child(UiBuilder::new().max_rect(middle));
    let text = Tokens::of(ui).text;
    label::icon(&mut child, icons::ARROW_RIGHT, text);
}

fn side(ui: &mut Ui, rect: Rect, icon: &str, title: &str, facts: &FileFacts, newer: bool, calendar: &Calendar) {
    let tokens = Tokens::of(ui);
    let stroke = Stroke::new(1.0, tokens.line);
    ui.painter().rect_stroke(rect, radius::CARD, stroke, StrokeKind::Inside);
    let builder = UiBuilder::new()
        .id_salt(title)
        .max_rect(rect.shrink2(Vec2::new(space::M, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing = Vec2::new(10.0, 1.0);
    label::icon(&mut child, icon, tokens.text);
    child.vertical(|ui| {
        ui.add_space((rect.height() - 34.0) / 2.0);
        ui.spacing_mut().interact_size.y = 16.0;
        portolan_ui_kit::elide::label(
            ui,
            title,
            ui.available_width(),
            &portolan_ui_kit::font::strong(),
            tokens.text,
        );
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let size = facts
                .size
                .map_or_else(|| say!("prompts-size-unknown").to_owned(), words::size);
            let when = facts
                .modified
                .map_or_else(|| say!("prompts-time-unknown").to_owned(), |time| calendar.moment(time));
            label::digits(ui, format!("{size} · {when}"));
            if newer {
                label::dim(ui, " · ");
                label::coloured(ui, say!("prompts-newer"), tokens.ok);
            }
        });
    });
}
