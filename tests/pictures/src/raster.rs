//! Triangles to pixels, as a graphics card does it: corners are rounded to 1/256 of a pixel, a pixel belongs to the
//! triangle that its middle is in (and on an edge to the one at whose top or left the edge is), colours are multiplied and
//! laid over one another as they are stored, without a step to linear light, as egui's own shaders do.

use std::collections::HashMap;

use egui::{
    ClippedPrimitive, Color32, ColorImage, ImageData, Pos2, Rect, TextureFilter, TextureId, TexturesDelta,
    epaint::{Mesh, Primitive, Vertex},
};

use crate::Picture;

/// Parts of a pixel that a corner is rounded to.
const PARTS: f32 = 256.0;

/// The textures of a window: letters, icons, pictures.
#[derive(Default)]
pub(crate) struct Textures(HashMap<TextureId, Texture>);

struct Texture {
    image: ColorImage,
    smooth: bool,
}

impl Textures {
    /// Takes over what changed. Textures are kept until they are replaced: tests are short.
    pub(crate) fn take(&mut self, delta: &mut TexturesDelta) {
        for (id, change) in delta
            .set
            .drain()
            .flat_map(|(id, changes)| changes.into_iter().map(move |one| (id, one)))
        {
            let ImageData::Color(image) = change.image;
            let smooth = change.options.magnification == TextureFilter::Linear;
            match (change.pos, self.0.get_mut(&id)) {
                (Some(at), Some(known)) => paste(&mut known.image, &image, at),
                _ => drop(self.0.insert(
                    id,
                    Texture {
                        image: (*image).clone(),
                        smooth,
                    },
                )),
            }
        }
        delta.free.clear();
    }
}

