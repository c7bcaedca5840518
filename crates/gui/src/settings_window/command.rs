//! A command as people type it: words with blanks between them, quotes around what belongs together. Nothing else has a
//! meaning here, since no shell ever sees it.

use portolan_ui_kit::say;

/// The words of a command.
pub(super) fn of_text(text: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' | '"' => quoted(letter, &mut letters, word.get_or_insert_default())?,
            '\\' => match letters.next() {
                Some(letter) => word.get_or_insert_default().push(letter),
                None => return Err(say!("settings-something-is-missing-behind").to_owned()),
            },
            letter if letter.is_whitespace() => words.extend(word.take()),
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    if words.first().is_some_and(String::is_empty) {
        return Err(say!("settings-the-name-of-a-program").to_owned());
    }
    Ok(words)
}

/// Up to the same quote; within double quotes `\` takes the next letter as it is.
fn quoted(quote: char, letters: &mut std::str::Chars<'_>, word: &mut String) -> Result<(), String> {
    while let Some(letter) = letters.next() {
        match letter {
            letter if letter == quote => return Ok(()),
            '\\' if quote == '"' => word.extend(letters.next()),
            letter => word.push(letter),
        }
    }
    Err(say!("settings-the-closing-quote-is-missing", quote = quote.to_string()))
}

/// The same command as text.
pub(super) fn to_text(words: &[String]) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_=+/.,:@%~".contains(letter);
    let word = |word: &String| {
        if !word.is_empty() && word.chars().all(plain) {
            word.clone()
        } else {
            format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
        }
    };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_keep_words_together_and_nothing_is_expanded() {
        let words = |text: &str| of_text(text).expect("a command");
        assert_eq!(
            words("/bin/run  'a b' \"c \\\" d\" e\\ f $HOME;ls *"),
            ["/bin/run", "a b", "c \" d", "e f", "$HOME;ls", "*"]
        );
        assert_eq!(words("run ''"), ["run", ""]);
        assert_eq!(words("  "), [""; 0]);
        assert!(of_text("run 'a").is_err());
        assert!(of_text("run a\\").is_err());
        assert!(of_text("'' a").is_err());
    }

    #[test]
    fn what_is_shown_is_read_as_the_same() {
        for command in [
            &["/bin/run", "a b", ""][..],
            &["run", "\\", "\"", "'", "\\\"x\\'", "ü", "a\tb"],
            &[],
        ] {
            let command: Vec<String> = command.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(of_text(&to_text(&command)), Ok(command));
        }
    }
}
