//! Where the parts of the window are, and in which order they are drawn.

use std::sync::Arc;

use eframe::egui::{Context, CursorIcon, Id, Popup, Rect, Role, Sense, Ui, WidgetInfo, pos2};
use portolan_engine::NoticeKind;
use portolan_ui_kit::{Tokens, language, layout, say, theme, tokens::size, virtual_table::ScrollPosition};

use crate::{
    action::{Action, Actions, Keyboard, Named, Shortcuts, Situation},
    chrome, comparison,
    frame::FrameCx,
    news, notices, pane,
    pane::{PaneCx, Side},
    prefs::Prefs,
    prompts,
    view::{Tab, View},
    words,
};

/// A dock never gets lower than this, in points.
const LEAST_DOCK: f32 = 120.0;
/// Panes never get lower than this, in points.
const LEAST_PANES: f32 = 240.0;

/// Draws the whole window from plain data; what was asked for is in `actions`.
pub(crate) fn show(ui: &mut Ui, view: &mut View, prefs: &mut Prefs, frame: &mut FrameCx, actions: &mut Actions) {
    prepare(ui.ctx(), view, prefs, frame);
    let frame = &*frame;
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, Tokens::of(ui).bg);
    let (strip, rest) = whole.split_top_bottom_at_y(whole.top() + size::TAB_STRIP);
    let (address, rest) = rest.split_top_bottom_at_y(rest.top() + size::ADDRESS_ROW);
    let (middle, status) = rest.split_top_bottom_at_y(rest.bottom() - size::STATUS_BAR);
    chrome::tab_row(ui, strip, view, frame, actions);
    chrome::address_row(ui, address, view, frame, actions);

    let most = (middle.height() - LEAST_PANES).max(LEAST_DOCK);
    let dock_height = prefs.dock_height.clamp(LEAST_DOCK, most);
    let (panes, dock) = middle.split_top_bottom_at_y(middle.bottom() - dock_height);
    let comparing = view.tab().comparison.is_some();
    let (compared, panes) = panes.split_top_bottom_at_y(panes.top() + if comparing { size::PATH_BAR } else { 0.0 });
    comparison::update(ui.ctx(), view.tab(), frame, prefs, actions);
    comparison::forget_what_nobody_wants(view, frame, actions);
    comparison::bar(ui, compared, view.tab(), frame, prefs, actions);
    let (left, right) = panes.split_left_right_at_x((panes.left() + panes.width() * prefs.split).round());
    let open = view.dialogs.any(frame);
    // egui gives nothing below a dialog the keyboard, and believes in one for a frame longer.
    let dialog = open || ui.memory(|memory| memory.top_modal_layer().is_some());
    if dialog != open {
        ui.ctx().request_repaint();
    }
    view.give_back.look(ui.ctx(), dialog);
    let (local, remote) = if prefs.swapped { (right, left) } else { (left, right) };
    show_panes(ui, local, remote, view, prefs, frame, actions);
    view.dock.site = view.tab().site;
    view.dock.hunts.panes = {
        let tab = view.tab();
        let remote = tab.remote.place(frame).filter(|_| tab.site.is_some());
        [tab.local.place(frame).cloned(), remote.cloned()]
    };
    view.dock.show(ui, dock, frame, prefs, actions);
    let tab = view.tab();
    let remote_place = tab
        .remote
        .place(frame)
        .filter(|place| tab.site.is_some() || place.remote().is_none());
    pane::drop_on_queue(ui, dock, tab.local.place(frame), remote_place, frame, actions);
    splitters(ui, panes, dock, left.right(), prefs);
    let site = view.tab().site.and_then(|site| frame.site(site));
    chrome::status_bar(ui, status, site, frame, actions);

    pane::drag_card(ui);
    let ctx = ui.ctx().clone();
    notices::show(&ctx, frame, &mut view.notices, size::STATUS_BAR, actions);
    let keyboard = if ctx.text_edit_focused() {
        Keyboard::Text
    } else if view.dock.has_keyboard() {
        Keyboard::Dock
    } else {
        Keyboard::Elsewhere
    };
    let menu_open = Popup::is_any_open(&ctx);
    prompts::show(&ctx, &mut view.dialogs, &view.problems, frame, prefs, actions);
    if view.give_back.give(&ctx) {
        view.tab().active_pane().focus();
    }
    if !open && !menu_open {
        chrome::shortcuts(&ctx, &frame.shortcuts, keyboard, actions);
    }
}

/// Works out once what many parts of the window need to know.
fn prepare(ctx: &Context, view: &mut View, prefs: &Prefs, frame: &mut FrameCx) {
    let chosen = &prefs.chosen;
    if (ctx.zoom_factor() - chosen.scale).abs() > 0.001 {
        ctx.set_zoom_factor(chosen.scale);
    }
    let less_motion = chosen.less_motion || frame.less_motion;
    if theme::reduced_motion(ctx) != less_motion {
        theme::set_reduced_motion(ctx, less_motion);
    }
    theme::set_row_height(ctx, chosen.density.row());
    news::speak_to_the_desktop(chosen.language());
    let (spoken, lacking) = view.letters.look(ctx, chosen.language());
    language::speak(spoken);
    if let Some(language) = lacking {
        view.tell(
            NoticeKind::Warning,
            say!("app-no-font-has-the-letters-of", language = language.tag()),
            say!("app-the-window-speaks-english-until"),
        );
    }
    words::set_sizes(chosen.sizes);
    frame.calendar.set_format(chosen.dates);
    frame.filters = view.filters.active();
    if *frame.shortcuts.keys() != chosen.keys {
        frame.shortcuts = Arc::new(Shortcuts::new(chosen.keys.clone()));
    }
    frame.situation = Situation::of(view, prefs, frame);
}

