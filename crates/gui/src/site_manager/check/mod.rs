//! *Check connection*: the steps from the name of the host to a listing in each mode, for a site as it is in the form.

mod words;

use eframe::egui::{Context, Id, Label, RichText, Role, Ui, Vec2, WidgetInfo, text_edit};
use portolan_engine::{CheckKind, CheckSite, CheckState, CheckStep, ConnectionCheck, LogOnPart, Request};
use portolan_remote::{DataMode, Fingerprint};
use portolan_sites::{Secret, Site};
use portolan_ui_kit::{
    Tokens, button::Button, field::TextField, font, icons, label, layout, modal::Dialog, say, tokens::space,
};

use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    words::visible,
};

/// Width of the dialog, of the names of the steps and of their times, in points.
const WIDTH: f32 = 760.0;
const NAME: f32 = 150.0;
const TIME: f32 = 88.0;
/// The field for what the server asks for, whose undo history is wiped.
const ANSWER: &str = "check-answer";

/// A check that is shown. What was typed lives as long as it, so that it can be made again.
pub(super) struct Checking {
    site: Box<Site>,
    secret: Option<Secret>,
    /// The check before this one: what is shown of it is not ours.
    after: u64,
    /// What the server asks for. Wiped as far as a `String` allows when it becomes a [`Secret`].
    answer: String,
    asked: bool,
}

impl std::fmt::Debug for Checking {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checking")
            .field("site", &self.site.name)
            .finish_non_exhaustive()
    }
}

/// What becomes of the dialog.
#[derive(Clone, Copy, Debug)]
pub(super) enum Outcome {
    /// It goes on.
    Stays,
    /// It is over.
    Over,
    /// It is over, and the site is to use this mode.
    Use(DataMode),
}

/// What a button says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pressed {
    Copy,
    Stop,
    Close,
    Again,
    Certificate(Fingerprint),
    Use(DataMode),
    Answer,
}

impl Checking {
    /// Begins one.
    pub(super) fn begin(site: Box<Site>, secret: Option<Secret>, frame: &FrameCx, actions: &mut Actions) -> Self {
        let mut checking = Self {
            site,
            secret,
            after: 0,
            answer: String::new(),
            asked: false,
        };
        checking.ask(Vec::new(), frame, actions);
        checking
    }

    fn ask(&mut self, pins: Vec<Fingerprint>, frame: &FrameCx, actions: &mut Actions) {
        self.after = frame.check.as_ref().map_or(0, |check| check.number);
        self.asked = false;
        let check = CheckSite {
            site: self.site.clone(),
            secret: self.secret.clone(),
            pins,
        };
        actions.push(Action::Ask(Box::new(Request::Check(Box::new(check)))));
    }

    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> Outcome {
        let ours = |check: &&std::sync::Arc<ConnectionCheck>| check.number > self.after;
        let check = frame.check.as_ref().filter(ours).cloned();
        let check = check.as_deref();
        let server = self.site.endpoint.server().to_string();
        let title = say!("check-connection-of", server = visible(&server).into_owned());
        let output = Dialog::new("check", &title).icon(icons::STETHOSCOPE).width(WIDTH).show(
            ctx,
            self,
            |ui, this| this.body(ui, check, frame),
            |ui, _| footer(ui, check),
        );
        let pressed = output.body.or(output.footer);
        let usual = || match check {
            Some(check) if !check.ended => None,
            Some(check) => check.best_mode().filter(|_| may_use(check)).map(Pressed::Use),
            None => None,
        };
        let pressed = match pressed {
            None if output.escaped => Some(Pressed::Close),
            None if output.accepted => usual()
                .or(Some(Pressed::Close))
                .filter(|_| check.is_some_and(|check| check.ended)),
            pressed => pressed,
        };
        match pressed {
            None => {}
            Some(Pressed::Copy) => {
                if let Some(check) = check {
                    ctx.copy_text(words::report(check, &title, frame));
                }
            }
            Some(Pressed::Stop) => actions.push(Action::Ask(Box::new(Request::StopCheck))),
            Some(Pressed::Again) => self.ask(Vec::new(), frame, actions),
            Some(Pressed::Certificate(sha256)) => self.ask(vec![sha256], frame, actions),
            Some(Pressed::Answer) => {
                forget_typing(ctx);
                let secret = Secret::new(std::mem::take(&mut self.answer));
                self.asked = false;
                actions.push(Action::Ask(Box::new(Request::AnswerCheck(Some(secret)))));
            }
            Some(Pressed::Close) => return self.end(ctx, Outcome::Over, actions),
            Some(Pressed::Use(mode)) => return self.end(ctx, Outcome::Use(mode), actions),
        }
        Outcome::Stays
    }

