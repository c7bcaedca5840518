//! Columns: what they are called, how wide they are.

use egui::Ui;

use super::CELL_MARGIN;
use crate::font;

/// Points that the arrow of a sorted column takes.
pub(super) const ARROW: f32 = 18.0;

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a column does something in a table"]
pub struct Column {
    pub(crate) title: String,
    pub(crate) width: f32,
    min_width: f32,
    holds: Vec<String>,
    pub(crate) fill: bool,
    pub(crate) right: bool,
    pub(crate) sortable: bool,
    pub(crate) resizable: bool,
}

impl Column {
    /// A resizable, left-aligned column, 120 points wide.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            width: 120.0,
            min_width: 48.0,
            holds: Vec::new(),
            fill: false,
            right: false,
            sortable: false,
            resizable: true,
        }
    }

    /// Width in points until the person drags the edge.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// It never gets narrower than this, nor than its title.
    pub fn min_width(mut self, width: f32) -> Self {
        self.min_width = width;
        self
    }

    /// It never gets narrower than this secondary text, which is longer in some languages. May be said several times.
    pub fn holds(mut self, text: impl Into<String>) -> Self {
        self.holds.push(text.into());
        self
    }

    /// Its least width in points, in the language that is spoken.
    fn least(&self, ui: &Ui) -> f32 {
        let measure = |text: &str, face| {
            let galley = ui
                .painter()
                .layout_no_wrap(text.to_owned(), face, egui::Color32::PLACEHOLDER);
            galley.size().x.ceil() + 2.0 * CELL_MARGIN
        };
        let arrow = if self.sortable { ARROW } else { 0.0 };
        let title = if self.title.is_empty() {
            0.0
        } else {
            measure(&self.title, font::small_medium()) + arrow
        };
        let texts = self.holds.iter().map(|text| measure(text, font::digits()));
        texts.fold(self.min_width.max(title), f32::max)
    }

    /// It takes the width that the others leave. The first of such columns wins.
    pub fn fill(mut self) -> Self {
        self.fill = true;
        self
    }

    /// Header and cells end at the right edge: numbers.
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// A click on the header asks for sorting.
    pub fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }

    /// The width is as given.
    pub fn fixed(mut self) -> Self {
        self.resizable = false;
        self
    }

    /// The words of the header.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// The least width of every column, in points.
pub(super) fn least(ui: &Ui, columns: &[Column]) -> Vec<f32> {
    columns.iter().map(|column| column.least(ui)).collect()
}

/// Start and width of every column, in points from the left edge; columns that find no room get no width.
pub(super) fn place(columns: &[Column], least: &[f32], widths: &[f32], available: f32) -> Vec<(f32, f32)> {
    let wanted = |index: usize| {
        let column: &Column = &columns[index];
        widths
            .get(index)
            .copied()
            .filter(|width| width.is_finite() && *width > 0.0)
            .unwrap_or(column.width)
            .max(least[index])
    };
    let fill = columns.iter().position(|column| column.fill);
    let mut result: Vec<f32> = (0..columns.len()).map(wanted).collect();
    if let Some(fill) = fill {
        let others: f32 = result
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != fill)
            .map(|(_, width)| width)
            .sum();
        result[fill] = (available - others).max(least[fill]);
        let missing = others + result[fill] - available;
        if missing > 0.0 {
            shrink(least, &mut result, fill, missing);
        }
    }
    let mut x = 0.0;
    result
        .into_iter()
        .enumerate()
        .map(|(index, width)| {
            let start = x;
            // Half a column of numbers misleads: what does not fit wholly is left out, but never the first.
            if index > 0 && start + width > available + 0.5 {
                x = f32::INFINITY;
                return (start, 0.0);
            }
            x += width;
            (start, width)
        })
        .map(|(start, width)| {
            if start.is_finite() {
                (start, width)
            } else {
                (available, 0.0)
            }
        })
        .collect()
}

/// Takes `missing` points from the columns beside `fill`, in proportion to what they have above their least width.
fn shrink(least: &[f32], widths: &mut [f32], fill: usize, missing: f32) {
    let spare = |index: usize, width: f32| {
        if index == fill { 0.0 } else { width - least[index] }
    };
    let total: f32 = widths
        .iter()
        .enumerate()
        .map(|(index, width)| spare(index, *width))
        .sum();
    if total <= 0.0 {
        return;
    }
    let share = (missing / total).min(1.0);
    for (index, width) in widths.iter_mut().enumerate() {
        *width -= spare(index, *width) * share;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        vec![
            Column::new("Name").fill().min_width(100.0),
            Column::new("Size").width(80.0).min_width(60.0).right(),
            Column::new("Modified").width(120.0).min_width(80.0),
        ]
    }

    fn placed(widths: &[f32], available: f32) -> Vec<(f32, f32)> {
        let columns = columns();
        let least: Vec<f32> = columns.iter().map(|column| column.min_width).collect();
        place(&columns, &least, widths, available)
    }

    #[test]
    fn a_column_is_as_wide_as_its_title_and_what_it_holds() {
        crate::testing::frame(|ui| {
            let least = |column: Column| column.least(ui);
            let short = Column::new("A").min_width(20.0);
            assert!(least(short.clone()) < 48.0);
            let titled = least(Column::new("A title of some length").min_width(20.0));
            assert!(titled > 100.0);
            assert!((least(Column::new("A title of some length").sortable()) - titled - ARROW).abs() < 0.01);
            let holding = least(short.holds("Today, 07:00").holds("T"));
            assert!(holding > 80.0 && holding < 120.0, "{holding}");
        });
    }

    #[test]
    fn the_filling_column_takes_the_rest() {
        assert_eq!(placed(&[], 600.0), vec![(0.0, 400.0), (400.0, 80.0), (480.0, 120.0)]);
    }

    #[test]
    fn others_shrink_before_any_is_left_out() {
        let found = placed(&[], 270.0);
        assert_eq!(found[0], (0.0, 100.0));
        let total: f32 = found.iter().map(|(_, width)| width).sum();
        assert!((total - 270.0).abs() < 0.01, "{found:?}");
    }

    #[test]
    fn what_finds_no_room_is_left_out_from_the_end() {
        let found = placed(&[], 170.0);
        assert!(found[1].1 > 0.0 && found[2].1 <= 0.0, "{found:?}");
        assert!(placed(&[], 10.0)[0].1 > 0.0);
    }

    #[test]
    fn stored_widths_count_and_nonsense_does_not() {
        assert_eq!(
            placed(&[0.0, 100.0, f32::NAN], 600.0),
            vec![(0.0, 380.0), (380.0, 100.0), (480.0, 120.0)]
        );
    }
}
