//! The tree of sites: folders first, then sites, each in their order; drawn, searched, walked and dragged.

use std::collections::BTreeSet;

use eframe::egui::{
    Align2, Color32, DragAndDrop, Id, Key, Modifiers, Popup, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2,
};
use portolan_remote::SiteId;
use portolan_sites::{Colour, FolderPath, Icon, SavedSites, Site, SitesEdit};
use portolan_ui_kit::{
    Tokens, drag, elide, font, icons, menu, say,
    select::menu_item,
    tokens::{radius, space},
};

use crate::words;

/// Height of a row, in points.
const ROW: f32 = 29.0;
/// How far a folder's contents are set in, in points.
const INDENT: f32 = 18.0;

/// Something in the tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Node {
    Folder(FolderPath),
    Site(SiteId),
}

/// What the tree remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) search: String,
    /// What is selected, the one that is shown last.
    pub(super) selected: Vec<Node>,
    /// Where a range begins.
    anchor: Option<Node>,
    collapsed: BTreeSet<FolderPath>,
    /// Show the shown one.
    pub(super) reveal: bool,
}

/// What a person did in it.
#[derive(Debug, Default)]
pub(super) struct TreeOutput {
    /// Another one is to be shown.
    pub(super) chosen: bool,
    /// Something was put elsewhere.
    pub(super) edits: Vec<SitesEdit>,
    /// What was asked for in the menu of a row, or by the keyboard.
    pub(super) deeds: Vec<Deed>,
}

/// What can be done with what is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Connect,
    NewSite,
    NewFolder,
    Duplicate,
    Delete,
    Import,
    Export,
}

/// A row as it is drawn.
struct Row<'a> {
    node: Node,
    depth: usize,
    site: Option<&'a Site>,
    open: bool,
}

impl Tree {
    /// What is shown in the form.
    pub(super) fn shown(&self) -> Option<&Node> {
        self.selected.last()
    }

    /// Selects one thing and opens the folders above it.
    pub(super) fn select(&mut self, node: Node, saved: &SavedSites) {
        let folder = match &node {
            Node::Folder(folder) => folder.parent(),
            Node::Site(id) => saved.get(*id).map(|site| site.folder.clone()),
        };
        for above in std::iter::successors(folder, FolderPath::parent) {
            self.collapsed.remove(&above);
        }
        self.anchor = Some(node.clone());
        self.selected = vec![node];
        self.reveal = true;
    }

    /// The folder into which new things go: the one that is shown, or the one of the site that is shown.
    pub(super) fn folder(&self, saved: &SavedSites) -> FolderPath {
        match self.shown() {
            Some(Node::Folder(folder)) => folder.clone(),
            Some(Node::Site(id)) => saved.get(*id).map_or_else(FolderPath::root, |site| site.folder.clone()),
            None => FolderPath::root(),
        }
    }