    fn end(&mut self, ctx: &Context, outcome: Outcome, actions: &mut Actions) -> Outcome {
        forget_typing(ctx);
        drop(Secret::new(std::mem::take(&mut self.answer)));
        actions.push(Action::Ask(Box::new(Request::ForgetCheck)));
        outcome
    }

    fn body(&mut self, ui: &mut Ui, check: Option<&ConnectionCheck>, frame: &FrameCx) -> Option<Pressed> {
        let Some(check) = check else {
            label::dim(ui, say!("check-running"));
            return None;
        };
        ui.spacing_mut().item_spacing.y = space::S;
        for (at, each) in check.steps.iter().enumerate() {
            if at > 0 {
                layout::hairline(ui);
            }
            step(ui, each, frame);
        }
        let mut pressed = None;
        ui.add_space(space::XS);
        if let Some((part, says)) = &check.asks {
            layout::callout(ui, |ui| {
                ui.set_width(ui.available_width());
                pressed = self.question(ui, *part, says);
            });
        } else if check.ended
            && let Some((title, text)) = words::advice(check)
        {
            say_what_follows(ui, title, text);
        }
        pressed
    }

    /// What the server asks for in the middle of the log-on.
    fn question(&mut self, ui: &mut Ui, part: LogOnPart, says: &str) -> Option<Pressed> {
        let user = visible(self.site.log_on.user()).into_owned();
        let server = visible(&self.site.endpoint.server().to_string()).into_owned();
        let (sentence, name) = match part {
            LogOnPart::Password => (
                say!("prompts-asks-for-the-password-of", server = server, user = user),
                say!("common-password"),
            ),
            LogOnPart::Account => (
                say!("prompts-asks-for-the-account-of", server = server, user = user),
                say!("prompts-account"),
            ),
        };
        label::body(ui, sentence);
        if !says.trim().is_empty() {
            label::dim_wrapped(ui, say!("prompts-it-says", words = visible(says).into_owned()));
        }
        let mut done = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.allocate_ui(Vec2::new(320.0, 30.0), |ui| {
                let field = TextField::new(&mut self.answer, name)
                    .password()
                    .id(Id::unique(ANSWER))
                    .show(ui);
                if !std::mem::replace(&mut self.asked, true) {
                    field.response.request_focus();
                }
                done = field.submitted;
            });
            let ready = !self.answer.is_empty();
            done |= ui.add(Button::primary(say!("prompts-log-in")).enabled(ready)).clicked();
        });
        (done && !self.answer.is_empty()).then_some(Pressed::Answer)
    }
}

fn say_what_follows(ui: &mut Ui, title: String, text: String) {
    layout::callout(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let ink = Tokens::of(ui).text;
            label::icon(ui, icons::LIGHTBULB, ink);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                if !title.is_empty() {
                    label::strong(ui, title);
                }
                label::dim_wrapped(ui, text);
            });
        });
    });
}

/// Would the mode that works change anything for the site?
fn may_use(check: &ConnectionCheck) -> bool {
    check.ended
        && check
            .best_mode()
            .is_some_and(|mode| check.site.mode != portolan_remote::ModeChoice::Only(mode))
}

