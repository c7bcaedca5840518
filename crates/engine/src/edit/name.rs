//! The name that a file of a server gets here while it is edited: one that no program, shell script or eye takes for
//! something else.

use portolan_remote::FileName;

/// The longest, in bytes: editors add endings of their own to it.
const LONGEST: usize = 180;

/// A safe name near this one. Its ending stays, since programs go by it.
pub(crate) fn safe(name: &FileName) -> String {
    let text = name.to_string_lossy();
    let mut safe: String = text
        .chars()
        .map(|letter| if harmless(letter) { letter } else { '_' })
        .collect();
    // An option, a hidden file, or what some systems cut off.
    if safe.starts_with(['-', '.', ' ', '~']) {
        safe.insert(0, '_');
    }
    if device(&safe) {
        safe.insert(0, '_');
    }
    if safe.len() > LONGEST {
        safe = shortened(&safe);
    }
    // Also where a long one was cut.
    while safe.ends_with(['.', ' ']) {
        safe.pop();
        safe.push('_');
    }
    safe
}

/// Letters of all scripts, but nothing that turns the direction of text, hides, or means something to a file system or shell.
fn harmless(letter: char) -> bool {
    !(letter.is_control()
        || matches!(
            letter,
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '`' | '$' | '\u{fffd}' | '\u{feff}'
        )
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'))
}

fn device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |start| {
        stem.strip_prefix(start)
            .is_some_and(|rest: &str| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    matches!(&*stem, "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

fn shortened(name: &str) -> String {
    let ending = name.rfind('.').map_or("", |at| &name[at..]);
    let ending = if ending.len() > 16 { "" } else { ending };
    let mut stem = LONGEST - ending.len();
    while !name.is_char_boundary(stem) {
        stem -= 1;
    }
    format!("{}{ending}", &name[..stem])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(name: &str) -> String {
        safe(&FileName::parse(name.as_bytes()).unwrap())
    }

    #[test]
    fn names_are_made_safe_and_keep_their_ending() {
        assert_eq!(of("index.html"), "index.html");
        assert_eq!(of("größe 日本.txt"), "größe 日本.txt");
        assert_eq!(of("-rf.txt"), "_-rf.txt");
        assert_eq!(of(".htaccess"), "_.htaccess");
        assert_eq!(of("a`b$c\n.sh"), "a_b_c_.sh");
        assert_eq!(of("con.txt"), "_con.txt");
        // The end of text that runs the other way is not what it looks like.
        assert_eq!(of("photo\u{202e}gpj.exe"), "photo_gpj.exe");
        assert!(of(&format!("{}.json", "ä".repeat(120))).ends_with("ä.json"));
    }

    proptest! {
        #[test]
        fn every_name_becomes_one_plain_component(bytes in prop::collection::vec(any::<u8>(), 1..250)) {
            let Ok(name) = FileName::parse(&bytes) else { return Ok(()) };
            let safe = safe(&name);
            prop_assert!(!safe.is_empty() && safe.len() <= LONGEST);
            prop_assert!(!safe.starts_with(['-', '.']) && !safe.ends_with(['.', ' ']));
            prop_assert!(safe.chars().all(harmless));
            prop_assert!(FileName::parse(safe.as_bytes()).is_ok());
        }
    }
}