    fn rows<'a>(&self, saved: &'a SavedSites) -> Vec<Row<'a>> {
        let mut rows = Vec::new();
        let wanted = self.search.trim().to_lowercase();
        self.add_rows(&mut rows, saved, &FolderPath::root(), 0, &wanted);
        rows
    }

    /// Adds what is in a folder; while something is searched, only what leads to a match. Returns whether there was one.
    fn add_rows<'a>(
        &self,
        rows: &mut Vec<Row<'a>>,
        saved: &'a SavedSites,
        folder: &FolderPath,
        depth: usize,
        wanted: &str,
    ) -> bool {
        let mut found = false;
        for below in saved.folders_in(folder) {
            let open = !wanted.is_empty() || !self.collapsed.contains(below);
            let at = rows.len();
            rows.push(Row {
                node: Node::Folder(below.clone()),
                depth,
                site: None,
                open,
            });
            let own = below.name().is_some_and(|name| name.to_lowercase().contains(wanted));
            let inside = open && self.add_rows(rows, saved, below, depth + 1, if own { "" } else { wanted });
            if own || inside || wanted.is_empty() {
                found = true;
            } else {
                rows.truncate(at);
            }
        }
        for site in saved.sites_in(folder) {
            let note = site.look.note.to_lowercase();
            let texts = [
                site.name.to_lowercase(),
                site.shown_url().to_lowercase(),
                site.url().to_lowercase(),
                note,
            ];
            if texts.iter().any(|text| text.contains(wanted)) {
                found = true;
                rows.push(Row {
                    node: Node::Site(site.id),
                    depth,
                    site: Some(site),
                    open: false,
                });
            }
        }
        found
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, saved: &SavedSites) -> TreeOutput {
        let rows = self.rows(saved);
        let mut output = TreeOutput::default();
        self.keys(ui, &rows, &mut output);
        let reveal = std::mem::take(&mut self.reveal);
        ScrollArea::vertical()
            .id_salt("sites-tree")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let mut order: Vec<Node> = Vec::with_capacity(rows.len());
                order.extend(rows.iter().map(|row| row.node.clone()));
                for row in &rows {
                    let response = self.row(ui, row);
                    if reveal && self.shown() == Some(&row.node) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() || response.secondary_clicked() {
                        let kept = response.secondary_clicked() && self.selected.contains(&row.node);
                        if !kept {
                            self.click(ui, row, &order);
                            output.chosen = true;
                        }
                    }
                    if response.double_clicked() {
                        match &row.node {
                            Node::Folder(folder) => self.turn(folder),
                            Node::Site(_) => output.deeds.push(Deed::Connect),
                        }
                    }
                    self.dragged(&response, row, saved, &mut output);
                    Popup::context_menu(&response).show(|ui| {
                        menu::begin(ui);
                        output.deeds.extend(row_menu(ui));
                    });
                }
                // The rest of the area is the root.
                let (rect, rest) = ui.allocate_exact_size(ui.available_size().max(Vec2::splat(ROW)), Sense::hover());
                if let Some(nodes) = rest.dnd_release_payload::<Vec<Node>>() {
                    output.edits.extend(moved(&nodes, &FolderPath::root(), None, saved));
                } else if rest.dnd_hover_payload::<Vec<Node>>().is_some() {
                    drag::target(ui, rect, say!("sites-out-of-all-folders"));
                }
            });
        output
    }

    fn turn(&mut self, folder: &FolderPath) {
        if !self.collapsed.remove(folder) {
            self.collapsed.insert(folder.clone());
        }
    }

    fn click(&mut self, ui: &Ui, row: &Row<'_>, order: &[Node]) {
        let held = ui.input(|input| input.modifiers);
        let place = |node: &Node| order.iter().position(|other| other == node);
        let range = self.anchor.as_ref().and_then(place).zip(place(&row.node));
        match range {
            Some((from, to)) if held.shift => {
                let (low, high) = (from.min(to), from.max(to));
                self.selected = order[low..=high].to_vec();
                self.selected.retain(|node| *node != row.node);
                self.selected.push(row.node.clone());
            }
            _ if held.command => {
                let before = self.selected.len();
                self.selected.retain(|node| *node != row.node);
                if self.selected.len() == before || self.selected.is_empty() {
                    self.selected.push(row.node.clone());
                }
                self.anchor = Some(row.node.clone());
            }
            _ => {
                self.anchor = Some(row.node.clone());
                self.selected = vec![row.node.clone()];
            }
        }
    }

    /// Arrows, while no field has the keyboard.
    fn keys(&mut self, ui: &Ui, rows: &[Row<'_>], output: &mut TreeOutput) {
        if ui.memory(|memory| memory.focused().is_some()) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let at = self
            .shown()
            .and_then(|node| rows.iter().position(|row| row.node == *node));
        let step = |next: usize| rows.get(next).map(|row| row.node.clone());
        let next = if pressed(Key::ArrowDown) {
            step(at.map_or(0, |at| at + 1))
        } else if pressed(Key::ArrowUp) {
            at.and_then(|at| at.checked_sub(1)).and_then(step)
        } else if pressed(Key::Home) {
            step(0)
        } else if pressed(Key::End) {
            rows.len().checked_sub(1).and_then(step)
        } else {
            None
        };
        if let Some(node) = next {
            self.anchor = Some(node.clone());
            self.selected = vec![node];
            self.reveal = true;
            output.chosen = true;
        }
        if pressed(Key::Delete) && !self.selected.is_empty() {
            output.deeds.push(Deed::Delete);
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::D)) {
            output.deeds.push(Deed::Duplicate);
        }
        if let Some(Node::Folder(folder)) = self.shown().cloned() {
            if pressed(Key::ArrowRight) {
                self.collapsed.remove(&folder);
            } else if pressed(Key::ArrowLeft) {
                self.collapsed.insert(folder);
            }
        }
    }

    fn row(&self, ui: &mut Ui, row: &Row<'_>) -> Response {
        let tokens = Tokens::of(ui);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
        let id = Id::unique(("site-row", &row.node));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let selected = self.selected.contains(&row.node);
        let (name, label) = match (&row.node, row.site) {
            (Node::Folder(folder), _) => {
                let name = folder.name().unwrap_or_default();
                (name, say!("sites-folder-2", name = words::visible(name)))
            }
            (Node::Site(_), Some(site)) => (
                site.name.as_str(),
                say!("sites-site", name = words::visible(&site.name)),
            ),
            (Node::Site(_), None) => ("", String::new()),
        };
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &label));
        let inner = rect.shrink2(Vec2::new(0.0, 1.0));
        let fill = if selected {
            tokens.selection
        } else if response.hovered() {
            tokens.hover
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(inner, radius::CONTROL, fill);
        let (icon, colour) = match row.site {
            Some(site) => (
                icon_of(site.look.icon),
                site.look.colour.map_or(tokens.text, |colour| ink(ui, colour)),
            ),
            None if row.open => (icons::FOLDER_OPEN, tokens.text),
            None => (icons::FOLDER, tokens.text),
        };
        let left = rect.left() + space::S + row.depth as f32 * INDENT;
        let centre = rect.center().y;
        ui.painter().text(
            pos2(left + 8.0, centre),
            Align2::CENTER_CENTER,
            icon,
            font::icon(),
            colour,
        );
        let room = (rect.right() - left - 24.0 - space::S).max(20.0);
        let text = elide::middle(ui.ctx(), &words::visible(name), room, &font::body());
        ui.painter().text(
            pos2(left + 22.0, centre),
            Align2::LEFT_CENTER,
            text,
            font::body(),
            tokens.text,
        );
        if row.site.is_some_and(|site| site.managed) {
            ui.painter().text(
                pos2(rect.right() - space::M, centre),
                Align2::CENTER_CENTER,
                icons::LOCK_SIMPLE,
                font::icon_sized(12.0),
                tokens.dim,
            );
        }
        response
    }

    fn dragged(&self, response: &Response, row: &Row<'_>, saved: &SavedSites, output: &mut TreeOutput) {
        let ctx = &response.ctx;
        if response.drag_started() {
            let nodes = if self.selected.contains(&row.node) {
                self.selected.clone()
            } else {
                vec![row.node.clone()]
            };
            DragAndDrop::set_payload(ctx, nodes);
        }
        if response.dragged()
            && let Some(nodes) = DragAndDrop::payload::<Vec<Node>>(ctx)
        {
            drag::card(ctx, &say!("sites-count-items", count = nodes.len() as u64), None);
        }
        let (folder, before, words) = match (&row.node, row.site) {
            (Node::Folder(folder), _) => (folder.clone(), None, say!("sites-into-this-folder")),
            (Node::Site(id), Some(site)) => (site.folder.clone(), Some(*id), say!("sites-before-this-one")),
            (Node::Site(_), None) => return,
        };
        if let Some(nodes) = response.dnd_release_payload::<Vec<Node>>() {
            output.edits.extend(moved(&nodes, &folder, before, saved));
        } else if response.dnd_hover_payload::<Vec<Node>>().is_some() {
            let rect = match before {
                Some(_) => Rect::from_min_size(response.rect.min, Vec2::new(response.rect.width(), 3.0)),
                None => response.rect,
            };
            let painter = ctx.layer_painter(response.layer_id);
            painter.rect_stroke(
                rect,
                radius::CONTROL,
                Stroke::new(1.5, Tokens::of_ctx(ctx).accent),
                StrokeKind::Inside,
            );
            response.clone().on_hover_text(words);
        }
    }
}

