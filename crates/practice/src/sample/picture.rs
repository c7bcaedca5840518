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
pub(super) fn paint(index: u32) -> Picture {
    let scene = Scene::new(index);
    let mut rgb = Vec::with_capacity((WIDTH * HEIGHT * 3) as usize);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let colour = scene.colour(x as f32 / WIDTH as f32, y as f32 / HEIGHT as f32);
            rgb.extend(colour.map(|channel| channel.clamp(0.0, 255.0) as u8));
        }
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

    fn colour(&self, x: f32, y: f32) -> Colour {
        if y > self.horizon {
            return self.sea(x, y);
        }
        let hill = self.horizon - 0.05 - 0.05 * (x * 5.0 + self.phase).sin() - 0.02 * (x * 17.0 + self.phase).sin();
        let [top, low, sea] = self.light;
        if y > hill {
            mix(sea, low, 0.35)
        } else {
            self.sky(x, y, top, low)
        }
    }

    fn sky(&self, x: f32, y: f32, top: Colour, low: Colour) -> Colour {
        let sky = mix(top, low, (y / self.horizon).powi(2));
        let aspect = WIDTH as f32 / HEIGHT as f32;
        let distance = ((x - self.sun[0]) * aspect).hypot(y - self.sun[1]);
        let glow = if distance < 0.06 {
            0.9
        } else {
            0.45 * (-(distance - 0.06) * 7.0).exp()
        };
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

fn mix(from: Colour, to: Colour, share: f32) -> Colour {
    std::array::from_fn(|channel| from[channel] + (to[channel] - from[channel]) * share)
}
