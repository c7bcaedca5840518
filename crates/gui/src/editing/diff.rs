//! What differs between two texts, line by line.

/// A line, and which of the two has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// Both.
    Both(&'a str),
    /// The first only.
    First(&'a str),
    /// The second only.
    Second(&'a str),
}

/// Comparisons that are worth their time; beyond that the middle of both texts counts as different.
const MOST: usize = 4_000_000;

/// The lines of both, those that they have in common once: the fewest others.
pub(super) fn lines<'a>(first: &'a str, second: &'a str) -> Vec<Line<'a>> {
    let (one, two): (Vec<&str>, Vec<&str>) = (first.lines().collect(), second.lines().collect());
    let same = |(one, two): &(&&str, &&str)| one == two;
    let head = one.iter().zip(&two).take_while(same).count();
    let rest = one.len().min(two.len()) - head;
    let tail = one
        .iter()
        .rev()
        .zip(two.iter().rev())
        .take(rest)
        .take_while(same)
        .count();
    let (middle_one, middle_two) = (&one[head..one.len() - tail], &two[head..two.len() - tail]);
    let mut lines: Vec<Line<'a>> = one[..head].iter().map(|line| Line::Both(line)).collect();
    middle(middle_one, middle_two, &mut lines);
    lines.extend(one[one.len() - tail..].iter().map(|line| Line::Both(line)));
    lines
}

fn middle<'a>(one: &[&'a str], two: &[&'a str], lines: &mut Vec<Line<'a>>) {
    if one.len().saturating_mul(two.len()) > MOST {
        lines.extend(one.iter().map(|line| Line::First(line)));
        lines.extend(two.iter().map(|line| Line::Second(line)));
        return;
    }
    // `common[i][j]`: how many lines the rests from `i` and `j` have in common, in order.
    let width = two.len() + 1;
    let mut common = vec![0_u32; (one.len() + 1) * width];
    for i in (0..one.len()).rev() {
        for j in (0..two.len()).rev() {
            common[i * width + j] = if one[i] == two[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < one.len() || j < two.len() {
        if i < one.len() && j < two.len() && one[i] == two[j] {
            lines.push(Line::Both(one[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == two.len() || (i < one.len() && common[(i + 1) * width + j] >= common[i * width + j + 1]) {
            lines.push(Line::First(one[i]));
            i += 1;
        } else {
            lines.push(Line::Second(two[j]));
            j += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_is_there_once() {
        use Line::{Both, First, Second};
        assert_eq!(
            lines("a\nb\nc\nd", "a\nx\nc\nd\ne"),
            [Both("a"), First("b"), Second("x"), Both("c"), Both("d"), Second("e")]
        );
        assert_eq!(lines("", "a"), [Second("a")]);
        assert_eq!(lines("a", "a"), [Both("a")]);
    }

    #[test]
    fn both_texts_can_be_read_from_it() {
        let texts: Vec<String> = (0..81)
            .map(|number: usize| {
                (0..4)
                    .map(|digit| ["a\n", "b\n", ""][number / 3_usize.pow(digit) % 3])
                    .collect()
            })
            .collect();
        for one in &texts {
            for two in &texts {
                let lines = lines(one, two);
                let of = |second: bool| {
                    lines.iter().filter_map(move |line| match line {
                        Line::Both(line) => Some(*line),
                        Line::First(line) => (!second).then_some(*line),
                        Line::Second(line) => second.then_some(*line),
                    })
                };
                assert!(of(false).eq(one.lines()) && of(true).eq(two.lines()), "{one:?} {two:?}");
            }
        }
    }
}
