//! Pictures of the window that tests look at: drawn without a graphics card, and compared with those in `reference/`.
//!
//! egui gives a frame as triangles and textures. [`Camera`] keeps the textures that a test's window sends, and turns the
//! triangles into pixels by the rules of the shaders of the real window ([`raster`](self)). There is no graphics card, no
//! driver and no display in it, so that the same window gives the same pixels on every machine, and it adds seconds to
//! the build and not the minutes that wgpu takes.
//!
//! A picture that differs fails the test; what was drawn and what differs then lie in `tests/out/pictures`. Where the
//! window is meant to look otherwise, `PORTOLAN_PICTURES=renew` writes the pictures anew: look at them before they are
//! committed.

mod compare;
mod file;
mod raster;

use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, FullOutput, Rect, TexturesDelta, Vec2};
use egui_kittest::TestRenderer;

pub use compare::check;
use raster::Textures;

/// A picture: rows of pixels from top to bottom, each red, green, blue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The pixels, row by row.
    pub pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// The part of it below `rect`, in points of a window with so many pixels a point.
    #[must_use]
    pub fn part(&self, rect: Rect, pixels_per_point: f32) -> Self {
        let pixel = |points: f32, most: usize| ((points * pixels_per_point).round().max(0.0) as usize).min(most);
        let (left, right) = (pixel(rect.left(), self.width), pixel(rect.right(), self.width));
        let (top, bottom) = (pixel(rect.top(), self.height), pixel(rect.bottom(), self.height));
        let rows = (top..bottom).flat_map(|y| &self.pixels[y * self.width + left..y * self.width + right]);
        Self {
            width: right - left,
            height: bottom - top,
            pixels: rows.copied().collect(),
        }
    }
}

/// Draws the frames of a test's window.
#[derive(Clone, Default)]
pub struct Camera {
    textures: Arc<Mutex<Textures>>,
}

impl Camera {
    /// What the window sends its textures to: hand it to `HarnessBuilder::renderer`.
    pub fn renderer(&self) -> impl TestRenderer + 'static {
        self.clone()
    }

    /// The frame that `ctx` has drawn last, which is `size` points large.
    pub fn shoot(&self, ctx: &Context, output: &FullOutput, size: Vec2) -> Picture {
        let scale = output.pixels_per_point;
        let primitives = ctx.tessellate(output.shapes.clone(), scale);
        let textures = self.textures.lock().unwrap_or_else(PoisonError::into_inner);
        let [width, height] = [size.x, size.y].map(|points| (points * scale).round() as usize);
        raster::draw(&primitives, &textures, width, height, scale)
    }
}

impl TestRenderer for Camera {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.textures.lock().unwrap_or_else(PoisonError::into_inner);
        textures.take(delta);
    }
}
