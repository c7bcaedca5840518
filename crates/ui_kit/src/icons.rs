//! The icons: named code points of Phosphor, drawn with [`crate::font::icon`] or, filled, with [`crate::font::icon_fill`].
//!
//! A new constant needs a run of `packaging/fonts/build_fonts.py`, which cuts the bundled fonts to these; a test says so.

/// Phosphor `anchor`.
pub const ANCHOR: &str = "\u{E514}";
/// Phosphor `archive`.
pub const ARCHIVE: &str = "\u{E00C}";
/// Phosphor `arrows-clockwise`.
pub const ARROWS_CLOCKWISE: &str = "\u{E094}";
/// Phosphor `arrows-down-up`.
pub const ARROWS_DOWN_UP: &str = "\u{E098}";
/// Phosphor `arrows-horizontal`.
pub const ARROWS_HORIZONTAL: &str = "\u{EB06}";
/// Phosphor `arrows-in`.
pub const ARROWS_IN: &str = "\u{E09A}";
/// Phosphor `arrows-left-right`.
pub const ARROWS_LEFT_RIGHT: &str = "\u{E0A0}";
/// Phosphor `arrows-out`.
pub const ARROWS_OUT: &str = "\u{E0A2}";
/// Phosphor `arrows-split`.
pub const ARROWS_SPLIT: &str = "\u{ED3C}";
/// Phosphor `arrows-vertical`.
pub const ARROWS_VERTICAL: &str = "\u{EB04}";
/// Phosphor `arrow-bend-down-left`.
pub const ARROW_BEND_DOWN_LEFT: &str = "\u{E018}";
/// Phosphor `arrow-bend-up-left`.
pub const ARROW_BEND_UP_LEFT: &str = "\u{E024}";
/// Phosphor `arrow-bend-up-right`.
pub const ARROW_BEND_UP_RIGHT: &str = "\u{E026}";
/// Phosphor `arrow-clockwise`.
pub const ARROW_CLOCKWISE: &str = "\u{E036}";
/// Phosphor `arrow-counter-clockwise`.
pub const ARROW_COUNTER_CLOCKWISE: &str = "\u{E038}";
/// Phosphor `arrow-down`.
pub const ARROW_DOWN: &str = "\u{E03E}";
/// Phosphor `arrow-elbow-down-right`.
pub const ARROW_ELBOW_DOWN_RIGHT: &str = "\u{E046}";
/// Phosphor `arrow-left`.
pub const ARROW_LEFT: &str = "\u{E058}";
/// Phosphor `arrow-line-down`.
pub const ARROW_LINE_DOWN: &str = "\u{E05C}";
/// Phosphor `arrow-line-up`.
pub const ARROW_LINE_UP: &str = "\u{E066}";
/// Phosphor `arrow-right`.
pub const ARROW_RIGHT: &str = "\u{E06C}";
/// Phosphor `arrow-square-in`.
pub const ARROW_SQUARE_IN: &str = "\u{E5DC}";
/// Phosphor `arrow-square-out`.
pub const ARROW_SQUARE_OUT: &str = "\u{E5DE}";
/// Phosphor `arrow-up`.
pub const ARROW_UP: &str = "\u{E08E}";
/// Phosphor `bell`.
pub const BELL: &str = "\u{E0CE}";
/// Phosphor `bookmark`.
pub const BOOKMARK: &str = "\u{E0E8}";
/// Phosphor `book-open`.
pub const BOOK_OPEN: &str = "\u{E0E6}";
/// Phosphor `broadcast`.
pub const BROADCAST: &str = "\u{E0F2}";
/// Phosphor `broom`.
pub const BROOM: &str = "\u{EC54}";
/// Phosphor `bug`.
pub const BUG: &str = "\u{E5F4}";
/// Phosphor `caret-double-down`.
pub const CARET_DOUBLE_DOWN: &str = "\u{E126}";
/// Phosphor `caret-double-up`.
pub const CARET_DOUBLE_UP: &str = "\u{E12C}";
/// Phosphor `caret-down`.
pub const CARET_DOWN: &str = "\u{E136}";
/// Phosphor `caret-left`.
pub const CARET_LEFT: &str = "\u{E138}";
/// Phosphor `caret-line-down`.
pub const CARET_LINE_DOWN: &str = "\u{E134}";
/// Phosphor `caret-line-up`.
pub const CARET_LINE_UP: &str = "\u{E12E}";
/// Phosphor `caret-right`.
pub const CARET_RIGHT: &str = "\u{E13A}";
/// Phosphor `caret-up`.
pub const CARET_UP: &str = "\u{E13C}";
/// Phosphor `caret-up-down`.
pub const CARET_UP_DOWN: &str = "\u{E140}";
/// Phosphor `certificate`.
pub const CERTIFICATE: &str = "\u{E766}";
/// Phosphor `chart-bar`.
pub const CHART_BAR: &str = "\u{E150}";
/// Phosphor `chart-line`.
pub const CHART_LINE: &str = "\u{E154}";
/// Phosphor `check`.
pub const CHECK: &str = "\u{E182}";
/// Phosphor `check-circle`.
pub const CHECK_CIRCLE: &str = "\u{E184}";
/// Phosphor `check-square`.
pub const CHECK_SQUARE: &str = "\u{E186}";
/// Phosphor `circle`.
pub const CIRCLE: &str = "\u{E18A}";
/// Phosphor `circle-dashed`.
pub const CIRCLE_DASHED: &str = "\u{E602}";
/// Phosphor `circle-half`.
pub const CIRCLE_HALF: &str = "\u{E18C}";
/// Phosphor `circle-notch`.
pub const CIRCLE_NOTCH: &str = "\u{EB44}";
/// Phosphor `clipboard`.
pub const CLIPBOARD: &str = "\u{E196}";
/// Phosphor `clipboard-text`.
pub const CLIPBOARD_TEXT: &str = "\u{E198}";
/// Phosphor `clock`.
pub const CLOCK: &str = "\u{E19A}";
/// Phosphor `clock-clockwise`.
pub const CLOCK_CLOCKWISE: &str = "\u{E19E}";
/// Phosphor `clock-countdown`.
pub const CLOCK_COUNTDOWN: &str = "\u{ED2C}";
/// Phosphor `cloud`.
pub const CLOUD: &str = "\u{E1AA}";
/// Phosphor `cloud-arrow-down`.
pub const CLOUD_ARROW_DOWN: &str = "\u{E1AC}";
/// Phosphor `cloud-arrow-up`.
pub const CLOUD_ARROW_UP: &str = "\u{E1AE}";
/// Phosphor `cloud-slash`.
pub const CLOUD_SLASH: &str = "\u{E1B6}";
/// Phosphor `cloud-warning`.
pub const CLOUD_WARNING: &str = "\u{EA98}";
/// Phosphor `code`.
pub const CODE: &str = "\u{E1BC}";
/// Phosphor `columns`.
pub const COLUMNS: &str = "\u{E546}";
/// Phosphor `command`.
pub const COMMAND: &str = "\u{E1C4}";
/// Phosphor `compass`.
pub const COMPASS: &str = "\u{E1C8}";
/// Phosphor `compass-rose`.
pub const COMPASS_ROSE: &str = "\u{E1C6}";
/// Phosphor `copy`.
pub const COPY: &str = "\u{E1CA}";
/// Phosphor `cpu`.
pub const CPU: &str = "\u{E610}";
/// Phosphor `database`.
pub const DATABASE: &str = "\u{E1DE}";
/// Phosphor `desktop`.
pub const DESKTOP: &str = "\u{E560}";
/// Phosphor `dots-six-vertical`.
pub const DOTS_SIX_VERTICAL: &str = "\u{EAE2}";
/// Phosphor `dots-three`.
pub const DOTS_THREE: &str = "\u{E1FE}";
/// Phosphor `dots-three-vertical`.
pub const DOTS_THREE_VERTICAL: &str = "\u{E208}";
/// Phosphor `download-simple`.
pub const DOWNLOAD_SIMPLE: &str = "\u{E20C}";
/// Phosphor `equals`.
pub const EQUALS: &str = "\u{E21C}";
/// Phosphor `export`.
pub const EXPORT: &str = "\u{EAF0}";
/// Phosphor `eye`.
pub const EYE: &str = "\u{E220}";
/// Phosphor `eye-slash`.
pub const EYE_SLASH: &str = "\u{E224}";
/// Phosphor `fast-forward`.
pub const FAST_FORWARD: &str = "\u{E6A6}";
/// Phosphor `file`.
pub const FILE: &str = "\u{E230}";
/// Phosphor `files`.
pub const FILES: &str = "\u{E710}";
/// Phosphor `file-archive`.
pub const FILE_ARCHIVE: &str = "\u{EB2A}";
/// Phosphor `file-arrow-down`.
pub const FILE_ARROW_DOWN: &str = "\u{E232}";
/// Phosphor `file-arrow-up`.
pub const FILE_ARROW_UP: &str = "\u{E61E}";
/// Phosphor `file-audio`.
pub const FILE_AUDIO: &str = "\u{EA20}";
/// Phosphor `file-c`.
pub const FILE_C: &str = "\u{EB32}";
/// Phosphor `file-code`.
pub const FILE_CODE: &str = "\u{E914}";
/// Phosphor `file-cpp`.
pub const FILE_CPP: &str = "\u{EB2E}";
/// Phosphor `file-css`.
pub const FILE_CSS: &str = "\u{EB34}";
/// Phosphor `file-csv`.
pub const FILE_CSV: &str = "\u{EB1C}";
/// Phosphor `file-dashed`.
pub const FILE_DASHED: &str = "\u{E704}";
/// Phosphor `file-doc`.
pub const FILE_DOC: &str = "\u{EB1E}";
/// Phosphor `file-html`.
pub const FILE_HTML: &str = "\u{EB38}";
/// Phosphor `file-image`.
pub const FILE_IMAGE: &str = "\u{EA24}";
/// Phosphor `file-ini`.
pub const FILE_INI: &str = "\u{EB33}";
/// Phosphor `file-jpg`.
pub const FILE_JPG: &str = "\u{EB1A}";
/// Phosphor `file-js`.
pub const FILE_JS: &str = "\u{EB24}";
/// Phosphor `file-lock`.
pub const FILE_LOCK: &str = "\u{E95C}";
/// Phosphor `file-magnifying-glass`.
pub const FILE_MAGNIFYING_GLASS: &str = "\u{E238}";
/// Phosphor `file-md`.
pub const FILE_MD: &str = "\u{ED50}";
/// Phosphor `file-pdf`.
pub const FILE_PDF: &str = "\u{E702}";
/// Phosphor `file-plus`.
pub const FILE_PLUS: &str = "\u{E236}";
/// Phosphor `file-png`.
pub const FILE_PNG: &str = "\u{EB18}";
/// Phosphor `file-ppt`.
pub const FILE_PPT: &str = "\u{EB20}";
/// Phosphor `file-py`.
pub const FILE_PY: &str = "\u{EB2C}";
/// Phosphor `file-rs`.
pub const FILE_RS: &str = "\u{EB28}";
/// Phosphor `file-sql`.
pub const FILE_SQL: &str = "\u{ED4E}";
/// Phosphor `file-svg`.
pub const FILE_SVG: &str = "\u{ED08}";
/// Phosphor `file-text`.
pub const FILE_TEXT: &str = "\u{E23A}";
/// Phosphor `file-ts`.
pub const FILE_TS: &str = "\u{EB26}";
/// Phosphor `file-txt`.
pub const FILE_TXT: &str = "\u{EB35}";
/// Phosphor `file-video`.
pub const FILE_VIDEO: &str = "\u{EA22}";
/// Phosphor `file-x`.
pub const FILE_X: &str = "\u{E23C}";
/// Phosphor `file-xls`.
pub const FILE_XLS: &str = "\u{EB22}";
/// Phosphor `file-zip`.
pub const FILE_ZIP: &str = "\u{E958}";
/// Phosphor `floppy-disk`.
pub const FLOPPY_DISK: &str = "\u{E248}";
/// Phosphor `folder`.
pub const FOLDER: &str = "\u{E24A}";
/// Phosphor `folders`.
pub const FOLDERS: &str = "\u{E260}";
/// Phosphor `folder-dashed`.
pub const FOLDER_DASHED: &str = "\u{E8F8}";
/// Phosphor `folder-lock`.
pub const FOLDER_LOCK: &str = "\u{EA3C}";
/// Phosphor `folder-minus`.
pub const FOLDER_MINUS: &str = "\u{E254}";
/// Phosphor `folder-open`.
pub const FOLDER_OPEN: &str = "\u{E256}";
/// Phosphor `folder-plus`.
pub const FOLDER_PLUS: &str = "\u{E258}";
/// Phosphor `folder-simple`.
pub const FOLDER_SIMPLE: &str = "\u{E25A}";
/// Phosphor `folder-star`.
pub const FOLDER_STAR: &str = "\u{EA86}";
/// Phosphor `funnel`.
pub const FUNNEL: &str = "\u{E266}";
/// Phosphor `funnel-simple`.
pub const FUNNEL_SIMPLE: &str = "\u{E268}";
/// Phosphor `funnel-simple-x`.
pub const FUNNEL_SIMPLE_X: &str = "\u{E26A}";
/// Phosphor `funnel-x`.
pub const FUNNEL_X: &str = "\u{E26C}";
/// Phosphor `gauge`.
pub const GAUGE: &str = "\u{E628}";
/// Phosphor `gear`.
pub const GEAR: &str = "\u{E270}";
/// Phosphor `gear-six`.
pub const GEAR_SIX: &str = "\u{E272}";
/// Phosphor `git-diff`.
pub const GIT_DIFF: &str = "\u{E27C}";
/// Phosphor `git-merge`.
pub const GIT_MERGE: &str = "\u{E280}";
/// Phosphor `git-pull-request`.
pub const GIT_PULL_REQUEST: &str = "\u{E282}";
/// Phosphor `globe`.
pub const GLOBE: &str = "\u{E288}";
/// Phosphor `globe-simple`.
pub const GLOBE_SIMPLE: &str = "\u{E28E}";
/// Phosphor `hand`.
pub const HAND: &str = "\u{E298}";
/// Phosphor `hand-palm`.
pub const HAND_PALM: &str = "\u{E57E}";
/// Phosphor `hard-drive`.
pub const HARD_DRIVE: &str = "\u{E29E}";
/// Phosphor `hard-drives`.
pub const HARD_DRIVES: &str = "\u{E2A0}";
/// Phosphor `house`.
pub const HOUSE: &str = "\u{E2C2}";
/// Phosphor `image`.
pub const IMAGE: &str = "\u{E2CA}";
/// Phosphor `info`.
pub const INFO: &str = "\u{E2CE}";
/// Phosphor `key`.
pub const KEY: &str = "\u{E2D6}";
/// Phosphor `keyboard`.
pub const KEYBOARD: &str = "\u{E2D8}";
/// Phosphor `laptop`.
pub const LAPTOP: &str = "\u{E586}";
/// Phosphor `lifebuoy`.
pub const LIFEBUOY: &str = "\u{E63A}";
/// Phosphor `lightbulb`.
pub const LIGHTBULB: &str = "\u{E2DC}";
/// Phosphor `lightning`.
pub const LIGHTNING: &str = "\u{E2DE}";
/// Phosphor `link`.
pub const LINK: &str = "\u{E2E2}";
/// Phosphor `link-break`.
pub const LINK_BREAK: &str = "\u{E2E4}";
/// Phosphor `link-simple`.
pub const LINK_SIMPLE: &str = "\u{E2E6}";
/// Phosphor `link-simple-break`.
pub const LINK_SIMPLE_BREAK: &str = "\u{E2E8}";
/// Phosphor `list`.
pub const LIST: &str = "\u{E2F0}";
/// Phosphor `list-bullets`.
pub const LIST_BULLETS: &str = "\u{E2F2}";
/// Phosphor `list-checks`.
pub const LIST_CHECKS: &str = "\u{EADC}";
/// Phosphor `list-magnifying-glass`.
pub const LIST_MAGNIFYING_GLASS: &str = "\u{EBE0}";
/// Phosphor `list-plus`.
pub const LIST_PLUS: &str = "\u{E2F8}";
/// Phosphor `lock`.
pub const LOCK: &str = "\u{E2FA}";
/// Phosphor `lock-key`.
pub const LOCK_KEY: &str = "\u{E2FE}";
/// Phosphor `lock-open`.
pub const LOCK_OPEN: &str = "\u{E306}";
/// Phosphor `lock-simple`.
pub const LOCK_SIMPLE: &str = "\u{E308}";
/// Phosphor `lock-simple-open`.
pub const LOCK_SIMPLE_OPEN: &str = "\u{E30A}";
/// Phosphor `magnifying-glass`.
pub const MAGNIFYING_GLASS: &str = "\u{E30C}";
/// Phosphor `magnifying-glass-minus`.
pub const MAGNIFYING_GLASS_MINUS: &str = "\u{E30E}";
/// Phosphor `magnifying-glass-plus`.
pub const MAGNIFYING_GLASS_PLUS: &str = "\u{E310}";
/// Phosphor `minus`.
pub const MINUS: &str = "\u{E32A}";
/// Phosphor `minus-circle`.
pub const MINUS_CIRCLE: &str = "\u{E32C}";
/// Phosphor `moon`.
pub const MOON: &str = "\u{E330}";
/// Phosphor `music-note`.
pub const MUSIC_NOTE: &str = "\u{E33C}";
/// Phosphor `network`.
pub const NETWORK: &str = "\u{EDDE}";
/// Phosphor `network-slash`.
pub const NETWORK_SLASH: &str = "\u{EDDC}";
/// Phosphor `note-pencil`.
pub const NOTE_PENCIL: &str = "\u{E34C}";
/// Phosphor `package`.
pub const PACKAGE: &str = "\u{E390}";
/// Phosphor `palette`.
pub const PALETTE: &str = "\u{E6C8}";
/// Phosphor `pause`.
pub const PAUSE: &str = "\u{E39E}";
/// Phosphor `pause-circle`.
pub const PAUSE_CIRCLE: &str = "\u{E3A0}";
/// Phosphor `pencil`.
pub const PENCIL: &str = "\u{E3AE}";
/// Phosphor `pencil-simple`.
pub const PENCIL_SIMPLE: &str = "\u{E3B4}";
/// Phosphor `play`.
pub const PLAY: &str = "\u{E3D0}";
/// Phosphor `play-circle`.
pub const PLAY_CIRCLE: &str = "\u{E3D2}";
/// Phosphor `plug`.
pub const PLUG: &str = "\u{E946}";
/// Phosphor `plugs`.
pub const PLUGS: &str = "\u{EB56}";
/// Phosphor `plugs-connected`.
pub const PLUGS_CONNECTED: &str = "\u{EB5A}";
/// Phosphor `plus`.
pub const PLUS: &str = "\u{E3D4}";
/// Phosphor `plus-circle`.
pub const PLUS_CIRCLE: &str = "\u{E3D6}";
/// Phosphor `prohibit`.
pub const PROHIBIT: &str = "\u{E3DE}";
/// Phosphor `push-pin`.
pub const PUSH_PIN: &str = "\u{E3E2}";
/// Phosphor `question`.
pub const QUESTION: &str = "\u{E3E8}";
/// Phosphor `radio-button`.
pub const RADIO_BUTTON: &str = "\u{EB08}";
/// Phosphor `record`.
pub const RECORD: &str = "\u{E3EE}";
/// Phosphor `repeat`.
pub const REPEAT: &str = "\u{E3F6}";
/// Phosphor `scissors`.
pub const SCISSORS: &str = "\u{EAE0}";
/// Phosphor `scroll`.
pub const SCROLL: &str = "\u{EB7A}";
/// Phosphor `selection-all`.
pub const SELECTION_ALL: &str = "\u{E746}";
/// Phosphor `shield`.
pub const SHIELD: &str = "\u{E40A}";
/// Phosphor `shield-check`.
pub const SHIELD_CHECK: &str = "\u{E40C}";
/// Phosphor `shield-slash`.
pub const SHIELD_SLASH: &str = "\u{E410}";
/// Phosphor `shield-warning`.
pub const SHIELD_WARNING: &str = "\u{E412}";
/// Phosphor `sidebar-simple`.
pub const SIDEBAR_SIMPLE: &str = "\u{EC24}";
/// Phosphor `sign-in`.
pub const SIGN_IN: &str = "\u{E428}";
/// Phosphor `sign-out`.
pub const SIGN_OUT: &str = "\u{E42A}";
/// Phosphor `skip-forward`.
pub const SKIP_FORWARD: &str = "\u{E5A6}";
/// Phosphor `sliders-horizontal`.
pub const SLIDERS_HORIZONTAL: &str = "\u{E434}";
/// Phosphor `snowflake`.
pub const SNOWFLAKE: &str = "\u{E5AA}";
/// Phosphor `sort-ascending`.
pub const SORT_ASCENDING: &str = "\u{E444}";
/// Phosphor `sort-descending`.
pub const SORT_DESCENDING: &str = "\u{E446}";
/// Phosphor `sparkle`.
pub const SPARKLE: &str = "\u{E6A2}";
/// Phosphor `speedometer`.
pub const SPEEDOMETER: &str = "\u{EE74}";
/// Phosphor `spinner`.
pub const SPINNER: &str = "\u{E66A}";
/// Phosphor `square`.
pub const SQUARE: &str = "\u{E45E}";
/// Phosphor `square-split-horizontal`.
pub const SQUARE_SPLIT_HORIZONTAL: &str = "\u{E870}";
/// Phosphor `stack`.
pub const STACK: &str = "\u{E466}";
/// Phosphor `star`.
pub const STAR: &str = "\u{E46A}";
/// Phosphor `stethoscope`.
pub const STETHOSCOPE: &str = "\u{E7EA}";
/// Phosphor `stop`.
pub const STOP: &str = "\u{E46C}";
/// Phosphor `stop-circle`.
pub const STOP_CIRCLE: &str = "\u{E46E}";
/// Phosphor `sun`.
pub const SUN: &str = "\u{E472}";
/// Phosphor `swap`.
pub const SWAP: &str = "\u{E83C}";
/// Phosphor `table`.
pub const TABLE: &str = "\u{E476}";
/// Phosphor `tag`.
pub const TAG: &str = "\u{E478}";
/// Phosphor `terminal`.
pub const TERMINAL: &str = "\u{E47E}";
/// Phosphor `terminal-window`.
pub const TERMINAL_WINDOW: &str = "\u{EAE8}";
/// Phosphor `text-aa`.
pub const TEXT_AA: &str = "\u{E6EE}";
/// Phosphor `text-t`.
pub const TEXT_T: &str = "\u{E48A}";
/// Phosphor `timer`.
pub const TIMER: &str = "\u{E492}";
/// Phosphor `trash`.
pub const TRASH: &str = "\u{E4A6}";
/// Phosphor `tray`.
pub const TRAY: &str = "\u{E4AA}";
/// Phosphor `tree-structure`.
pub const TREE_STRUCTURE: &str = "\u{E67C}";
/// Phosphor `tree-view`.
pub const TREE_VIEW: &str = "\u{EE48}";
/// Phosphor `upload-simple`.
pub const UPLOAD_SIMPLE: &str = "\u{E4C0}";
/// Phosphor `user`.
pub const USER: &str = "\u{E4C2}";
/// Phosphor `users`.
pub const USERS: &str = "\u{E4D6}";
/// Phosphor `user-circle`.
pub const USER_CIRCLE: &str = "\u{E4C4}";
/// Phosphor `warning`.
pub const WARNING: &str = "\u{E4E0}";
/// Phosphor `warning-circle`.
pub const WARNING_CIRCLE: &str = "\u{E4E2}";
/// Phosphor `warning-diamond`.
pub const WARNING_DIAMOND: &str = "\u{E7FC}";
/// Phosphor `warning-octagon`.
pub const WARNING_OCTAGON: &str = "\u{E4E4}";
/// Phosphor `wifi-high`.
pub const WIFI_HIGH: &str = "\u{E4EA}";
/// Phosphor `wifi-slash`.
pub const WIFI_SLASH: &str = "\u{E4F2}";
/// Phosphor `wrench`.
pub const WRENCH: &str = "\u{E5D4}";
/// Phosphor `x`.
pub const X: &str = "\u{E4F6}";
/// Phosphor `x-circle`.
pub const X_CIRCLE: &str = "\u{E4F8}";
/// Phosphor `x-square`.
pub const X_SQUARE: &str = "\u{E4FA}";

