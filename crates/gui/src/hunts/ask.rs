//! What is looked for, and how two trees are compared.

use std::{path::PathBuf, sync::Arc};

use eframe::egui::{Context, Id, Key as Pressed, Ui};
use portolan_engine::{CompareBy, Hunt, Place};
use portolan_remote::{
    RemotePath, SiteId,
    filter::{Attribute, Condition, Day, DayTest, Filter, Permission, Selection, SizeTest, TextTest},
};
use portolan_ui_kit::{
    button::Button,
    choice::{checkbox, radio},
    field::TextField,
    icons, key, label,
    language::Key,
    layout,
    modal::Dialog,
    say,
    select::{SelectLook, select},
    tokens::space,
};

use super::Wish;
use crate::{
    action::{Action, Actions},
    words,
};

/// What is looked for, and where.
#[derive(Debug)]
pub(crate) struct FindDialog {
    here: Option<Place>,
    there: Option<Place>,
    in_here: bool,
    in_there: bool,
    name: String,
    regex: bool,
    match_case: bool,
    /// 0 = both, 1 = files, 2 = folders.
    kinds: usize,
    larger: String,
    smaller: String,
    newer: String,
    older: String,
    /// Among [`HIDDEN`].
    hidden: usize,
    /// Among [`PERMISSIONS`].
    permission: usize,
    owner: String,
    group: String,
    /// The filters with a name, and which of them is looked for in the place of all that is typed: 0 = none.
    presets: Vec<Filter>,
    preset: usize,
}

/// Names with a dot in front, and others.
const HIDDEN: [(Key, Option<bool>); 3] = [
    (key!("hunts-any"), None),
    (key!("hunts-hidden-only"), Some(true)),
    (key!("hunts-hidden-not"), Some(false)),
];

/// What people look for among permissions.
const PERMISSIONS: [(Key, Option<(Permission, bool)>); 6] = [
    (key!("hunts-any"), None),
    (key!("hunts-world-writable"), Some((Permission::WorldWrite, true))),
    (key!("hunts-group-writable"), Some((Permission::GroupWrite, true))),
    (key!("hunts-read-only"), Some((Permission::OwnerWrite, false))),
    (key!("hunts-executable"), Some((Permission::OwnerExecute, true))),
    (key!("hunts-not-for-all"), Some((Permission::WorldRead, false))),
];

impl FindDialog {
    /// In the folders that are shown; the one with the keyboard is searched unless the person says otherwise.
    pub(crate) fn new(here: Option<Place>, there: Option<Place>, remote_active: bool, presets: Vec<Filter>) -> Self {
        Self {
            in_here: here.is_some() && (!remote_active || there.is_none()),
            in_there: there.is_some() && remote_active,
            here,
            there,
            name: String::new(),
            regex: false,
            match_case: false,
            kinds: 0,
            larger: String::new(),
            smaller: String::new(),
            newer: String::new(),
            older: String::new(),
            hidden: 0,
            permission: 0,
            owner: String::new(),
            group: String::new(),
            presets,
            preset: 0,
        }
    }

