//! Lists the files of `assets/languages`, so that a new one needs no line anywhere.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../assets/languages");
    let folder = folder.canonicalize()?;
    let mut list = String::from("&[\n");
    for language in sorted(&folder)? {
        for file in sorted(&folder.join(&language))? {
            let Some(area) = file.strip_suffix(".ftl") else {
                continue;
            };
            let path = folder.join(&language).join(&file);
            writeln!(
                list,
                "({language:?}, {area:?}, include_str!({:?})),",
                path.to_string_lossy()
            )?;
        }
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), list)?;
    tell(&folder);
    Ok(())
}

fn tell(folder: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
}

/// The names in a folder, in the same order on every computer.
fn sorted(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        if let Ok(name) = entry?.file_name().into_string() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
