//! Where a table is scrolled to, exact at any number of rows.

use std::ops::Range;

/// The first row to show and how many points of it are above the edge.
///
/// One f32 offset cannot tell neighbouring pixels apart beyond some hundred thousand rows; a row and the rest can.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScrollPosition {
    /// The uppermost row in view.
    pub row: usize,
    /// Points of that row above the upper edge, from 0 to less than a row.
    pub pixel: f32,
}

/// Where a row shall come to be by [`super::TableState::scroll_to_aligned`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowAlign {
    /// Scroll as little as needed.
    #[default]
    Nearest,
    /// At the upper edge.
    Top,
    /// In the middle.
    Centre,
}

/// What scrolling is measured against: number and height of rows, height of the view, both in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Extent {
    pub(crate) rows: usize,
    pub(crate) row_height: f32,
    pub(crate) view: f32,
}

impl Extent {
    pub(crate) fn content(self) -> f64 {
        self.rows as f64 * f64::from(self.row_height)
    }

    pub(crate) fn max_offset(self) -> f64 {
        (self.content() - f64::from(self.view)).max(0.0)
    }

    pub(crate) fn overflows(self) -> bool {
        self.max_offset() > 0.0
    }
}

impl ScrollPosition {
    pub(crate) fn offset(self, extent: Extent) -> f64 {
        self.row as f64 * f64::from(extent.row_height) + f64::from(self.pixel)
    }

    pub(crate) fn at(offset: f64, extent: Extent) -> Self {
        let offset = if offset.is_finite() {
            offset.clamp(0.0, extent.max_offset())
        } else {
            0.0
        };
        let row = (offset / f64::from(extent.row_height)).floor();
        Self {
            row: row as usize,
            pixel: (offset - row * f64::from(extent.row_height)) as f32,
        }
    }

    /// The same position, brought back into what there is to show.
    pub(crate) fn clamped(self, extent: Extent) -> Self {
        let offset = self.offset(extent);
        if offset >= 0.0 && offset <= extent.max_offset() && self.pixel < extent.row_height {
            self
        } else {
            Self::at(offset, extent)
        }
    }

    pub(crate) fn moved(self, points: f32, extent: Extent) -> Self {
        Self::at(self.offset(extent) + f64::from(points), extent)
    }

    pub(crate) fn showing(self, row: usize, align: RowAlign, extent: Extent) -> Self {
        let height = f64::from(extent.row_height);
        let view = f64::from(extent.view);
        let top = row as f64 * height;
        let now = self.offset(extent);
        let offset = match align {
            RowAlign::Top => top,
            RowAlign::Centre => top - (view - height) / 2.0,
            RowAlign::Nearest if top < now => top,
            RowAlign::Nearest if top + height > now + view => top + height - view,
            RowAlign::Nearest => now,
        };
        Self::at(offset, extent)
    }

    /// The rows of which at least a part is in view.
    pub(crate) fn visible(self, extent: Extent) -> Range<usize> {
        let count = ((extent.view + self.pixel) / extent.row_height).ceil().max(0.0) as usize;
        let start = self.row.min(extent.rows);
        start..start.saturating_add(count).min(extent.rows)
    }

    /// Points from the upper edge of the view to the upper edge of `row`, which is in view.
    pub(crate) fn top_of(self, row: usize, extent: Extent) -> f32 {
        (row as f64 - self.row as f64) as f32 * extent.row_height - self.pixel
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row counts from one to ten million, around powers of two and ten, where rounding would show.
    fn counts() -> impl Iterator<Item = usize> {
        let around = |n: usize| [n.saturating_sub(1).max(1), n, n + 1];
        (0..=23)
            .map(|bits| 1_usize << bits)
            .chain((0..=7).map(|zeros| 10_usize.pow(zeros)))
            .flat_map(around)
    }

    fn extents() -> impl Iterator<Item = Extent> {
        counts().flat_map(|rows| {
            [20.0, 26.0, 333.3, 900.0].map(|view| Extent {
                rows,
                row_height: 26.0,
                view,
            })
        })
    }

    #[test]
    fn scrolling_to_the_last_row_shows_it_wholly() {
        for extent in extents() {
            let last = extent.rows - 1;
            for align in [RowAlign::Nearest, RowAlign::Top, RowAlign::Centre] {
                let position = ScrollPosition::default().showing(last, align, extent);
                assert!(
                    position.visible(extent).contains(&last),
                    "{extent:?} {align:?} {position:?}"
                );
                if extent.view >= extent.row_height {
                    let bottom = position.top_of(last, extent) + extent.row_height;
                    let expected = extent.view.min(extent.rows as f32 * extent.row_height);
                    assert!((bottom - expected).abs() < 0.01, "{extent:?} {align:?} bottom {bottom}");
                }
            }
        }
    }

    #[test]
    fn every_row_can_be_hit_at_its_own_place() {
        for extent in extents() {
            let step = (extent.rows / 97).max(1);
            for row in (0..extent.rows).step_by(step) {
                let position = ScrollPosition::default().showing(row, RowAlign::Nearest, extent);
                assert!(position.visible(extent).contains(&row));
                let middle = position.top_of(row, extent) + extent.row_height / 2.0;
                // The pointer at that height finds the same row again.
                let hit = ((position.offset(extent) + f64::from(middle)) / f64::from(extent.row_height)).floor();
                assert_eq!(hit as usize, row, "{extent:?} {position:?}");
            }
        }
    }

    #[test]
    fn one_point_down_and_up_is_exact_at_ten_million_rows() {
        let extent = Extent {
            rows: 10_000_000,
            row_height: 26.0,
            view: 400.0,
        };
        let start = ScrollPosition {
            row: 9_999_000,
            pixel: 7.0,
        };
        let down = start.moved(1.0, extent);
        assert_eq!(
            down,
            ScrollPosition {
                row: 9_999_000,
                pixel: 8.0
            }
        );
        assert_eq!(down.moved(-1.0, extent), start);
    }

    #[test]
    fn fewer_rows_bring_the_view_back() {
        let long = Extent {
            rows: 1000,
            row_height: 26.0,
            view: 260.0,
        };
        let position = ScrollPosition::default().showing(999, RowAlign::Nearest, long);
        let short = Extent { rows: 20, ..long };
        assert_eq!(position.clamped(short), ScrollPosition { row: 10, pixel: 0.0 });
        let empty = Extent { rows: 0, ..long };
        assert_eq!(position.clamped(empty), ScrollPosition::default());
        assert!(position.clamped(empty).visible(empty).is_empty());
    }

    #[test]
    fn broken_numbers_do_not_stick() {
        let extent = Extent {
            rows: 10,
            row_height: 26.0,
            view: 100.0,
        };
        let position = ScrollPosition {
            row: usize::MAX,
            pixel: f32::NAN,
        };
        assert_eq!(position.clamped(extent), ScrollPosition::default());
        assert_eq!(
            ScrollPosition {
                row: usize::MAX,
                pixel: 0.0
            }
            .clamped(extent)
            .visible(extent)
            .end,
            10
        );
    }
}
