//! Is this certificate to be trusted?

use eframe::egui::{Color32, Context, Label, RichText, Ui};
use portolan_engine::Answer;
use portolan_remote::{CertificateInfo, CertificateProblem, Fingerprint, HostPort};
use portolan_ui_kit::{Tokens, button::Button, font, icons, label, layout, modal::Dialog, tokens::space};

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
        format!("The certificate of {server} has changed")
    } else {
        format!("Trust the certificate of {server}?")
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
                    let refuse = ui.add(Button::secondary("Do not connect")).clicked();
                    let once = ui.add(Button::secondary("Trust once")).clicked();
                    let words = if changed {
                        "Replace the trusted one"
                    } else {
                        "Always trust"
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
        label::coloured(
            ui,
            "Either the server has a new certificate, or somebody is between you and it. Ask its owner before you go on.",
            tokens.bad,
        );
    } else {
        label::dim_wrapped(
            ui,
            format!(
                "{} Compare the SHA-256 below with the one that the owner of {} gives you.",
                problem(certificate.problem),
                server.host
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
    fact(ui, "Made for", &certificate.subject, tokens.text, false);
    if !certificate.names.is_empty() {
        fact(ui, "Good for", &certificate.names.join(", "), tokens.text, false);
    }
    fact(ui, "Signed by", &certificate.issuer, tokens.text, false);
    let from = calendar.exact(certificate.not_before);
    let to = calendar.exact(certificate.not_after);
    fact(ui, "Valid", &format!("from {from} to {to}"), tokens.text, false);
    fact(ui, "SHA-256", &certificate.sha256.to_string(), tokens.text, true);
    if let Some(before) = before {
        fact(ui, "Trusted before", &before.to_string(), tokens.bad, true);
    }
}

fn problem(problem: CertificateProblem) -> &'static str {
    match problem {
        CertificateProblem::UnknownIssuer => "Nobody whom this computer trusts has signed it.",
        CertificateProblem::Expired => "Its time is over.",
        CertificateProblem::NotYetValid => "Its time has not begun, or the clock of this computer is wrong.",
        CertificateProblem::WrongName => "It was made for another name than that of this server.",
        CertificateProblem::Revoked => "Its issuer has taken it back.",
        CertificateProblem::Changed => "It is another one than the one trusted before.",
        CertificateProblem::Unusable => "It is malformed, too old, or not meant for servers.",
    }
}