/// Every icon above, for the test that the bundled fonts hold them and for the gallery.
pub const ALL: &[(&str, &str)] = &[
    ("anchor", ANCHOR),
    ("archive", ARCHIVE),
    ("arrows-clockwise", ARROWS_CLOCKWISE),
    ("arrows-down-up", ARROWS_DOWN_UP),
    ("arrows-horizontal", ARROWS_HORIZONTAL),
    ("arrows-in", ARROWS_IN),
    ("arrows-left-right", ARROWS_LEFT_RIGHT),
    ("arrows-out", ARROWS_OUT),
    ("arrows-split", ARROWS_SPLIT),
    ("arrows-vertical", ARROWS_VERTICAL),
    ("arrow-bend-down-left", ARROW_BEND_DOWN_LEFT),
    ("arrow-bend-up-left", ARROW_BEND_UP_LEFT),
    ("arrow-bend-up-right", ARROW_BEND_UP_RIGHT),
    ("arrow-clockwise", ARROW_CLOCKWISE),
    ("arrow-counter-clockwise", ARROW_COUNTER_CLOCKWISE),
    ("arrow-down", ARROW_DOWN),
    ("arrow-elbow-down-right", ARROW_ELBOW_DOWN_RIGHT),
    ("arrow-left", ARROW_LEFT),
    ("arrow-line-down", ARROW_LINE_DOWN),
    ("arrow-line-up", ARROW_LINE_UP),
    ("arrow-right", ARROW_RIGHT),
    ("arrow-square-in", ARROW_SQUARE_IN),
    ("arrow-square-out", ARROW_SQUARE_OUT),
    ("arrow-up", ARROW_UP),
    ("bell", BELL),
    ("bookmark", BOOKMARK),
    ("book-open", BOOK_OPEN),
    ("broadcast", BROADCAST),
    ("broom", BROOM),
    ("bug", BUG),
    ("caret-double-down", CARET_DOUBLE_DOWN),
    ("caret-double-up", CARET_DOUBLE_UP),
    ("caret-down", CARET_DOWN),
    ("caret-left", CARET_LEFT),
    ("caret-line-down", CARET_LINE_DOWN),
    ("caret-line-up", CARET_LINE_UP),
    ("caret-right", CARET_RIGHT),
    ("caret-up", CARET_UP),
    ("caret-up-down", CARET_UP_DOWN),
    ("certificate", CERTIFICATE),
    ("chart-bar", CHART_BAR),
    ("chart-line", CHART_LINE),
    ("check", CHECK),
    ("check-circle", CHECK_CIRCLE),
    ("check-square", CHECK_SQUARE),
    ("circle", CIRCLE),
    ("circle-dashed", CIRCLE_DASHED),
    ("circle-half", CIRCLE_HALF),
    ("circle-notch", CIRCLE_NOTCH),
    ("clipboard", CLIPBOARD),
    ("clipboard-text", CLIPBOARD_TEXT),
    ("clock", CLOCK),
    ("clock-clockwise", CLOCK_CLOCKWISE),
    ("clock-countdown", CLOCK_COUNTDOWN),
    ("cloud", CLOUD),
    ("cloud-arrow-down", CLOUD_ARROW_DOWN),
    ("cloud-arrow-up", CLOUD_ARROW_UP),
    ("cloud-slash", CLOUD_SLASH),
    ("cloud-warning", CLOUD_WARNING),
    ("code", CODE),
    ("columns", COLUMNS),
    ("command", COMMAND),
    ("compass", COMPASS),
    ("compass-rose", COMPASS_ROSE),
    ("copy", COPY),
    ("cpu", CPU),
    ("database", DATABASE),
    ("desktop", DESKTOP),
    ("dots-six-vertical", DOTS_SIX_VERTICAL),
    ("dots-three", DOTS_THREE),
    ("dots-three-vertical", DOTS_THREE_VERTICAL),
    ("download-simple", DOWNLOAD_SIMPLE),
    ("equals", EQUALS),
    ("export", EXPORT),
    ("eye", EYE),
    ("eye-slash", EYE_SLASH),
    ("fast-forward", FAST_FORWARD),
    ("file", FILE),
    ("files", FILES),
    ("file-archive", FILE_ARCHIVE),
    ("file-arrow-down", FILE_ARROW_DOWN),
    ("file-arrow-up", FILE_ARROW_UP),
    ("file-audio", FILE_AUDIO),
    ("file-c", FILE_C),
    ("file-code", FILE_CODE),
    ("file-cpp", FILE_CPP),
    ("file-css", FILE_CSS),
    ("file-csv", FILE_CSV),
    ("file-dashed", FILE_DASHED),
    ("file-doc", FILE_DOC),
    ("file-html", FILE_HTML),
    ("file-image", FILE_IMAGE),
    ("file-ini", FILE_INI),
    ("file-jpg", FILE_JPG),
    ("file-js", FILE_JS),
    ("file-lock", FILE_LOCK),
    ("file-magnifying-glass", FILE_MAGNIFYING_GLASS),
    ("file-md", FILE_MD),
    ("file-pdf", FILE_PDF),
    ("file-plus", FILE_PLUS),
    ("file-png", FILE_PNG),
    ("file-ppt", FILE_PPT),
    ("file-py", FILE_PY),
    ("file-rs", FILE_RS),
    ("file-sql", FILE_SQL),
    ("file-svg", FILE_SVG),
    ("file-text", FILE_TEXT),
    ("file-ts", FILE_TS),
    ("file-txt", FILE_TXT),
    ("file-video", FILE_VIDEO),
    ("file-x", FILE_X),
    ("file-xls", FILE_XLS),
    ("file-zip", FILE_ZIP),
    ("floppy-disk", FLOPPY_DISK),
    ("folder", FOLDER),
    ("folders", FOLDERS),
    ("folder-dashed", FOLDER_DASHED),
    ("folder-lock", FOLDER_LOCK),
    ("folder-minus", FOLDER_MINUS),
    ("folder-open", FOLDER_OPEN),
    ("folder-plus", FOLDER_PLUS),
    ("folder-simple", FOLDER_SIMPLE),
    ("folder-star", FOLDER_STAR),
    ("funnel", FUNNEL),
    ("funnel-simple", FUNNEL_SIMPLE),
    ("funnel-simple-x", FUNNEL_SIMPLE_X),
    ("funnel-x", FUNNEL_X),
    ("gauge", GAUGE),
    ("gear", GEAR),
    ("gear-six", GEAR_SIX),
    ("git-diff", GIT_DIFF),
    ("git-merge", GIT_MERGE),
    ("git-pull-request", GIT_PULL_REQUEST),
    ("globe", GLOBE),
    ("globe-simple", GLOBE_SIMPLE),
    ("hand", HAND),
    ("hand-palm", HAND_PALM),
    ("hard-drive", HARD_DRIVE),
    ("hard-drives", HARD_DRIVES),
    ("house", HOUSE),
    ("image", IMAGE),
    ("info", INFO),
    ("key", KEY),
    ("keyboard", KEYBOARD),
    ("laptop", LAPTOP),
    ("lifebuoy", LIFEBUOY),
    ("lightbulb", LIGHTBULB),
    ("lightning", LIGHTNING),
    ("link", LINK),
    ("link-break", LINK_BREAK),
    ("link-simple", LINK_SIMPLE),
    ("link-simple-break", LINK_SIMPLE_BREAK),
    ("list", LIST),
    ("list-bullets", LIST_BULLETS),
    ("list-checks", LIST_CHECKS),
    ("list-magnifying-glass", LIST_MAGNIFYING_GLASS),
    ("list-plus", LIST_PLUS),
    ("lock", LOCK),
    ("lock-key", LOCK_KEY),
    ("lock-open", LOCK_OPEN),
    ("lock-simple", LOCK_SIMPLE),
    ("lock-simple-open", LOCK_SIMPLE_OPEN),
    ("magnifying-glass", MAGNIFYING_GLASS),
    ("magnifying-glass-minus", MAGNIFYING_GLASS_MINUS),
    ("magnifying-glass-plus", MAGNIFYING_GLASS_PLUS),
    ("minus", MINUS),
    ("minus-circle", MINUS_CIRCLE),
    ("moon", MOON),
    ("music-note", MUSIC_NOTE),
    ("network", NETWORK),
    ("network-slash", NETWORK_SLASH),
    ("note-pencil", NOTE_PENCIL),
    ("package", PACKAGE),
    ("palette", PALETTE),
    ("pause", PAUSE),
    ("pause-circle", PAUSE_CIRCLE),
    ("pencil", PENCIL),
    ("pencil-simple", PENCIL_SIMPLE),
    ("play", PLAY),
    ("play-circle", PLAY_CIRCLE),
    ("plug", PLUG),
    ("plugs", PLUGS),
    ("plugs-connected", PLUGS_CONNECTED),
    ("plus", PLUS),
    ("plus-circle", PLUS_CIRCLE),
    ("prohibit", PROHIBIT),
    ("push-pin", PUSH_PIN),
    ("question", QUESTION),
    ("radio-button", RADIO_BUTTON),
    ("record", RECORD),
    ("repeat", REPEAT),
    ("scissors", SCISSORS),
    ("scroll", SCROLL),
    ("selection-all", SELECTION_ALL),
    ("shield", SHIELD),
    ("shield-check", SHIELD_CHECK),
    ("shield-slash", SHIELD_SLASH),
    ("shield-warning", SHIELD_WARNING),
    ("sidebar-simple", SIDEBAR_SIMPLE),
    ("sign-in", SIGN_IN),
    ("sign-out", SIGN_OUT),
    ("skip-forward", SKIP_FORWARD),
    ("sliders-horizontal", SLIDERS_HORIZONTAL),
    ("snowflake", SNOWFLAKE),
    ("sort-ascending", SORT_ASCENDING),
    ("sort-descending", SORT_DESCENDING),
    ("sparkle", SPARKLE),
    ("speedometer", SPEEDOMETER),
    ("spinner", SPINNER),
    ("square", SQUARE),
    ("square-split-horizontal", SQUARE_SPLIT_HORIZONTAL),
    ("stack", STACK),
    ("star", STAR),
    ("stethoscope", STETHOSCOPE),
    ("stop", STOP),
    ("stop-circle", STOP_CIRCLE),
    ("sun", SUN),
    ("swap", SWAP),
    ("table", TABLE),
    ("tag", TAG),
    ("terminal", TERMINAL),
    ("terminal-window", TERMINAL_WINDOW),
    ("text-aa", TEXT_AA),
    ("text-t", TEXT_T),
    ("timer", TIMER),
    ("trash", TRASH),
    ("tray", TRAY),
    ("tree-structure", TREE_STRUCTURE),
    ("tree-view", TREE_VIEW),
    ("upload-simple", UPLOAD_SIMPLE),
    ("user", USER),
    ("users", USERS),
    ("user-circle", USER_CIRCLE),
    ("warning", WARNING),
    ("warning-circle", WARNING_CIRCLE),
    ("warning-diamond", WARNING_DIAMOND),
    ("warning-octagon", WARNING_OCTAGON),
    ("wifi-high", WIFI_HIGH),
    ("wifi-slash", WIFI_SLASH),
    ("wrench", WRENCH),
    ("x", X),
    ("x-circle", X_CIRCLE),
    ("x-square", X_SQUARE),
];

