//! The words of the sample site.

/// Path in the site and content.
pub(super) const PAGES: [(&str, &str); 12] = [
    ("index.html", INDEX),
    ("css/site.css", STYLE),
    (
        "css/print.css",
        "nav, footer { display: none }\nbody { max-width: none; font-size: 11pt }\n",
    ),
    ("images/compass.svg", COMPASS),
    ("pages/visit.html", VISIT),
    ("robots.txt", "User-agent: *\nAllow: /\n"),
    (
        "notes/naïve Grüße ☕.txt",
        "The tea room opens at nine. Ask for the window table.\n",
    ),
    (
        "notes/🐙 octopus.txt",
        "Otto moved to the larger tank on Tuesday and opened it on Wednesday.\n",
    ),
    (
        "notes/a name with  two spaces.txt",
        "Two spaces are two spaces, here and after a transfer.\n",
    ),
    (
        "notes/--dashes first.txt",
        "A name may begin with dashes. Nothing takes it for an option.\n",
    ),
    ("notes/empty.txt", ""),
    ("upload-here/READ ME FIRST.txt", UPLOAD),
];

const INDEX: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>The Harbour Museum</title>
<link rel="stylesheet" href="css/site.css">
<link rel="stylesheet" href="css/print.css" media="print">
</head>
<body>
<header><img src="images/compass.svg" width="64" height="64" alt=""><h1>The Harbour Museum</h1></header>
<nav><a href="pages/visit.html">Visit</a></nav>
<main>
<figure><img src="images/harbour-dawn.png" alt="The harbour at dawn"><figcaption>Dawn over the north mole</figcaption></figure>
<figure><img src="images/harbour-noon.png" alt="The harbour at noon"><figcaption>Slack water, noon</figcaption></figure>
<figure><img src="images/harbour-dusk.png" alt="The harbour at dusk"><figcaption>Last light</figcaption></figure>
<p>Charts, log books and a sonar survey of the north basin, from the days when a coast was drawn from one headland to
the next.</p>
</main>
<footer>This site belongs to Portolan's practice server. Change it as you like: it is made anew each time.</footer>
</body>
</html>
"#;

const STYLE: &str = "\
:root { --ink: #1d2b3a; --sea: #1f6f8b; --paper: #fbf7ee }
body { margin: 0 auto; max-width: 46rem; padding: 2rem; color: var(--ink); background: var(--paper); font: 1.1rem/1.6 Georgia, serif }
header { display: flex; gap: 1rem; align-items: center; border-bottom: 2px solid var(--sea) }
figure { margin: 2rem 0 }
figure img { width: 100%; border-radius: 4px }
figcaption { font-style: italic; color: var(--sea) }
a { color: var(--sea) }
";

const COMPASS: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<circle cx="32" cy="32" r="29" fill="#fbf7ee" stroke="#1f6f8b" stroke-width="3"/>
<path d="M32 6 38 32 32 58 26 32Z" fill="#1d2b3a"/><path d="M6 32 32 26 58 32 32 38Z" fill="#1f6f8b"/>
<circle cx="32" cy="32" r="4" fill="#fbf7ee"/>
</svg>
"##;

const VISIT: &str = r#"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Visit</title><link rel="stylesheet" href="../css/site.css"></head>
<body><h1>Visit</h1><p>Tuesday to Sunday, nine to five, at the end of the old quay. When the tide is in, take the boat.</p></body>
</html>
"#;

const UPLOAD: &str = "\
Drag files and folders into this folder, or anywhere else on this server.

It runs inside Portolan on your own machine and holds nothing of yours. When Portolan ends, it is gone with all that
was uploaded to it.
";

const WINDS: [&str; 8] = [
    "tramontana, fresh",
    "greco, moderate",
    "levante, light",
    "scirocco, strong",
    "mezzodì, light",
    "libeccio, gale at night",
    "ponente, steady",
    "maestro, veering",
];
const EVENTS: [&str; 7] = [
    "Two galleys came in for water and left with the ebb.",
    "The pilot marked a new shoal off the second headland.",
    "Salt, cork and letters were landed.",
    "Mist until noon; the bell was rung each quarter hour.",
    "A chart was copied by candle for the captain of the cog.",
    "The mole was mended where the winter had broken it.",
    "No ship all day. The nets were dried.",
];
/// The log book of 1375 begins on 1 March; days of each month from there.
const MONTHS: [(u32, u32); 10] = [
    (3, 31),
    (4, 30),
    (5, 31),
    (6, 30),
    (7, 31),
    (8, 31),
    (9, 30),
    (10, 31),
    (11, 30),
    (12, 31),
];

/// Path and text of one day of the log book, `day` counted from 1 March.
pub(super) fn logbook_page(day: u32) -> (String, String) {
    let (month, of_month) = date(day);
    let wind = WINDS[(day * 5 + day / 7) as usize % WINDS.len()];
    let event = EVENTS[(day * 3 + day / 11) as usize % EVENTS.len()];
    let depth = 4 + (day * 7) % 23;
    let path = format!("logbook/1375-{month:02}-{of_month:02}.txt");
    let text = format!(
        "Day {} of the season\nWind: {wind}\nSounding at the mole: {depth} palms\n{event}\n",
        day + 1
    );
    (path, text)
}

fn date(day: u32) -> (u32, u32) {
    let mut left = day;
    for (month, days) in MONTHS {
        if left < days {
            return (month, left + 1);
        }
        left -= days;
    }
    // Beyond the year: the page still has a name of its own.
    (12, 32 + left)
}
