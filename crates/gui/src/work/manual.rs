//! A transfer by path: which file, and where it goes, typed by hand.

use eframe::egui::{Context, Id, Ui};
use portolan_engine::{Enqueue, JobOptions, Place, Request, SiteNames};
use portolan_queue::{ConflictPolicy, Origin};
use portolan_remote::{Direction, FileName, FileTypes, RemotePath, SiteId, TextNames, TransferType, TypeChoice};
use portolan_settings::TransferSettings;
use portolan_ui_kit::{
    button::Button,
    choice::radio,
    field::{TextField, form_row},
    icons, label, layout,
    modal::Dialog,
    say,
    tokens::space,
};

use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    place,
};

/// The dialog.
#[derive(Debug)]
pub(crate) struct ManualTransfer {
    site: SiteId,
    direction: Direction,
    here: String,
    there: String,
    file_type: TypeChoice,
    /// What is text, where the name decides.
    text: TextNames,
    begun: bool,
}

/// From where to where.
#[derive(Debug, PartialEq)]
struct Paths {
    source: Place,
    folder: Place,
    name: FileName,
    /// The name for people.
    shown: String,
}

impl ManualTransfer {
    /// Between these two folders, as the settings say.
    pub(crate) fn new(
        site: SiteId,
        local: Option<&Place>,
        remote: Option<&Place>,
        settings: &TransferSettings,
    ) -> Self {
        let folder = |place: Option<&Place>| {
            let mut text = place.map(ToString::to_string).unwrap_or_default();
            if !text.is_empty() && !text.ends_with('/') {
                text.push('/');
            }
            text
        };
        Self {
            site,
            direction: Direction::Upload,
            here: folder(local),
            there: folder(remote),
            file_type: settings.file_type,
            text: settings.text.clone(),
            begun: false,
        }
    }

