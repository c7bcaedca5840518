use eframe::egui::{PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::prefs::SortKey;

/// The headers of the remote pane from left to right.
fn headers(harness: &Harness<'_, Window>) -> Vec<String> {
    let mut headers: Vec<(f32, String)> = harness
        .get_all_by_role(egui::accesskit::Role::ColumnHeader)
        .filter(|header| header.rect().left() >= 719.0 && header.rect().top() < 200.0)
        .map(|header| {
            (
                header.rect().left(),
                header.accesskit_node().label().unwrap_or_default(),
            )
        })
        .collect();
    headers.sort_by(|a, b| a.0.total_cmp(&b.0));
    headers.into_iter().map(|(_, label)| label).collect()
}

fn header(harness: &Harness<'_, Window>, label: &str) -> Pos2 {
    harness
        .get_all_by_label(label)
        .map(|node| node.rect())
        .find(|rect| rect.left() >= 719.0)
        .expect("a header")
        .center()
}

#[test]
fn the_menu_of_the_header_hides_and_shows_columns() {
    let mut harness = Window::connected().open();
    assert_eq!(headers(&harness), ["Name", "Size", "Modified", "Permissions"]);
    harness
        .get_by_label("Permissions")
        .click_button(PointerButton::Secondary);
    harness.run_steps(4);
    let item = harness
        .get_all_by_label("Modified")
        .find(|node| node.accesskit_node().role() == egui::accesskit::Role::MenuItemCheckBox)
        .expect("a line of the menu");
    item.click();
    harness.run_steps(4);
    assert_eq!(headers(&harness), ["Name", "Size", "Permissions"]);
    let shown = &harness.state().prefs.columns;
    assert_eq!(shown[1], [SortKey::Name, SortKey::Size, SortKey::Permissions]);
    assert_eq!(
        shown[0],
        [SortKey::Name, SortKey::Size, SortKey::Modified],
        "each side for itself"
    );
    harness
        .get_by_label("Permissions")
        .click_button(PointerButton::Secondary);
    harness.run_steps(4);
    harness.get_by_label("Columns as they were at first").click();
    harness.run_steps(4);
    assert_eq!(headers(&harness), ["Name", "Size", "Modified", "Permissions"]);
}

#[test]
fn a_dragged_header_moves_its_column_and_its_width_goes_with_it() {
    let mut window = Window::connected();
    window.prefs.widths[1] = vec![0.0, 90.0, 150.0, 120.0];
    let mut harness = window.open();
    let (from, to) = (header(&harness, "Permissions"), header(&harness, "Size"));
    harness.drag_at(from);
    harness.run_steps(1);
    for step in 1_u8..=4 {
        harness.hover_at(from.lerp(to, f32::from(step) / 4.0));
        harness.run_steps(1);
    }
    harness.drop_at(to);
    harness.run_steps(4);
    assert_eq!(headers(&harness), ["Name", "Permissions", "Size", "Modified"]);
    let width = |label| {
        let at = header(&harness, label);
        harness
            .get_all_by_label(label)
            .map(|node| node.rect())
            .find(|rect| rect.contains(at))
            .expect("a header")
            .width()
    };
    assert_eq!((width("Permissions"), width("Modified")), (120.0, 150.0));
}
