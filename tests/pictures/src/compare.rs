//! A picture beside the one that is kept.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{Picture, file};

/// How far a part of a colour (0 to 255) may be off: what another processor rounds otherwise.
const CLOSE: u8 = 6;
/// So many pixels may be further off.
const FEW: usize = 10;

fn folder(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// Compares `picture` with `reference/<name>.png`, or writes that file where `PORTOLAN_PICTURES=renew` is set.
///
/// # Errors
/// In words: which picture differs, by how much, and where what was drawn and the difference lie.
pub fn check(name: &str, picture: &Picture) -> Result<(), String> {
    let kept = folder("reference").join(format!("{name}.png"));
    let picture = &file::with_palette(picture);
    if std::env::var_os("PORTOLAN_PICTURES").is_some_and(|wish| wish == "renew") {
        return file::write(&kept, picture);
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
    let off = |at: &usize| apart(expected.pixels[*at], picture.pixels[*at]) > CLOSE;
    let other = (0..picture.pixels.len()).filter(off).count();
    if other <= FEW {
        return Ok(());
    }
    let told = match file::write(&difference, &file::with_palette(&shown(&expected, picture))) {
        Ok(()) => format!("difference: {}", difference.display()),
        Err(why) => why,
    };
    Err(failed(format!("{other} pixels differ\n    {told}")))
}

/// The largest difference of a part of two colours.
fn apart(a: [u8; 3], b: [u8; 3]) -> u8 {
    a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or_default()
}

/// What differs in red, over a pale copy of what is kept.
fn shown(expected: &Picture, picture: &Picture) -> Picture {
    let pixels = expected.pixels.iter().zip(&picture.pixels).map(|(expected, drawn)| {
        if apart(*expected, *drawn) > CLOSE {
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

    #[test]
    fn what_differs_is_red() {
        let grey = Picture {
            width: 2,
            height: 1,
            pixels: vec![[100; 3]; 2],
        };
        let mut other = grey.clone();
        other.pixels[1] = [100, 100, 120];
        assert_eq!(shown(&grey, &other).pixels, [[215; 3], [230, 0, 0]]);
    }
}
