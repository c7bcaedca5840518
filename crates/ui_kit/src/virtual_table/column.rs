//! Columns: what they are called, how wide they are.

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a column does something in a table"]
pub struct Column {
    pub(crate) title: String,
    pub(crate) width: f32,
    pub(crate) min_width: f32,
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

    /// It never gets narrower than this.
    pub fn min_width(mut self, width: f32) -> Self {
        self.min_width = width;
        self
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

/// Start and width of every column, in points from the left edge; columns that find no room get no width.
pub(crate) fn place(columns: &[Column], widths: &[f32], available: f32) -> Vec<(f32, f32)> {
    let wanted = |index: usize| {
        let column: &Column = &columns[index];
        widths
            .get(index)
            .copied()
            .filter(|width| width.is_finite() && *width > 0.0)
            .unwrap_or(column.width)
            .max(column.min_width)
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
        result[fill] = (available - others).max(columns[fill].min_width);
        let missing = others + result[fill] - available;
        if missing > 0.0 {
            shrink(columns, &mut result, fill, missing);
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
fn shrink(columns: &[Column], widths: &mut [f32], fill: usize, missing: f32) {
    let spare = |index: usize, width: f32| {
        if index == fill {
            0.0
        } else {
            width - columns[index].min_width
        }
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

    #[test]
    fn the_filling_column_takes_the_rest() {
        assert_eq!(
            place(&columns(), &[], 600.0),
            vec![(0.0, 400.0), (400.0, 80.0), (480.0, 120.0)]
        );
    }

    #[test]
    fn others_shrink_before_any_is_left_out() {
        let placed = place(&columns(), &[], 270.0);
        assert_eq!(placed[0], (0.0, 100.0));
        let total: f32 = placed.iter().map(|(_, width)| width).sum();
        assert!((total - 270.0).abs() < 0.01, "{placed:?}");
    }

    #[test]
    fn what_finds_no_room_is_left_out_from_the_end() {
        let placed = place(&columns(), &[], 170.0);
        assert!(placed[1].1 > 0.0 && placed[2].1 <= 0.0, "{placed:?}");
        assert!(place(&columns(), &[], 10.0)[0].1 > 0.0);
    }

    #[test]
    fn stored_widths_count_and_nonsense_does_not() {
        assert_eq!(
            place(&columns(), &[0.0, 100.0, f32::NAN], 600.0),
            vec![(0.0, 380.0), (380.0, 100.0), (480.0, 120.0)]
        );
    }
}