    /// What is looked for, or what cannot be understood.
    fn filter(&self) -> Result<Filter, String> {
        if let Some(preset) = self.preset() {
            return Ok(preset.clone());
        }
        let mut conditions = Vec::new();
        let pattern = |text: &str, plain: TextTest| {
            let text = text.trim().to_owned();
            let is = if text.contains(['*', '?', '[']) {
                TextTest::Glob
            } else {
                plain
            };
            (!text.is_empty()).then_some((is, text))
        };
        let plain = if self.regex {
            TextTest::Regex
        } else {
            TextTest::Contains
        };
        let name = self.name.trim();
        conditions.extend(pattern(name, plain).map(|(is, text)| Condition::Name {
            is: if self.regex { plain } else { is },
            text,
        }));
        for (text, is) in [(&self.larger, SizeTest::Greater), (&self.smaller, SizeTest::Less)] {
            if let Some(bytes) = words::bytes_of(text).map_err(|()| say!("hunts-bad-size").to_owned())? {
                conditions.push(Condition::Size { is, bytes });
            }
        }
        for (text, is) in [(&self.newer, DayTest::After), (&self.older, DayTest::Before)] {
            if !text.trim().is_empty() {
                let day: Day = text.trim().parse().map_err(|_bad| say!("hunts-bad-day").to_owned())?;
                conditions.push(Condition::Modified { is, day });
            }
        }
        if let Some((_, Some(set))) = HIDDEN.get(self.hidden) {
            conditions.push(Condition::Attribute {
                attribute: Attribute::Hidden,
                set: *set,
            });
        }
        if let Some((_, Some((permission, set)))) = PERMISSIONS.get(self.permission) {
            conditions.push(Condition::Permission {
                permission: *permission,
                set: *set,
            });
        }
        // Users and groups have short names, of which others are a part: they are meant as a whole.
        let owner = pattern(&self.owner, TextTest::Equals);
        conditions.extend(owner.map(|(is, text)| Condition::Owner { is, text }));
        let group = pattern(&self.group, TextTest::Equals);
        conditions.extend(group.map(|(is, text)| Condition::Group { is, text }));
        if conditions.is_empty() {
            let (is, text) = (TextTest::Glob, "*".to_owned());
            conditions.push(Condition::Name { is, text });
        }
        let filter = Filter {
            name: name.into(),
            files: self.kinds != 2,
            folders: self.kinds != 1,
            match_case: self.match_case,
            conditions,
            ..Filter::default()
        };
        let tried = Selection {
            leave_out: vec![filter.clone()],
            only: Vec::new(),
        };
        tried.matcher().map_err(|error| words::sentence(&error.why))?;
        Ok(filter)
    }

    fn preset(&self) -> Option<&Filter> {
        self.presets.get(self.preset.checked_sub(1)?)
    }

    /// The filter with a name that is looked for, where there are any.
    fn preset_choice(&mut self, ui: &mut Ui) {
        if self.presets.is_empty() {
            return;
        }
        label::small(ui, say!("hunts-preset"));
        let mut titles = vec![say!("hunts-no-preset")];
        titles.extend(self.presets.iter().map(|filter| &*filter.name));
        select(ui, say!("hunts-preset"), SelectLook::Button, &mut self.preset, &titles);
        ui.add_space(space::S);
    }

    /// Hidden or not, and who may do what.
    fn attributes(&mut self, ui: &mut Ui) {
        let hidden = HIDDEN.map(|(title, _)| title.say());
        let permissions = PERMISSIONS.map(|(title, _)| title.say());
        ui.columns(2, |columns| {
            for (column, (title, chosen, titles)) in columns.iter_mut().zip([
                (say!("hunts-hidden"), &mut self.hidden, hidden.as_slice()),
                (say!("hunts-permissions"), &mut self.permission, permissions.as_slice()),
            ]) {
                label::small(column, title);
                select(column, title, SelectLook::Button, chosen, titles);
            }
        });
    }

