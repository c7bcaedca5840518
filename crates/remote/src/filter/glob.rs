//! Patterns of file names as regular expressions.

/// `*`, `?`, `[a-z]`, `[!a]`, `{a,b}` and `\` before any of these. A bracket or brace that is never closed stands for
/// itself. With `path`, `*` and `?` stop at `/`, and `**` does not.
pub(super) fn to_regex(glob: &str, path: bool) -> String {
    // One byte where the text is no UTF-8 counts as a character too.
    let any = if path {
        "(?:[^/]|(?-u:[^/]))"
    } else {
        "(?:(?s:.)|(?s-u:.))"
    };
    let mut regex = String::from(r"\A(?:");
    let mut letters = glob.chars().peekable();
    let mut open = 0_u32;
    while let Some(letter) = letters.next() {
        match letter {
            '*' if path && letters.next_if_eq(&'*').is_some() => {
                // `**/x` is also `x` itself.
                if letters.next_if_eq(&'/').is_some() {
                    regex.push_str(r"(?:(?s-u:.)*/)?");
                } else {
                    regex.push_str(r"(?s-u:.)*");
                }
            }
            '*' => {
                regex.push_str(any);
                regex.push('*');
            }
            '?' => regex.push_str(any),
            '[' => match class(letters.clone()) {
                Some((class, used)) => {
                    regex.push_str(&class);
                    letters = used;
                }
                None => literal(&mut regex, letter),
            },
            '{' if closes(letters.clone()) => {
                open += 1;
                regex.push_str("(?:");
            }
            ',' if open > 0 => regex.push('|'),
            '}' if open > 0 => {
                open -= 1;
                regex.push(')');
            }
            '\\' => literal(&mut regex, letters.next().unwrap_or('\\')),
            _ => literal(&mut regex, letter),
        }
    }
    // A brace inside a bracket may have looked like the one that closes.
    for _ in 0..open {
        regex.push(')');
    }
    regex.push_str(r")\z");
    regex
}

fn literal(regex: &mut String, letter: char) {
    regex.push_str(&regex::escape(letter.encode_utf8(&mut [0; 4])));
}

type Letters<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// What follows a `[`, as a class of a regular expression, and what is left behind the `]`.
fn class(mut letters: Letters<'_>) -> Option<(String, Letters<'_>)> {
    let mut class = String::from("[");
    if letters.next_if(|letter| matches!(letter, '!' | '^')).is_some() {
        class.push('^');
    }
    let mut first = true;
    loop {
        let letter = letters.next()?;
        match letter {
            ']' if !first => break,
            '-' if !first && letters.peek().is_some_and(|next| *next != ']') => class.push('-'),
            // In a class of a regular expression these mean something.
            '[' | ']' | '\\' | '^' | '-' | '&' | '~' => {
                class.push('\\');
                class.push(letter);
            }
            _ => class.push(letter),
        }
        first = false;
    }
    class.push(']');
    // `[z-a]` is no class.
    regex::Regex::new(&class).is_ok().then_some((class, letters))
}

/// Is there a `}` for the `{` before?
fn closes(letters: Letters<'_>) -> bool {
    let mut depth = 1_u32;
    let mut escaped = false;
    for letter in letters {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' if depth == 1 => return true,
            '}' => depth -= 1,
            _ => {}
        }
    }
    false
}
