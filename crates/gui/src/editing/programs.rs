//! Which program opens a file: by the ending of its name, else the editor that was chosen, else that of the desktop. Programs
//! are written as words, a word with spaces in quotes; no shell ever reads them.

use portolan_engine::{EditProgram, EditPurpose};

use portolan_ui_kit::say;

use crate::chosen::Chosen;

/// Splits a line into its words. Quotes, single or double, hold a word with spaces together.
pub(crate) fn words(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for letter in line.chars() {
        match (quote, letter) {
            (Some(open), letter) if letter == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, letter) if letter.is_whitespace() => words.extend(word.take()),
            (_, letter) => word.get_or_insert_default().push(letter),
        }
    }
    if quote.is_some() {
        return Err(say!("editing-quote-open").to_owned());
    }
    words.extend(word);
    match words.first() {
        Some(program) if program.is_empty() => Err(say!("editing-no-name").to_owned()),
        _ => Ok(words),
    }
}

/// One rule: endings without their dots, and the program for them.
pub(crate) type Rule = (Vec<String>, Vec<String>);

/// `html css = code --wait; png = gimp`.
pub(crate) fn rules(text: &str) -> Result<Vec<Rule>, String> {
    let rules = text.split(';').map(str::trim).filter(|rule| !rule.is_empty());
    rules
        .map(|rule| {
            let (endings, program) = rule.split_once('=').ok_or_else(|| say!("editing-rule", rule = rule))?;
            let endings: Vec<String> = endings
                .split([' ', ','])
                .map(|ending| ending.trim().trim_start_matches(['*', '.']).to_lowercase())
                .filter(|ending| !ending.is_empty())
                .collect();
            let program = words(program)?;
            if endings.is_empty() || program.is_empty() {
                return Err(say!("editing-rule", rule = rule));
            }
            Ok((endings, program))
        })
        .collect()
}

/// What opens a file of this name.
pub(crate) fn program_for(chosen: &Chosen, name: &str, purpose: EditPurpose) -> EditProgram {
    let name = name.to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let rules = rules(&chosen.editors).unwrap_or_default();
    let by_rule = rules
        .into_iter()
        .find(|(endings, _)| endings.iter().any(|known| known == ending))
        .map(|(_, program)| program);
    let editor = || {
        let words = words(&chosen.editor).ok();
        words.filter(|words| purpose == EditPurpose::Edit && !words.is_empty())
    };
    by_rule.or_else(editor).map_or(EditProgram::System, EditProgram::Words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn lines_are_split_into_words_and_nothing_in_them_means_more() {
        assert_eq!(words("code --wait").unwrap(), some(&["code", "--wait"]));
        assert_eq!(
            words("\"/opt/My Editor/run\" '{file}' a\"b c\"d").unwrap(),
            some(&["/opt/My Editor/run", "{file}", "ab cd"])
        );
        assert_eq!(words("vi $(rm) ; x").unwrap(), some(&["vi", "$(rm)", ";", "x"]));
        assert_eq!(words("  ").unwrap(), some(&[]));
        assert!(words("\"open").is_err());
        assert!(words("'' x").is_err());
    }

    #[test]
    fn the_ending_of_a_name_decides_then_the_editor_then_the_desktop() {
        let chosen = Chosen {
            editor: "gedit -s".to_owned(),
            editors: "html, .css = code --wait; *.PNG = gimp".to_owned(),
            ..Chosen::default()
        };
        let program = |name, purpose| program_for(&chosen, name, purpose);
        let words = |words: &[&str]| EditProgram::Words(some(words));
        assert_eq!(program("a.HTML", EditPurpose::Edit), words(&["code", "--wait"]));
        assert_eq!(program("a.png", EditPurpose::View), words(&["gimp"]));
        assert_eq!(program("a.txt", EditPurpose::Edit), words(&["gedit", "-s"]));
        assert_eq!(program("a.txt", EditPurpose::View), EditProgram::System);
        assert_eq!(
            program_for(&Chosen::default(), "a.txt", EditPurpose::Edit),
            EditProgram::System
        );
        assert!(rules("html code").is_err());
    }
}
