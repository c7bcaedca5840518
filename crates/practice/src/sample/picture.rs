//! Paints the pictures of the sample site: a sky, a sun, hills and a sea, in a light that differs from one to the next.

use super::png::Picture;

const WIDTH: u32 = 400;
const HEIGHT: u32 = 260;

/// Where the pictures lie in the site; the index picks the light.
pub(super) const PATHS: [&str; 7] = [
    "images/harbour-dawn.png",
    "images/harbour-noon.png",
    "images/harbour-dusk.png",
    "images/north-basin.png",
    "images/lighthouse-view.png",
    "Fotos Übersee/Hafenmauer bei Ebbe.png",
    "Fotos Übersee/Große Düne.png",
];

type Colour = [f32; 3];

/// Sky at the top, sky at the horizon, sea.
const LIGHTS: [[Colour; 3]; 4] = [
    [[44.0, 58.0, 110.0], [250.0, 178.0, 136.0], [52.0, 76.0, 112.0]],
    [[64.0, 132.0, 206.0], [196.0, 226.0, 244.0], [22.0, 104.0, 138.0]],
    [[36.0, 28.0, 66.0], [232.0, 108.0, 84.0], [40.0, 40.0, 78.0]],
    [[112.0, 150.0, 168.0], [218.0, 222.0, 214.0], [72.0, 112.0, 116.0]],
];

/// Picture number `index`; equal numbers give equal pictures.
///
/// Every second point is painted and those between are blended: a debug build would else take seconds for all pictures.
pub(super) fn paint(index: u32) -> Picture {
    let scene = Scene::new(index);
    let mut rgb = Vec::with_capacity((WIDTH * HEIGHT * 3) as usize);
    let mut above = scene.row(0);
    for y in 0..HEIGHT / 2 {
        let below = scene.row(y + 1);
        rgb.extend_from_slice(&above);
        rgb.extend(above.iter().zip(&below).map(|(&one, &other)| one.midpoint(other)));
        above = below;
    }
    Picture {
        width: WIDTH,
        height: HEIGHT,
        rgb,
    }
}

/// Lengths are fractions of the picture, from the top left.
struct Scene {
    light: [Colour; 3],
    horizon: f32,
    sun: [f32; 2],
    phase: f32,
}

impl Scene {
    fn new(index: u32) -> Self {
        let step = index as f32;
        Self {
            light: LIGHTS[index as usize % LIGHTS.len()],
            horizon: 0.56 + 0.03 * (step * 1.7).sin(),
            sun: [0.2 + 0.09 * step, 0.3 + 0.08 * (step * 2.3).cos()],
            phase: step * 2.1,
        }
    }

    /// The even row `2 * y`, with blended points in the odd columns.
    fn row(&self, y: u32) -> Vec<u8> {
        let y = (2 * y) as f32 / HEIGHT as f32;
        let mut row = Vec::with_capacity(WIDTH as usize * 3);
        let mut left = self.point(0, y);
        for x in 0..WIDTH / 2 {
            let right = self.point(x + 1, y);
            row.extend_from_slice(&left);
            row.extend_from_slice(&[
                left[0].midpoint(right[0]),
                left[1].midpoint(right[1]),
                left[2].midpoint(right[2]),
            ]);
            left = right;
        }
        row
    }

    /// Floats become bytes by `as`, which stops at 0 and 255.
    fn point(&self, x: u32, y: f32) -> [u8; 3] {
        let [red, green, blue] = self.colour((2 * x) as f32 / WIDTH as f32, y);
        [red as u8, green as u8, blue as u8]
    }

    fn colour(&self, x: f32, y: f32) -> Colour {
        if y > self.horizon {
            return self.sea(x, y);
        }
        let hill = self.horizon - 0.05 - 0.05 * (x * 5.0 + self.phase).sin() - 0.02 * (x * 17.0 + self.phase).sin();
        let [top, low, sea] = self.light;
        mix(self.sky(x, y, top, low), mix(sea, low, 0.35), soft(y - hill))
    }

    fn sky(&self, x: f32, y: f32, top: Colour, low: Colour) -> Colour {
        let sky = mix(top, low, (y / self.horizon).powi(2));
        let aspect = WIDTH as f32 / HEIGHT as f32;
        let distance = ((x - self.sun[0]) * aspect).hypot(y - self.sun[1]);
        let disc = soft(0.06 - distance);
        let glow = 0.45 * (-(distance - 0.06).max(0.0) * 7.0).exp();
        let glow = glow + (0.9 - glow) * disc;
        mix(sky, [255.0, 244.0, 214.0], glow)
    }

    /// Waves get longer towards the lower edge; below the sun they glitter.
    fn sea(&self, x: f32, y: f32) -> Colour {
        let depth = (y - self.horizon) / (1.0 - self.horizon);
        let [_, low, sea] = self.light;
        let base = mix(mix(low, sea, 0.55), sea, depth.sqrt());
        let wave = (x * (70.0 - 45.0 * depth) + (y * 190.0).sin() * 2.0 + self.phase).sin() * (y * 330.0).sin();
        let path = (-((x - self.sun[0]) * 9.0).powi(2)).exp();
        mix(base, low, (wave.max(0.0) * (0.12 + 0.5 * path)).min(1.0))
    }
}

/// An edge over the width of two painted points: 0 outside, 1 inside.
fn soft(inside: f32) -> f32 {
    (inside * HEIGHT as f32 / 4.0 + 0.5).clamp(0.0, 1.0)
}

fn mix(from: Colour, to: Colour, share: f32) -> Colour {
    let [red, green, blue] = from;
    [
        red + (to[0] - red) * share,
        green + (to[1] - green) * share,
        blue + (to[2] - blue) * share,
    ]
}
