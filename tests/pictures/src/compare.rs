//! A picture beside the one that is kept.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
};

use crate::{Picture, file};

/// How far a part of a colour (0 to 255) may be off: letters are drawn by instructions that other processors do not have, and
/// these round otherwise.
const CLOSE: u8 = 6;
/// So many pixels may be further off: fewer than a letter has.
const FEW: usize = 24;

fn folder(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// Compares `picture` with `reference/<name>.png`, or writes that file where `PORTOLAN_PICTURES=renew` is set.
///
/// # Errors
/// In words: which picture differs, by how much, and where what was drawn and the difference lie.
pub fn check(name: &str, picture: &Picture) -> Result<(), String> {
    let kept = folder("reference").join(format!("{name}.png"));
    if std::env::var_os("PORTOLAN_PICTURES").is_some_and(|wish| wish == "renew") {
        // One that looks as before stays as it is: what git names is what is to be looked at.
        let same = file::read(&kept).is_ok_and(|expected| same(&expected, picture));
        return if same { Ok(()) } else { file::write(&kept, picture) };
    }
    let out = folder("../out/pictures");
    let [drawn, difference] = ["drawn", "difference"].map(|what| out.join(format!("{name}.{what}.png")));
    for old in [&drawn, &difference] {
        if old.exists() {
            fs::remove_file(old).map_err(|error| format!("{}: {error}", old.display()))?;
        }
    }
    let failed = |why: String| {
        let told = file::write(&drawn, picture)
            .err()
            .unwrap_or_else(|| format!("drawn: {}", drawn.display()));
        format!("{name}: {why}\n    {told}\n    kept: {}", kept.display())
    };
    let expected = match file::read(&kept) {
        Ok(expected) => expected,
        Err(why) => {
            return Err(failed(format!(
                "there is no picture to compare it with ({why}); PORTOLAN_PICTURES=renew writes it"
            )));
        }
    };
    if (expected.width, expected.height) != (picture.width, picture.height) {
        return Err(failed(format!(
            "it is {} × {} pixels large and not {} × {} any more",
            picture.width, picture.height, expected.width, expected.height
        )));
    }
    let off = off(&expected, picture);
    let other = off.iter().filter(|off| **off).count();
    if other <= FEW {
        return Ok(());
    }
    let told = match file::write(&difference, &shown(&expected, &off)) {
        Ok(()) => format!("difference: {}", difference.display()),
        Err(why) => why,
    };
    Err(failed(format!("{other} pixels differ\n    {told}")))
}

/// The largest difference of a part of two colours.
fn apart(a: [u8; 3], b: [u8; 3]) -> u8 {
    a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or_default()
}

fn same(expected: &Picture, picture: &Picture) -> bool {
    let sizes = [expected, picture].map(|picture| (picture.width, picture.height));
    sizes[0] == sizes[1] && off(expected, picture).iter().filter(|off| **off).count() <= FEW
}

/// Which pixels differ: where the colour that is kept is not the nearest to the drawn one that the file has, or nearly so.
/// So a colour that is drawn a little otherwise, and finds another place in the palette, differs by no more than that little.
fn off(expected: &Picture, picture: &Picture) -> Vec<bool> {
    let has: HashSet<[u8; 3]> = expected.pixels.iter().copied().collect();
    let mut palette: Vec<[u8; 3]> = has.into_iter().collect();
    palette.sort_unstable();
    let mut nearest: HashMap<[u8; 3], u8> = HashMap::new();
    let mut least = |drawn: [u8; 3]| {
        let found = || apart(palette[file::nearest(drawn, &palette)], drawn);
        *nearest.entry(drawn).or_insert_with(found)
    };
    let pairs = expected.pixels.iter().zip(&picture.pixels);
    pairs
        .map(|(kept, drawn)| {
            let by = apart(*kept, *drawn);
            by > CLOSE && by > CLOSE.saturating_add(least(*drawn))
        })
        .collect()
}

/// What differs in red, over a pale copy of what is kept.
fn shown(expected: &Picture, off: &[bool]) -> Picture {
    let pixels = expected.pixels.iter().zip(off).map(|(expected, off)| {
        if *off {
            [230, 0, 0]
        } else {
            expected.map(|part| 190 + part / 4)
        }
    });
    Picture {
        width: expected.width,
        height: expected.height,
        pixels: pixels.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(pixels: &[[u8; 3]]) -> Picture {
        Picture {
            width: pixels.len(),
            height: 1,
            pixels: pixels.to_vec(),
        }
    }

    #[test]
    fn what_differs_is_red() {
        let kept = row(&[[100; 3], [100; 3], [140, 100, 140]]);
        let off = off(&kept, &row(&[[100; 3], [140, 100, 140], [140, 100, 140]]));
        assert_eq!(shown(&kept, &off).pixels, [[215; 3], [230, 0, 0], [225, 215, 225]]);
    }

    #[test]
    fn a_colour_that_the_file_has_no_place_for_may_be_the_nearest_that_it_has() {
        let kept = row(&[[100; 3], [130; 3], [200; 3]]);
        // Between the first two either will do; what the file has must be there itself.
        let drawn = row(&[[114; 3], [114; 3], [130; 3]]);
        assert_eq!(off(&kept, &drawn), [false, false, true]);
    }
}