fn row_menu(ui: &mut Ui) -> Option<Deed> {
    let lines = [
        (Deed::Connect, icons::PLUGS, say!("sites-connect"), None),
        (Deed::NewSite, icons::PLUS, say!("sites-new-site-here"), None),
        (Deed::NewFolder, icons::FOLDER_PLUS, say!("sites-new-folder-here"), None),
        (
            Deed::Duplicate,
            icons::COPY,
            say!("sites-duplicate"),
            Some(format!("{} D", say!("action-key-ctrl"))),
        ),
        (Deed::Export, icons::EXPORT, say!("sites-export-3"), None),
        (
            Deed::Delete,
            icons::TRASH,
            say!("sites-delete"),
            Some(say!("action-key-delete").to_owned()),
        ),
    ];
    let mut asked = None;
    for (deed, icon, words, shortcut) in lines {
        if menu_item(ui, Some(icon), words, shortcut.as_deref()).clicked() {
            asked = Some(deed);
            ui.close();
        }
    }
    asked
}

/// What dropping some things somewhere means. A folder dropped on itself or into itself stays where it is.
fn moved(nodes: &[Node], folder: &FolderPath, before: Option<SiteId>, saved: &SavedSites) -> Vec<SitesEdit> {
    let mut edits = Vec::new();
    let own = |id: &SiteId| saved.get(*id).is_some_and(|site| !site.managed) && Some(*id) != before;
    let sites: Vec<SiteId> = nodes
        .iter()
        .filter_map(|node| match node {
            Node::Site(id) => Some(*id).filter(own),
            Node::Folder(_) => None,
        })
        .collect();
    for node in nodes {
        if let Node::Folder(from) = node
            && !folder.is_within(from)
            && from.parent().as_ref() != Some(folder)
            && let Some(to) = from.name().and_then(|name| folder.child(name).ok())
        {
            edits.push(SitesEdit::MoveFolder {
                from: from.clone(),
                to,
                before: None,
            });
        }
    }
    if !sites.is_empty() {
        edits.push(SitesEdit::Move {
            sites,
            folder: folder.clone(),
            before,
        });
    }
    edits
}

/// The icon of a site.
pub(crate) fn icon_of(icon: Icon) -> &'static str {
    match icon {
        Icon::Anchor => icons::ANCHOR,
        Icon::Globe => icons::GLOBE,
        Icon::Drives => icons::HARD_DRIVES,
        Icon::Cloud => icons::CLOUD,
        Icon::Database => icons::DATABASE,
        Icon::Desktop => icons::DESKTOP,
        Icon::Laptop => icons::LAPTOP,
        Icon::House => icons::HOUSE,
        Icon::Router => icons::WIFI_HIGH,
        Icon::Picture => icons::IMAGE,
        Icon::Music => icons::MUSIC_NOTE,
        Icon::Code => icons::CODE,
        Icon::Parcel => icons::PACKAGE,
        Icon::Bug => icons::BUG,
        Icon::Star => icons::STAR,
    }
}

/// The colour of a site.
pub(crate) fn ink(ui: &Ui, colour: Colour) -> Color32 {
    let all = Tokens::of(ui).site_colours();
    let at = Colour::ALL.iter().position(|known| *known == colour);
    at.and_then(|at| all.get(at)).copied().unwrap_or(Tokens::of(ui).accent)
}