    fn places(&self) -> Vec<Place> {
        let one = |wanted: bool, place: &Option<Place>| place.clone().filter(|_| wanted);
        [one(self.in_here, &self.here), one(self.in_there, &self.there)]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Draws it. Returns `true` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        let filter = self.filter();
        let places = self.places();
        let output = Dialog::new("find", say!("hunts-find"))
            .icon(icons::MAGNIFYING_GLASS)
            .width(520.0)
            .show(
                ctx,
                self,
                |ui, this| this.body(ui, filter.as_ref().err()),
                |ui, _| {
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                        let ready = filter.is_ok() && !places.is_empty();
                        let find = ui.add_enabled(ready, Button::primary(say!("hunts-begin"))).clicked();
                        (cancel, find)
                    })
                },
            );
        let (cancel, find) = output.footer;
        if let (true, Ok(filter), false) = (find || output.accepted, filter, places.is_empty()) {
            let hunt = Hunt::Find { places, filter };
            actions.push(Action::Hunt(Wish::Begin(Box::new(hunt))));
            return true;
        }
        cancel || output.escaped
    }

    fn body(&mut self, ui: &mut Ui, problem: Option<&String>) {
        self.preset_choice(ui);
        let named = self.preset().is_some();
        ui.add_enabled_ui(!named, |ui| self.conditions(ui));
        for (wanted, place, title) in [
            (&mut self.in_here, &self.here, say!("common-this-computer")),
            (&mut self.in_there, &self.there, say!("common-server")),
        ] {
            if let Some(place) = place {
                checkbox(ui, wanted, &format!("{title}: {}", words::visible(&place.to_string())));
            }
        }
        if let Some(problem) = problem {
            label::coloured(ui, problem.as_str(), portolan_ui_kit::Tokens::of(ui).bad);
        }
    }

    /// All that can be typed and chosen of what is looked for.
    fn conditions(&mut self, ui: &mut Ui) {
        let id = Id::unique("find-name");
        label::small(ui, say!("hunts-name"));
        let field = TextField::new(&mut self.name, say!("hunts-name"))
            .hint("*.html")
            .id(id)
            .show(ui);
        // Enter in the field leaves it, and begins.
        let begins = ui.input(|input| input.key_pressed(Pressed::Enter));
        if !begins && ui.memory(|memory| memory.focused().is_none()) {
            field.response.request_focus();
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            checkbox(ui, &mut self.regex, say!("hunts-regex"));
            checkbox(ui, &mut self.match_case, say!("hunts-match-case"));
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            for (at, title) in [say!("hunts-all-kinds"), say!("hunts-files"), say!("hunts-folders")]
                .into_iter()
                .enumerate()
            {
                if radio(ui, self.kinds == at, title).clicked() {
                    self.kinds = at;
                }
            }
        });
        ui.add_space(space::S);
        let pairs = [
            [
                (&mut self.larger, say!("hunts-larger"), "10 MB"),
                (&mut self.smaller, say!("hunts-smaller"), "1 GB"),
            ],
            [
                (&mut self.newer, say!("hunts-newer"), "2026-11-20"),
                (&mut self.older, say!("hunts-older"), "2026-11-20"),
            ],
        ];
        for pair in pairs {
            side_by_side(ui, pair);
        }
        self.attributes(ui);
        // The files of this computer tell no names of users.
        if self.there.is_some() {
            let pair = [
                (&mut self.owner, say!("hunts-owner"), "www-data"),
                (&mut self.group, say!("hunts-group"), "33"),
            ];
            side_by_side(ui, pair);
        }
        ui.add_space(space::S);
    }
}

/// Two fields with their titles above.
fn side_by_side(ui: &mut Ui, pair: [(&mut String, &'static str, &str); 2]) {
    ui.columns(2, |columns| {
        for (column, (text, title, hint)) in columns.iter_mut().zip(pair) {
            label::small(column, title);
            TextField::new(text, title)
                .hint(hint)
                .id(Id::unique(title))
                .show(column);
        }
    });
}

/// How the two folders that are shown are compared.
#[derive(Debug)]
pub(crate) struct CompareDialog {
    here: PathBuf,
    site: SiteId,
    there: RemotePath,
    by: CompareBy,
    recursive: bool,
}

impl CompareDialog {
    /// Of these folders.
    pub(crate) fn new(here: PathBuf, site: SiteId, there: RemotePath) -> Self {
        Self {
            here,
            site,
            there,
            by: CompareBy::Time,
            recursive: true,
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        let output = Dialog::new("compare", say!("hunts-compare"))
            .icon(icons::GIT_DIFF)
            .width(520.0)
            .show(
                ctx,
                self,
                |ui, this| {
                    label::dim_wrapped(ui, words::visible(&this.here.display().to_string()));
                    label::dim_wrapped(ui, words::visible(&this.there.to_string()));
                    ui.add_space(space::S);
                    for (by, title) in [
                        (CompareBy::Size, say!("hunts-by-size")),
                        (CompareBy::Time, say!("hunts-by-time")),
                        (CompareBy::Content, say!("hunts-by-content")),
                    ] {
                        if radio(ui, this.by == by, title).clicked() {
                            this.by = by;
                        }
                    }
                    ui.add_space(space::XS);
                    checkbox(ui, &mut this.recursive, say!("hunts-recursive"));
                },
                |ui, _| {
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                        (cancel, ui.add(Button::primary(say!("hunts-compare-now"))).clicked())
                    })
                },
            );
        let (cancel, compare) = output.footer;
        if compare || output.accepted {
            let hunt = Hunt::Compare {
                here: self.here.clone(),
                site: self.site,
                there: self.there.clone(),
                by: self.by,
                recursive: self.recursive,
                rules: Arc::default(),
            };
            actions.push(Action::Hunt(Wish::Begin(Box::new(hunt))));
            return true;
        }
        cancel || output.escaped
    }
}