    /// What is typed, or what is wrong with it.
    fn paths(&self, frame: &FrameCx) -> Result<Paths, &'static str> {
        let home = Place::Local((*frame.home).clone());
        let log_on = frame
            .site(self.site)
            .and_then(|site| site.facts.as_ref())
            .map_or_else(RemotePath::root, |facts| facts.home.clone());
        let here = place::typed(&self.here, &home, &frame.home, SiteNames::default())
            .ok_or(say!("work-type-the-path-on-this"))?;
        let log_on = Place::Remote(self.site, log_on);
        let there = place::typed(&self.there, &log_on, &frame.home, frame.names(&log_on))
            .ok_or(say!("work-type-the-path-on-the"))?;
        let (source, source_text, target, target_text) = match self.direction {
            Direction::Upload => (here, &self.here, there, &self.there),
            Direction::Download => (there, &self.there, here, &self.here),
        };
        if source_text.trim_end().ends_with('/') {
            return Err(say!("work-name-the-file-that-goes"));
        }
        let own = place::name(&source).ok_or(say!("work-name-the-file-that-goes"))?;
        // A folder as the target: the file keeps its name.
        let (folder, name, shown) = if target_text.trim_end().ends_with('/') {
            (target, own, frame.shown_name(&source))
        } else {
            let name = place::name(&target).ok_or(say!("work-name-the-target"))?;
            let shown = frame.shown_name(&target);
            (place::parent(&target).ok_or(say!("work-name-the-target"))?, name, shown)
        };
        Ok(Paths {
            source,
            folder,
            name,
            shown,
        })
    }

    /// What becomes of the lines of this file, in words.
    fn form(&self, paths: &Paths) -> &'static str {
        let own = place::name(&paths.source);
        let types = FileTypes::new(self.file_type, &self.text);
        match own.map(|name| types.of(&name)) {
            Some(TransferType::Ascii) => say!("work-goes-as-text"),
            Some(TransferType::Image) | None => say!("work-goes-byte-for-byte"),
        }
    }

    /// What will happen, or what is missing, in words.
    fn outcome(&self, frame: &FrameCx) -> String {
        match self.paths(frame) {
            Ok(paths) => {
                let form = self.form(&paths);
                let folder = frame.shown_path(&paths.folder);
                let goes = say!("work-goes-as-to", name = paths.shown, folder = folder);
                format!("{goes}. {form}")
            }
            Err(missing) => say!("work-a-target-that-ends-with", missing = missing),
        }
    }

    fn types(&mut self, ui: &mut Ui) {
        form_row(ui, 120.0, say!("common-transfer-type"), |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            for (file_type, words) in [
                (TypeChoice::Automatic, say!("common-type-automatic")),
                (TypeChoice::Binary, say!("common-type-binary")),
                (TypeChoice::Ascii, say!("common-type-ascii")),
            ] {
                if radio(ui, self.file_type == file_type, words).clicked() {
                    self.file_type = file_type;
                }
            }
        });
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        let output = Dialog::new("manual", say!("work-transfer-by-path"))
            .icon(icons::ARROWS_DOWN_UP)
            .width(600.0)
            .show(
                ctx,
                self,
                |ui, this| {
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = space::L;
                        for (direction, words) in [
                            (Direction::Upload, say!("common-upload")),
                            (Direction::Download, say!("common-download")),
                        ] {
                            if radio(ui, this.direction == direction, words).clicked() {
                                this.direction = direction;
                            }
                        }
                    });
                    ui.add_space(space::XS);
                    let id = Id::unique("manual-here");
                    let mut submitted = form_row(ui, 120.0, say!("common-this-computer"), |ui| {
                        TextField::new(&mut this.here, say!("work-path-on-this-computer"))
                            .id(id)
                            .show(ui)
                            .submitted
                    });
                    submitted |= form_row(ui, 120.0, say!("common-server"), |ui| {
                        TextField::new(&mut this.there, say!("work-path-on-the-server"))
                            .show(ui)
                            .submitted
                    });
                    this.types(ui);
                    if !std::mem::replace(&mut this.begun, true) {
                        ui.memory_mut(|memory| memory.request_focus(id));
                    }
                    label::dim_wrapped(ui, this.outcome(frame));
                    submitted
                },
                |ui, this| {
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                        let whole = this.paths(frame).is_ok();
                        (
                            cancel,
                            ui.add(Button::primary(say!("work-transfer")).enabled(whole)).clicked(),
                        )
                    })
                },
            );
        let (cancel, go) = output.footer;
        if cancel || output.escaped {
            return true;
        }
        if (go || output.body || output.accepted)
            && let Ok(paths) = self.paths(frame)
        {
            actions.push(Action::Ask(Box::new(Request::Enqueue(Enqueue {
                direction: self.direction,
                site: self.site,
                sources: vec![paths.source],
                target: paths.folder,
                rename: Some(paths.name),
                policy: ConflictPolicy::Ask,
                origin: Origin::Window,
                options: JobOptions {
                    file_type: Some(self.file_type),
                    ..JobOptions::default()
                },
            }))));
            return true;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use std::{path::PathBuf, sync::Arc};

    use super::*;

    #[test]
    fn paths_are_files_and_folders_by_their_last_sign() {
        let frame = FrameCx::empty(0, Arc::new(PathBuf::from("/home/me")));
        let site = SiteId(1);
        let there = |path: &str| Place::Remote(site, RemotePath::new(path));
        let settings = TransferSettings::default();
        let local = Place::Local("/srv".into());
        let mut dialog = ManualTransfer::new(site, Some(&local), Some(&there("/www")), &settings);
        assert!(dialog.paths(&frame).is_err());
        "~/a.txt".clone_into(&mut dialog.here);
        let paths = dialog.paths(&frame).expect("whole");
        assert_eq!(
            (paths.source, paths.folder),
            (Place::Local("/home/me/a.txt".into()), there("/www"))
        );
        "/www/b.txt".clone_into(&mut dialog.there);
        let paths = dialog.paths(&frame).expect("whole");
        assert_eq!(
            (paths.folder, paths.name.to_string()),
            (there("/www"), "b.txt".to_owned())
        );
        dialog.direction = Direction::Download;
        let paths = dialog.paths(&frame).expect("whole");
        assert_eq!(
            (paths.source, paths.folder),
            (there("/www/b.txt"), Place::Local("/home/me".into()))
        );
    }
}
