//! Pictures as PNG files with a palette. A frame has some hundred colours, most of them on the edges of letters; with the 256
//! that are there most often the files have a third of the size, and nobody sees the difference.

use std::{
    collections::HashMap,
    fs::{self, File},
    io::BufReader,
    path::Path,
};

use png::{BitDepth, ColorType, Compression, Encoder, Filter, Transformations};

use crate::Picture;

/// Colours of a palette.
const MOST: usize = 256;

fn palette(picture: &Picture) -> Vec<[u8; 3]> {
    let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
    for pixel in &picture.pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let mut colours: Vec<_> = counts.into_iter().collect();
    colours.sort_unstable_by(|(a, often), (b, more_often)| more_often.cmp(often).then(a.cmp(b)));
    colours.truncate(MOST);
    colours.into_iter().map(|(colour, _)| colour).collect()
}

/// Where in the palette the nearest to a colour is.
pub(crate) fn nearest(colour: [u8; 3], palette: &[[u8; 3]]) -> usize {
    let apart = |other: &[u8; 3]| -> u32 {
        colour
            .iter()
            .zip(other)
            .map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2))
            .sum()
    };
    let best = palette.iter().enumerate().min_by_key(|(_, other)| apart(other));
    best.map_or(0, |(at, _)| at)
}

/// Where in the palette the colour of each pixel is, or the nearest to it.
fn places(picture: &Picture, palette: &[[u8; 3]]) -> Vec<u8> {
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let place = |pixel: &[u8; 3]| *known.entry(*pixel).or_insert_with(|| nearest(*pixel, palette) as u8);
    picture.pixels.iter().map(place).collect()
}

/// Writes a picture in the colours of a palette.
pub(crate) fn write(path: &Path, picture: &Picture) -> Result<(), String> {
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    let palette = palette(picture);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width as u32, picture.height as u32);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.as_flattened().to_vec());
    encoder.set_filter(Filter::NoFilter);
    encoder.set_compression(Compression::High);
    let mut writer = encoder.write_header().map_err(|error| failed(&error))?;
    let places = places(picture, &palette);
    writer.write_image_data(&places).map_err(|error| failed(&error))?;
    writer.finish().map_err(|error| failed(&error))?;
    fs::write(path, bytes).map_err(|error| failed(&error))
}

/// Reads a picture that was written here.
pub(crate) fn read(path: &Path) -> Result<Picture, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let file = File::open(path).map_err(|error| failed(&error))?;
    let mut decoder = png::Decoder::new(BufReader::new(file));
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().map_err(|error| failed(&error))?;
    let size = reader.output_buffer_size().ok_or_else(|| failed(&"it is too large"))?;
    let mut bytes = vec![0; size];
    let frame = reader.next_frame(&mut bytes).map_err(|error| failed(&error))?;
    if frame.color_type != ColorType::Rgb {
        return Err(failed(&"its colours are of another kind"));
    }
    let (pixels, _) = bytes[..frame.buffer_size()].as_chunks();
    Ok(Picture {
        width: frame.width as usize,
        height: frame.height as usize,
        pixels: pixels.to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The picture in the colours that its file has.
    fn with_palette(picture: &Picture) -> Picture {
        let palette = palette(picture);
        let places = places(picture, &palette);
        Picture {
            width: picture.width,
            height: picture.height,
            pixels: places.into_iter().map(|place| palette[usize::from(place)]).collect(),
        }
    }

    fn picture(colour: impl Fn(usize) -> [u8; 3]) -> Picture {
        Picture {
            width: 100,
            height: 6,
            pixels: (0..600).map(colour).collect(),
        }
    }

    #[test]
    fn a_picture_is_read_as_it_was_written() {
        let folder = std::env::temp_dir().join(format!("portolan-pictures-{}", std::process::id()));
        let path = folder.join("a.png");
        let few = picture(|at| [(at % 100) as u8, 255 - (at % 100) as u8, 7]);
        write(&path, &few).expect("written");
        let read_back = read(&path);
        fs::remove_dir_all(&folder).expect("removed");
        assert_eq!(read_back.expect("a picture"), few);
    }

    #[test]
    fn rare_colours_become_their_neighbours() {
        let many = picture(|at| [(at % 2) as u8 * 200, (at / 4) as u8, 0]);
        let with = with_palette(&many);
        assert_eq!(with_palette(&with), with, "nothing is lost by it a second time");
        let off = many
            .pixels
            .iter()
            .zip(&with.pixels)
            .map(|(a, b)| a[1].abs_diff(b[1]))
            .max();
        assert!(off > Some(0) && off < Some(60), "{off:?}");
    }
}