/// The icon of a file with this name, by its extension; a plain sheet where the extension says nothing.
pub fn for_file_name(name: &str) -> &'static str {
    // A leading dot hides a file, it does not start an extension: ".html" is a hidden file.
    let Some((stem, extension)) = name.rsplit_once('.') else {
        return FILE;
    };
    if stem.is_empty() || extension.len() > 8 || !extension.is_ascii() {
        return FILE;
    }
    let extension = extension.to_ascii_lowercase();
    BY_EXTENSION
        .iter()
        .find(|(extensions, _)| extensions.contains(&extension.as_str()))
        .map_or(FILE, |(_, icon)| icon)
}

/// Extensions in lower case, by the icon that stands for them.
const BY_EXTENSION: &[(&[&str], &str)] = &[
    (&["html", "htm", "xhtml"], FILE_HTML),
    (&["css", "scss", "sass", "less"], FILE_CSS),
    (&["js", "mjs", "cjs", "jsx"], FILE_JS),
    (&["ts", "tsx"], FILE_TS),
    (
        &[
            "php", "rb", "go", "java", "kt", "swift", "lua", "pl", "cs", "vue", "svelte", "asp", "aspx", "jsp",
        ],
        FILE_CODE,
    ),
    (
        &[
            "json", "xml", "yaml", "yml", "sh", "bash", "zsh", "ps1", "bat", "cmd", "twig", "wasm",
        ],
        FILE_CODE,
    ),
    (&["py"], FILE_PY),
    (&["rs"], FILE_RS),
    (&["c", "h"], FILE_C),
    (&["cpp", "cc", "cxx", "hpp"], FILE_CPP),
    (&["sql", "sqlite", "db"], FILE_SQL),
    (&["toml", "ini", "cfg", "conf", "env", "properties"], FILE_INI),
    (&["md", "markdown"], FILE_MD),
    (&["txt", "log", "rst", "nfo", "rtf", "tex"], FILE_TEXT),
    (&["csv", "tsv"], FILE_CSV),
    (&["pdf"], FILE_PDF),
    (&["doc", "docx", "odt", "pages"], FILE_DOC),
    (&["xls", "xlsx", "ods", "numbers"], FILE_XLS),
    (&["ppt", "pptx", "odp", "key"], FILE_PPT),
    (&["zip"], FILE_ZIP),
    (
        &[
            "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "tar", "lz4", "lzma", "jar", "deb", "rpm",
        ],
        FILE_ARCHIVE,
    ),
    (&["iso", "img", "dmg", "apk", "msi", "exe"], FILE_ARCHIVE),
    (&["svg"], FILE_SVG),
    (
        &[
            "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "bmp", "tif", "tiff", "heic",
        ],
        FILE_IMAGE,
    ),
    (&["psd", "xcf", "raw", "cr2", "nef", "dng"], FILE_IMAGE),
    (
        &["mp4", "mov", "mkv", "webm", "avi", "m4v", "mpg", "mpeg", "wmv"],
        FILE_VIDEO,
    ),
    (&["mp3", "wav", "flac", "ogg", "opus", "m4a", "aac", "aiff"], FILE_AUDIO),
    (&["pem", "crt", "cer", "asc", "gpg", "p12", "pfx"], FILE_LOCK),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_choose_their_icon() {
        assert_eq!(for_file_name("index.html"), FILE_HTML);
        assert_eq!(for_file_name("PHOTO.JPG"), FILE_IMAGE);
        assert_eq!(for_file_name("backup-2026-11-14.tar.zst"), FILE_ARCHIVE);
        assert_eq!(for_file_name(".html"), FILE);
        assert_eq!(for_file_name("Makefile"), FILE);
        assert_eq!(for_file_name("name.\u{e9}\u{e9}"), FILE);
        assert_eq!(for_file_name(""), FILE);
    }

    #[test]
    fn no_extension_is_listed_twice() {
        let mut seen = std::collections::HashSet::new();
        for (extensions, _) in BY_EXTENSION {
            for extension in *extensions {
                assert!(seen.insert(extension), "{extension} is listed twice");
            }
        }
    }
}
