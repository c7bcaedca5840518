//! The table as a person and a screen reader meet it: rows by name, keys, wheel, header.

use egui::accesskit::{Role, SortDirection};
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan_ui_kit::virtual_table::{Column, RowAlign, Sort, TableOutput, TableState, VirtualTable};
use portolan_ui_kit::{font, icons, theme};

struct App {
    rows: usize,
    table: TableState,
    selected: Option<usize>,
    sort: Option<Sort>,
    laid_out: usize,
    last: Option<TableOutput>,
    header_clicks: Vec<usize>,
    moves: Vec<(usize, usize)>,
    activated: Vec<usize>,
    clicks: Vec<(usize, Modifiers)>,
    double_clicks: Vec<usize>,
}

fn harness(rows: usize) -> Harness<'static, App> {
    let app = App {
        rows,
        table: TableState::default(),
        selected: None,
        sort: None,
        laid_out: 0,
        last: None,
        header_clicks: Vec::new(),
        moves: Vec::new(),
        activated: Vec::new(),
        clicks: Vec::new(),
        double_clicks: Vec::new(),
    };
    let columns = [
        Column::new("Name").fill().min_width(100.0).sortable(),
        Column::new("Size").width(90.0).right().sortable(),
        Column::new("Modified").width(130.0),
    ];
    let show = move |ui: &mut egui::Ui, app: &mut App| {
        app.laid_out = 0;
        let table = VirtualTable::new("files", &columns)
            .rows(app.rows)
            .sort(app.sort)
            .name("Remote files");
        let (selected, laid_out) = (app.selected, &mut app.laid_out);
        let output = table.show(ui, &mut app.table, |row| {
            *laid_out += 1;
            let name = format!("file {}", row.index());
            row.name(&name);
            row.select(selected == Some(row.index()));
            row.icon_and_text(icons::FILE, font::icon(), row.tokens().dim, &name);
            row.dim("12.4 KB");
            row.dim("Nov 21, 09:10");
        });
        app.header_clicks.extend(output.header_clicked);
        app.moves.extend(output.column_moved);
        app.activated.extend(output.activated);
        app.clicks
            .extend(output.clicked.map(|click| (click.row, click.modifiers)));
        app.double_clicks.extend(output.double_clicked);
        app.last = Some(output);
    };
    Harness::builder()
        .with_step_dt(0.02)
        .with_max_steps(100)
        .with_size(Vec2::new(600.0, 400.0))
        .with_context_setup(theme::install)
        .build_ui_state(show, app)
}

#[test]
fn the_last_of_ten_million_rows_is_reached_and_can_be_clicked() {
    for rows in [1, 2, 14, 1_000, 1_000_000, 10_000_000] {
        let mut harness = harness(rows);
        harness.run();
        harness.state_mut().table.scroll_to(rows - 1);
        harness.run();
        let last = rows - 1;
        let name = format!("file {last}");
        let row = harness.get_by_role_and_label(Role::Row, &name);
        let bottom = row.rect().bottom();
        assert!(bottom <= 400.5, "{name} ends at {bottom}, below the window");
        row.click();
        harness.run();
        assert_eq!(harness.state().clicks.last().map(|click| click.0), Some(last));
        assert!(
            harness.state().laid_out < 20,
            "{} rows were laid out",
            harness.state().laid_out
        );
    }
}

#[test]
fn every_row_in_view_is_hit_where_it_is_drawn() {
    let mut harness = harness(5_000_000);
    harness.state_mut().table.scroll_to_aligned(4_321_000, RowAlign::Top);
    harness.run();
    let visible = harness.state().last.as_ref().unwrap().visible.clone();
    assert!(visible.contains(&4_321_000));
    // The last one may be cut by the edge: its middle need not be in view.
    for row in visible.start..visible.end - 1 {
        harness.get_by_role_and_label(Role::Row, &format!("file {row}")).click();
        harness.run();
        assert_eq!(harness.state().clicks.last().unwrap().0, row);
    }
}

#[test]
fn arrows_page_home_and_end_move_the_cursor_into_view() {
    let mut harness = harness(1_000_000);
    harness.run();
    harness.get_by_role_and_label(Role::Row, "file 3").click();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().table.cursor, Some(4));
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(harness.state().table.cursor, Some(999_999));
    assert!(harness.query_by_role_and_label(Role::Row, "file 999999").is_some());
    harness.key_press(Key::PageUp);
    harness.run();
    let cursor = harness.state().table.cursor.unwrap();
    assert!((999_970..999_999).contains(&cursor), "{cursor}");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().activated, vec![cursor]);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Home);
    harness.run();
    assert_eq!(harness.state().table.cursor, Some(0));
}