/// A size of a picture: far below the largest number.
fn whole(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

fn paste(into: &mut ColorImage, patch: &ColorImage, [left, top]: [usize; 2]) {
    let [width, _] = patch.size;
    for (row, pixels) in patch.pixels.chunks(width.max(1)).enumerate() {
        let begin = (top + row) * into.size[0] + left;
        into.pixels[begin..begin + width].copy_from_slice(pixels);
    }
}

impl Texture {
    fn texel(&self, x: i64, y: i64) -> [f32; 4] {
        let [width, height] = self.image.size.map(whole);
        let at = y.clamp(0, height - 1) * width + x.clamp(0, width - 1);
        self.image.pixels[at as usize].to_array().map(f32::from)
    }

    /// The colour there, each part 0 to 255.
    fn sample(&self, uv: Pos2) -> [f32; 4] {
        let [x, y] = [uv.x * self.image.size[0] as f32, uv.y * self.image.size[1] as f32];
        if !self.smooth {
            return self.texel(x.floor() as i64, y.floor() as i64);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right_part, lower_part) = (x - left, y - top);
        let (left, top) = (left as i64, top as i64);
        let mix = |a: [f32; 4], b: [f32; 4], part: f32| std::array::from_fn(|at| a[at] + (b[at] - a[at]) * part);
        let upper = mix(self.texel(left, top), self.texel(left + 1, top), right_part);
        let lower = mix(self.texel(left, top + 1), self.texel(left + 1, top + 1), right_part);
        mix(upper, lower, lower_part)
    }
}

/// Draws all of it onto black.
pub(crate) fn draw(
    primitives: &[ClippedPrimitive],
    textures: &Textures,
    width: usize,
    height: usize,
    scale: f32,
) -> Picture {
    let mut canvas = Canvas {
        width,
        height,
        scale,
        pixels: vec![[0; 3]; width * height],
    };
    for ClippedPrimitive { clip_rect, primitive } in primitives {
        // What is drawn by a callback needs a graphics card; the window has none of it.
        let Primitive::Mesh(mesh) = primitive else { continue };
        if let Some(texture) = textures.0.get(&mesh.texture_id) {
            canvas.mesh(mesh, *clip_rect, texture);
        }
    }
    Picture {
        width,
        height,
        pixels: canvas.pixels,
    }
}

struct Canvas {
    width: usize,
    height: usize,
    scale: f32,
    pixels: Vec<[u8; 3]>,
}

/// Whole pixels, the right and lower end not included.
#[derive(Clone, Copy)]
struct Pixels {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

/// A corner in parts of a pixel.
#[derive(Clone, Copy)]
struct Corner {
    x: i64,
    y: i64,
}

/// Twice the area of the triangle of these three: positive where they go round by the clock.
fn turn(a: Corner, b: Corner, c: Corner) -> i64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Does a middle of a pixel on the edge from `a` to `b` belong to the triangle at its right?
fn owns_edge(a: Corner, b: Corner) -> bool {
    (a.y == b.y && b.x > a.x) || b.y < a.y
}

impl Canvas {
    fn mesh(&mut self, mesh: &Mesh, clip: Rect, texture: &Texture) {
        let pixel = |points: f32, most: usize| ((points * self.scale).round() as i64).clamp(0, whole(most));
        let clip = Pixels {
            left: pixel(clip.min.x, self.width),
            top: pixel(clip.min.y, self.height),
            right: pixel(clip.max.x, self.width),
            bottom: pixel(clip.max.y, self.height),
        };
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|at| mesh.vertices[corners[at] as usize]);
            self.triangle(corners, clip, texture);
        }
    }

    fn triangle(&mut self, mut vertices: [Vertex; 3], clip: Pixels, texture: &Texture) {
        let corner = |vertex: &Vertex| {
            let [x, y] = [vertex.pos.x, vertex.pos.y].map(|at| (at * self.scale * PARTS).round() as i64);
            Corner { x, y }
        };
        let [a, b, c] = vertices.each_ref().map(corner);
        let area = turn(a, b, c);
        if area == 0 {
            return;
        }
        let [a, b, c] = if area < 0 {
            vertices.swap(1, 2);
            [a, c, b]
        } else {
            [a, b, c]
        };
        let parts = PARTS as i64;
        let left = clip.left.max(a.x.min(b.x).min(c.x).div_euclid(parts));
        let right = clip.right.min(a.x.max(b.x).max(c.x).div_euclid(parts) + 1);
        let top = clip.top.max(a.y.min(b.y).min(c.y).div_euclid(parts));
        let bottom = clip.bottom.min(a.y.max(b.y).max(c.y).div_euclid(parts) + 1);
        let edges = [(b, c), (c, a), (a, b)];
        // Where the edge does not belong to it, nothing is taken for a little outside.
        let least = edges.map(|(from, to)| i64::from(!owns_edge(from, to)));
        let plain = Plain::of(&vertices, texture);
        for y in top..bottom {
            for x in left..right {
                let middle = Corner {
                    x: x * parts + parts / 2,
                    y: y * parts + parts / 2,
                };
                let weights = edges.map(|(from, to)| turn(from, to, middle));
                if weights.iter().zip(least).any(|(weight, least)| *weight < least) {
                    continue;
                }
                let colour = plain.unwrap_or_else(|| shade(&vertices, weights, area.abs(), texture));
                let under = &mut self.pixels[y as usize * self.width + x as usize];
                *under = over(colour, *under);
            }
        }
    }
}

/// The colour of a triangle that is the same everywhere.
struct Plain;

impl Plain {
    fn of(vertices: &[Vertex; 3], texture: &Texture) -> Option<[f32; 4]> {
        let [first, others @ ..] = vertices;
        let same = others
            .iter()
            .all(|other| other.uv == first.uv && other.color == first.color);
        same.then(|| multiply(first.color.to_array().map(f32::from), texture.sample(first.uv)))
    }
}

fn multiply(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|at| a[at] * b[at] / 255.0)
}

fn shade(vertices: &[Vertex; 3], weights: [i64; 3], area: i64, texture: &Texture) -> [f32; 4] {
    let shares = weights.map(|weight| weight as f32 / area as f32);
    let blend = |value: &dyn Fn(&Vertex) -> f32| -> f32 {
        vertices
            .iter()
            .zip(shares)
            .map(|(vertex, share)| value(vertex) * share)
            .sum()
    };
    let colour = std::array::from_fn(|at| blend(&|vertex| f32::from(part(vertex.color, at))));
    let uv = Pos2::new(blend(&|vertex| vertex.uv.x), blend(&|vertex| vertex.uv.y));
    multiply(colour, texture.sample(uv))
}