fn show_panes(
    ui: &mut Ui,
    local_rect: Rect,
    remote_rect: Rect,
    view: &mut View,
    prefs: &mut Prefs,
    frame: &FrameCx,
    actions: &mut Actions,
) {
    let recent = view.offered_sites(frame);
    let foreign = view.foreign.clone();
    if view.tab().compare && crate::apply::comparable(view.tab(), frame) {
        view.tab().compare = false;
        actions.push(Action::Named(Named::SelectDiffering));
    }
    let dialog = view.give_back.dialog();
    let hidden_files = prefs.hidden_files;
    let tab = view.tab();
    tab.take_sides(frame);
    // Without a server the pane shows how to come to one, or this computer too.
    let welcome = tab.site.is_none() && tab.remote.side == Side::Remote;
    let site_of = |side: Side| tab.view(frame).filter(|_| side == Side::Remote);
    let sites = [site_of(tab.local.side), site_of(tab.remote.side)];
    let places = [
        tab.local.place(frame).cloned(),
        tab.remote.place(frame).cloned().filter(|_| !welcome),
    ];
    let [local_place, remote_place] = places;
    let comparing = tab.comparison.is_some() && !welcome;
    let [beside_local, beside_remote] = comparison::beside(tab, frame, prefs);
    let before = [tab.local.scroll(), tab.remote.scroll()];
    ui.push_id(("local", tab.local.id.0), |ui| {
        let cx = PaneCx {
            frame,
            active: !tab.remote_active,
            dialog,
            opposite: remote_place.clone(),
            site: sites[0],
            of_site: tab.site,
            hidden_files,
            comparing,
            beside: beside_local,
            linked: tab.linked,
        };
        tab.local.show(ui, local_rect, &cx, prefs, actions);
    });
    ui.push_id(("remote", tab.remote.id.0), |ui| {
        if welcome {
            chrome::welcome(ui, remote_rect, &recent, &foreign, frame, actions);
        } else {
            let cx = PaneCx {
                frame,
                active: tab.remote_active,
                dialog,
                opposite: local_place,
                site: sites[1],
                of_site: tab.site,
                hidden_files,
                comparing,
                beside: beside_remote,
                linked: tab.linked,
            };
            tab.remote.show(ui, remote_rect, &cx, prefs, actions);
        }
    });
    if comparing && prefs.comparing.aligned {
        scroll_together(ui, before, tab);
    }
    let right = if local_rect.left() > remote_rect.left() {
        local_rect
    } else {
        remote_rect
    };
    layout::hairline_left(ui, right);
    pane::desktop_drop(ui, remote_rect, remote_place.as_ref(), &mut view.dropped, actions);
}

/// Rows that stand beside each other stay so: the pane that was scrolled takes the other one along.
fn scroll_together(ui: &Ui, before: [ScrollPosition; 2], tab: &mut Tab) {
    let now = [tab.local.scroll(), tab.remote.scroll()];
    let moved = usize::from(now[1] != before[1]);
    if now[0] != now[1] {
        let [local, remote] = [&mut tab.local, &mut tab.remote];
        let follower = if moved == 1 { local } else { remote };
        follower.set_scroll(now[moved]);
        ui.ctx().request_repaint();
    }
}

/// The edges between the panes and above the dock can be dragged; a double click puts them back.
fn splitters(ui: &mut Ui, panes: Rect, dock: Rect, x: f32, prefs: &mut Prefs) {
    let grip = 3.0;
    let vertical = Rect::from_min_max(pos2(x - grip, panes.top()), pos2(x + grip, panes.bottom()));
    let response = ui.interact(vertical, Id::unique("split-panes"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, say!("app-width-of-the-panes")));
    let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    if response.double_clicked() {
        prefs.split = Prefs::default().split;
    } else if response.dragged() && panes.width() > 0.0 {
        prefs.split = (prefs.split + response.drag_delta().x / panes.width()).clamp(0.2, 0.8);
    }
    let horizontal = Rect::from_min_max(
        pos2(dock.left(), dock.top() - grip),
        pos2(dock.right(), dock.top() + grip),
    );
    let response = ui.interact(horizontal, Id::unique("split-dock"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, say!("app-height-of-the-dock")));
    let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeVertical);
    if response.double_clicked() {
        prefs.dock_height = Prefs::default().dock_height;
    } else if response.dragged() {
        prefs.dock_height = (dock.height() - response.drag_delta().y).max(LEAST_DOCK);
    }
}
