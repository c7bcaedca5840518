//! Is this certificate to be trusted?

use eframe::egui::{Color32, Context, Label, RichText, Ui};
use portolan_engine::Answer;
use portolan_remote::{CertificateInfo, CertificateProblem, Fingerprint, HostPort};
use portolan_ui_kit::{Tokens, button::Button, font, icons, label, layout, modal::Dialog, say, tokens::space};

use crate::words::{self, Calendar};

pub(super) fn show(
    ctx: &Context,
    server: &HostPort,
    certificate: &CertificateInfo,
    before: Option<&Fingerprint>,
    calendar: &Calendar,
) -> Option<Answer> {
    let changed = before.is_some();
    let title = if changed {
        say!("prompts-the-certificate-of-has-changed", server = server.to_string())
    } else {
        say!("prompts-trust-the-certificate-of", server = server.to_string())
    };
    let output = Dialog::new("certificate", &title)
        .icon(if changed {
            icons::WARNING_OCTAGON
        } else {
            icons::CERTIFICATE
        })
        .width(680.0)
        .show(
            ctx,
            &mut (),
            |ui, ()| body(ui, server, certificate, before, calendar),
            |ui, ()| {
                layout::trailing(ui, "buttons", |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let refuse = ui.add(Button::secondary(say!("prompts-do-not-connect"))).clicked();
                    let once = ui.add(Button::secondary(say!("prompts-trust-once"))).clicked();
                    let words = if changed {
                        say!("prompts-replace-the-trusted-one")
                    } else {
                        say!("prompts-always-trust")
                    };
                    let always = if changed {
                        Button::danger(words)
                    } else {
                        Button::primary(words)
                    };
                    (refuse, once, ui.add(always).clicked())
                })
            },
        );
    let trust = |always| {
        Some(Answer::Trust {
            sha256: certificate.sha256,
            always,
        })
    };
    // Enter decides nothing here: trust is given by a deliberate press of its button.
    match output.footer {
        (true, ..) => Some(Answer::Refuse),
        (_, true, _) => trust(false),
        (.., true) => trust(true),
        _ if output.escaped => Some(Answer::Refuse),
        _ => None,
    }
}

fn body(
    ui: &mut Ui,
    server: &HostPort,
    certificate: &CertificateInfo,
    before: Option<&Fingerprint>,
    calendar: &Calendar,
) {
    let tokens = Tokens::of(ui);
    if before.is_some() {
        label::coloured(ui, say!("prompts-either-the-server-has-a"), tokens.bad);
    } else {
        label::dim_wrapped(
            ui,
            say!(
                "prompts-compare-the-sha-256-below",
                problem = problem(certificate.problem),
                host = server.host
            ),
        );
    }
    ui.add_space(space::S);
    let fact = |ui: &mut Ui, name: &str, value: &str, colour: Color32, mono: bool| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let left = ui.cursor().left();
            label::dim(ui, name);
            ui.add_space((left + 120.0 - ui.cursor().left()).max(space::S));
            let face = if mono { font::mono() } else { font::body() };
            ui.add(
                Label::new(RichText::new(words::visible(value)).font(face).color(colour))
                    .wrap()
                    .selectable(true),
            );
        });
    };
    fact(ui, say!("prompts-made-for"), &certificate.subject, tokens.text, false);
    if !certificate.names.is_empty() {
        fact(
            ui,
            say!("prompts-good-for"),
            &certificate.names.join(", "),
            tokens.text,
            false,
        );
    }
    fact(ui, say!("prompts-signed-by"), &certificate.issuer, tokens.text, false);
    let from = calendar.exact(certificate.not_before);
    let to = calendar.exact(certificate.not_after);
    fact(
        ui,
        say!("prompts-valid"),
        &say!("prompts-from-to", from = from, to = to),
        tokens.text,
        false,
    );
    fact(
        ui,
        say!("common-sha-256"),
        &certificate.sha256.to_string(),
        tokens.text,
        true,
    );
    if let Some(before) = before {
        fact(
            ui,
            say!("prompts-trusted-before"),
            &before.to_string(),
            tokens.bad,
            true,
        );
    }
}

fn problem(problem: CertificateProblem) -> &'static str {
    match problem {
        CertificateProblem::UnknownIssuer => say!("prompts-nobody-whom-this-computer-trusts"),
        CertificateProblem::Expired => say!("prompts-its-time-is-over"),
        CertificateProblem::NotYetValid => say!("prompts-its-time-has-not-begun"),
        CertificateProblem::WrongName => say!("prompts-it-was-made-for-another"),
        CertificateProblem::Revoked => say!("prompts-its-issuer-has-taken-it"),
        CertificateProblem::Changed => say!("prompts-it-is-another-one-than"),
        CertificateProblem::Unusable => say!("prompts-it-is-malformed-too-old"),
    }
}