fn part(colour: Color32, at: usize) -> u8 {
    colour.to_array()[at]
}

/// `colour`, whose parts are multiplied by how much of it there is, laid over `under`.
fn over(colour: [f32; 4], under: [u8; 3]) -> [u8; 3] {
    let through = 1.0 - colour[3] / 255.0;
    std::array::from_fn(|at| (colour[at] + f32::from(under[at]) * through).round().clamp(0.0, 255.0) as u8)
}

#[cfg(test)]
mod tests {
    use egui::{TextureOptions, epaint::ImageDelta, pos2};

    use super::*;

    const RED: Color32 = Color32::from_rgb(200, 0, 0);

    fn white() -> Textures {
        let mut textures = Textures::default();
        let mut delta = TexturesDelta::default();
        let image = ColorImage::filled([2, 2], Color32::WHITE);
        delta.push(TextureId::default(), ImageDelta::full(image, TextureOptions::LINEAR));
        textures.take(&mut delta);
        textures
    }

    fn drawn(clip: Rect, shapes: &[(Rect, Color32)]) -> Picture {
        let mut mesh = Mesh::default();
        for (rect, colour) in shapes {
            mesh.add_colored_rect(*rect, *colour);
        }
        let primitive = ClippedPrimitive {
            clip_rect: clip,
            primitive: Primitive::Mesh(mesh),
        };
        draw(&[primitive], &white(), 8, 8, 1.0)
    }

    fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }

    fn count(picture: &Picture, colour: [u8; 3]) -> usize {
        picture.pixels.iter().filter(|pixel| **pixel == colour).count()
    }

    #[test]
    fn a_pixel_on_the_edge_of_two_triangles_is_drawn_once() {
        let half = Color32::from_rgba_premultiplied(100, 0, 0, 100);
        let picture = drawn(rect(0.0, 0.0, 8.0, 8.0), &[(rect(1.0, 1.0, 7.0, 7.0), half)]);
        assert_eq!(count(&picture, [100, 0, 0]), 36);
        assert_eq!(count(&picture, [0, 0, 0]), 64 - 36);
        // Beside each other, through the middle of a pixel.
        let halves = [(rect(0.0, 0.0, 3.5, 8.0), half), (rect(3.5, 0.0, 8.0, 8.0), half)];
        assert_eq!(count(&drawn(rect(0.0, 0.0, 8.0, 8.0), &halves), [100, 0, 0]), 64);
    }

    #[test]
    fn nothing_is_drawn_outside_of_its_part_of_the_window() {
        let picture = drawn(rect(2.0, 2.0, 4.0, 5.0), &[(rect(-50.0, -50.0, 50.0, 50.0), RED)]);
        assert_eq!(count(&picture, [200, 0, 0]), 6);
        assert_eq!(picture.part(rect(2.0, 2.0, 4.0, 5.0), 1.0).pixels, vec![[200, 0, 0]; 6]);
    }

    #[test]
    fn colours_are_laid_over_one_another() {
        let veil = Color32::from_rgba_premultiplied(0, 50, 0, 128);
        let whole = rect(0.0, 0.0, 8.0, 8.0);
        let picture = drawn(whole, &[(whole, RED), (whole, veil)]);
        assert_eq!(count(&picture, [100, 50, 0]), 64);
    }

    #[test]
    fn a_patch_changes_its_part_of_a_texture() {
        let mut textures = white();
        let mut delta = TexturesDelta::default();
        let patch = ColorImage::filled([1, 1], Color32::BLACK);
        let change = ImageDelta::partial([1, 0], patch, TextureOptions::NEAREST);
        delta.push(TextureId::default(), change);
        textures.take(&mut delta);
        let texture = &textures.0[&TextureId::default()];
        let red = |colour: [f32; 4]| (colour[0] * 2.0).round() as i64;
        assert_eq!(red(texture.texel(0, 0)), 510);
        assert_eq!(red(texture.texel(1, 0)), 0);
        // In the middle between both it is half.
        assert_eq!(red(texture.sample(pos2(0.5, 0.25))), 255);
    }
}