fn footer(ui: &mut Ui, check: Option<&ConnectionCheck>) -> Option<Pressed> {
    let mut pressed = None;
    let mut button = |ui: &mut Ui, button: Button<'_>, what: Pressed| {
        if ui.add(button).clicked() {
            pressed = Some(what);
        }
    };
    let copy = Button::secondary(say!("check-copy-report")).icon(icons::COPY);
    button(ui, copy.enabled(check.is_some()), Pressed::Copy);
    layout::trailing(ui, "buttons", |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let Some(check) = check.filter(|check| check.ended) else {
            button(
                ui,
                Button::secondary(say!("check-stop")).enabled(check.is_some()),
                Pressed::Stop,
            );
            button(ui, Button::secondary(say!("common-close")), Pressed::Close);
            return;
        };
        button(ui, Button::secondary(say!("check-again")), Pressed::Again);
        if let Some(certificate) = words::unknown_certificate(check) {
            let go_on = Button::secondary(say!("check-go-on-with-this-certificate"));
            button(ui, go_on, Pressed::Certificate(certificate.sha256));
        }
        button(ui, Button::secondary(say!("common-close")), Pressed::Close);
        if let Some(mode) = check.best_mode().filter(|_| may_use(check)) {
            button(ui, Button::primary(say!("check-use-for-this-site")), Pressed::Use(mode));
        }
    });
    pressed
}

fn step(ui: &mut Ui, step: &CheckStep, frame: &FrameCx) {
    let tokens = Tokens::of(ui);
    let (icon, ink) = match step.state {
        CheckState::Passed => (icons::CHECK_CIRCLE, tokens.ok),
        CheckState::Warned => (icons::WARNING_CIRCLE, tokens.warn),
        CheckState::Failed(_) => (icons::X_CIRCLE, tokens.bad),
        CheckState::Running => (icons::CIRCLE_NOTCH, tokens.accent),
        CheckState::Waiting => (icons::CIRCLE_DASHED, tokens.dim),
        CheckState::LeftOut => (icons::MINUS_CIRCLE, tokens.dim),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (left, whole) = (ui.cursor().left(), ui.available_width());
        let mark = match step.state {
            CheckState::Passed | CheckState::Warned | CheckState::Failed(_) => label::icon_fill(ui, icon, ink),
            _ => label::icon(ui, icon, ink),
        };
        let state = words::state(&step.state);
        mark.widget_info(|| WidgetInfo::labeled(Role::Image, true, state));
        let idle = matches!(step.state, CheckState::Waiting | CheckState::LeftOut);
        if idle {
            label::dim(ui, words::name(step.kind));
        } else {
            label::strong(ui, words::name(step.kind));
        }
        ui.add_space((left + NAME + 24.0 - ui.cursor().left()).max(0.0));
        let room = (left + whole - TIME - ui.cursor().left()).max(80.0);
        ui.allocate_ui(Vec2::new(room, 18.0), |ui| {
            ui.set_width(room);
            let text = words::found(step, frame);
            let colour = if matches!(step.state, CheckState::Failed(_)) {
                tokens.text
            } else {
                tokens.dim
            };
            if !text.is_empty() {
                let text = RichText::new(text).font(font::body()).color(colour);
                ui.add(Label::new(text).wrap().selectable(true));
            }
        });
        if let Some(took) = step.took {
            let salt = format!("{:?}", step.kind);
            layout::trailing(ui, &salt, |ui| label::mono(ui, crate::words::span(took)));
        }
    });
}

/// The undo history of the field holds what was typed: it goes with it.
fn forget_typing(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<text_edit::TextEditState>(Id::unique(ANSWER)));
}

/// The word of a mode in the file of sites.
pub(super) fn word(mode: DataMode) -> &'static str {
    match mode {
        DataMode::Epsv => "epsv",
        DataMode::Pasv => "pasv",
        DataMode::Eprt => "eprt",
        DataMode::Port => "port",
    }
}

/// Is it a data connection?
fn of_data(step: &CheckStep) -> bool {
    matches!(step.kind, CheckKind::Data(_))
}