#[test]
fn a_double_click_is_told_apart_from_two_rows() {
    let mut harness = harness(10);
    harness.run();
    harness.get_by_role_and_label(Role::Row, "file 2").click();
    harness.get_by_role_and_label(Role::Row, "file 2").click();
    harness.run();
    assert_eq!(harness.state().double_clicks, vec![2]);
}

#[test]
fn the_wheel_scrolls_by_points() {
    let mut harness = harness(1_000_000);
    harness.run();
    harness.hover_at(Pos2::new(200.0, 200.0));
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, -2600.0),
        modifiers: Modifiers::NONE,
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
    };
    harness.event(wheel);
    harness.run();
    let scroll = harness.state().table.scroll;
    let offset = scroll.row as f32 * 26.0 + scroll.pixel;
    // egui spreads a turn of the wheel over some frames, in f32.
    assert!((offset - 2600.0).abs() < 0.5, "{offset}");
    assert!(harness.query_by_role_and_label(Role::Row, "file 0").is_none());
}

#[test]
fn headers_sort_and_say_so() {
    let mut harness = harness(10);
    harness.run();
    harness.get_by_role_and_label(Role::ColumnHeader, "Size").click();
    harness.run();
    harness.get_by_role_and_label(Role::ColumnHeader, "Modified").click();
    harness.run();
    assert_eq!(harness.state().header_clicks, vec![1], "Modified cannot be sorted by");
    harness.state_mut().sort = Some(Sort {
        column: 1,
        ascending: false,
    });
    harness.run();
    let size = harness.get_by_role_and_label(Role::ColumnHeader, "Size");
    assert_eq!(
        size.accesskit_node().data().sort_direction(),
        Some(SortDirection::Descending)
    );
}

#[test]
fn dragging_an_edge_changes_a_width_that_can_be_kept() {
    let mut harness = harness(10);
    harness.run();
    let grip = harness
        .get_by_role_and_label(Role::Splitter, "Width of Size")
        .rect()
        .center();
    harness.drag_at(grip);
    harness.run();
    harness.hover_at(grip - Vec2::new(40.0, 0.0));
    harness.run();
    harness.drop_at(grip - Vec2::new(40.0, 0.0));
    harness.run();
    let widths = harness.state().table.widths.clone();
    assert_eq!(widths.len(), 3);
    assert!((widths[1] - 130.0).abs() < 8.0, "{widths:?}");
}

#[test]
fn dragging_a_title_moves_its_column() {
    let mut harness = harness(10);
    harness.run();
    let from = harness
        .get_by_role_and_label(Role::ColumnHeader, "Modified")
        .rect()
        .center();
    let to = harness
        .get_by_role_and_label(Role::ColumnHeader, "Name")
        .rect()
        .center();
    harness.drag_at(from);
    harness.run();
    harness.hover_at(to);
    harness.run();
    harness.drop_at(to);
    harness.run();
    assert_eq!(harness.state().moves, vec![(2, 0)]);
    assert!(harness.state().header_clicks.is_empty(), "a drag is not a click");
}

#[test]
fn selection_and_numbers_of_rows_are_in_the_accessibility_tree() {
    let mut harness = harness(10);
    harness.state_mut().selected = Some(4);
    harness.run();
    let row = harness.get_by_role_and_label(Role::Row, "file 4");
    assert_eq!(row.accesskit_node().is_selected(), Some(true));
    assert_eq!(
        harness
            .get_by_role_and_label(Role::Row, "file 5")
            .accesskit_node()
            .is_selected(),
        Some(false)
    );
    let table = harness.get_by_role_and_label(Role::Grid, "Remote files");
    assert_eq!(table.accesskit_node().data().row_count(), Some(10));
}

#[test]
fn rows_that_vanish_bring_the_view_back() {
    let mut harness = harness(1_000_000);
    harness.state_mut().table.scroll_to(999_999);
    harness.run();
    harness.state_mut().rows = 5;
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Row, "file 0").is_some());
    harness.state_mut().rows = 0;
    harness.run();
    assert_eq!(harness.state().laid_out, 0);
}

#[test]
fn nothing_repaints_when_nothing_changes() {
    let mut harness = harness(1_000_000);
    harness.run();
    let steps = harness.run();
    assert!(steps <= 2, "{steps} frames for a table at rest");
}
