//! A row of a transfer: what its cells say, and why it moves or rests.

use eframe::egui::{Color32, RichText, Ui};
use portolan_engine::{Question, SessionLimit, Transfer};
use portolan_queue::{ItemKind, ItemState, JobHeader, JobState, Row};
use portolan_remote::{Direction, ItemId, Phase, SiteId};
use portolan_ui_kit::{Tokens, font, icons, progress::ProgressBar, say, virtual_table::RowUi};

use super::menu;
use crate::{frame::FrameCx, prefs::DockKey, words};

/// Icon and colour of a direction.
pub(super) fn arrow(tokens: &Tokens, direction: Direction) -> (&'static str, Color32) {
    match direction {
        Direction::Upload => (icons::ARROW_UP, tokens.upload),
        Direction::Download => (icons::ARROW_DOWN, tokens.accent),
    }
}

/// Draws a row that moves or waits.
pub(super) fn show_row(row: &mut RowUi<'_>, frame: &FrameCx, item: &Row, keys: &[DockKey], selected: bool) {
    let tokens = row.tokens();
    let running = frame.transfer(item.item);
    row.select(selected);
    let (name, destination) = (words::visible(&item.name), words::visible(&item.destination));
    row.name(&name);
    let colour = arrow(tokens, item.direction).1;
    let shown = Shown::of(item, running);
    let asks = question(frame, item.item);
    let words = asks.clone().unwrap_or_else(|| state(frame, item, running));
    for key in keys {
        match key {
            DockKey::Progress => {
                row.col(|ui| progress(ui, tokens, &name, &shown, colour));
            }
            DockKey::Amount => row.dim(&shown.amount),
            DockKey::Speed => row.dim(&words::speed(running.map_or(0, |transfer| transfer.speed))),
            DockKey::Left => row.dim(
                &running
                    .and_then(|transfer| transfer.left)
                    .map_or_else(String::new, words::clock),
            ),
            DockKey::State if asks.is_some() => row.cell(&words, &font::body(), tokens.warn),
            DockKey::State => row.dim(&words),
            key => cell(row, frame, item, *key),
        }
    }
    // Cells are drawn, not widgets: what they say belongs to the row.
    let response = row.response();
    response.ctx.accesskit_node_builder(response.id, |node| {
        let share = shown
            .share
            .map_or_else(String::new, |share| format!(", {}", percent(share)));
        node.set_description(say!(
            "queue-to",
            words = words,
            share = share,
            amount = shown.amount,
            destination = destination
        ));
    });
}

/// A cell that says the same of what waits and of what failed.
pub(super) fn cell(row: &mut RowUi<'_>, frame: &FrameCx, item: &Row, key: DockKey) {
    match key {
        DockKey::File => {
            let (icon, colour) = arrow(row.tokens(), item.direction);
            let icon = if item.source.is_some() {
                icons::ARROW_RIGHT
            } else {
                icon
            };
            row.icon_and_text(icon, font::icon(), colour, &words::visible(&item.name));
        }
        DockKey::Destination => row.dim(&words::visible(&item.destination)),
        DockKey::Server => row.dim(&servers(frame, item.site, item.source)),
        DockKey::Size => row.dim(&item.size.map_or_else(String::new, words::size)),
        DockKey::Direction => row.dim(way_of(item.direction, item.source)),
        DockKey::Priority => row.dim(menu::priority_word(item.priority)),
        DockKey::Attempts if item.attempts > 0 => row.dim(&words::count(item.attempts.into())),
        _ => row.skip(),
    }
}

/// The name of a server, for people.
pub(super) fn server(frame: &FrameCx, site: SiteId) -> String {
    let site = frame.site(site);
    site.map_or_else(String::new, |site| words::visible(&site.site.name).into_owned())
}

/// The same of what may go from one to another: both.
pub(super) fn servers(frame: &FrameCx, site: SiteId, source: Option<SiteId>) -> String {
    let site = server(frame, site);
    match source {
        Some(source) => format!("{} → {site}", server(frame, source)),
        None => site,
    }
}

/// The word of a direction, and of the way from one server to another.
pub(super) fn way_of(direction: Direction, source: Option<SiteId>) -> &'static str {
    match source {
        Some(_) => say!("queue-server-to-server"),
        None => way(direction),
    }
}

/// The word of a direction.
pub(super) fn way(direction: Direction) -> &'static str {
    match direction {
        Direction::Upload => say!("common-upload"),
        Direction::Download => say!("common-download"),
    }
}

/// A row that left the list since its order was worked out; it goes with the next one.
pub(super) fn gone(row: &mut RowUi<'_>, keys: &[DockKey], before: &Row) {
    let tokens = row.tokens();
    let name = words::visible(&before.name);
    row.name(&name);
    for key in keys {
        match key {
            DockKey::File => row.icon_and_text(icons::CHECK, font::icon(), tokens.dim, &name),
            DockKey::State => row.cell(say!("queue-left-the-list"), &font::body(), tokens.dim),
            _ => row.skip(),
        }
    }
}

/// Rounded down: 100 % is for what is done.
pub(super) fn percent(share: f32) -> String {
    format!("{:.0}%", (share * 100.0).floor())
}

/// The numbers of a row.
struct Shown {
    share: Option<f32>,
    amount: String,
}

impl Shown {
    fn of(item: &Row, running: Option<&Transfer>) -> Self {
        if item.kind == ItemKind::Folder {
            let amount = running
                .filter(|transfer| transfer.expanding && transfer.moved > 0)
                .map_or_else(String::new, |transfer| say!("queue-so-far-2", count = transfer.moved));
            return Self { share: None, amount };
        }
        let size = running.and_then(|transfer| transfer.size).or(item.size);
        let moved = running.map_or(0, |transfer| transfer.moved);
        Self {
            share: running.and_then(|transfer| share(transfer, size)),
            amount: words::amount(moved, size),
        }
    }
}

/// The share that is done. All of it only when the server has confirmed, and then the row is gone: never a whole bar.
pub(super) fn share(transfer: &Transfer, size: Option<u64>) -> Option<f32> {
    if matches!(
        transfer.phase,
        Phase::WaitingForSlot | Phase::NextInLine | Phase::Connecting | Phase::Securing | Phase::LoggingIn
    ) && transfer.moved == 0
    {
        return None;
    }
    let size = size.filter(|size| *size > 0)?;
    Some((transfer.moved as f64 / size as f64).min(0.99) as f32)
}

fn progress(ui: &mut Ui, tokens: &Tokens, name: &str, shown: &Shown, colour: Color32) {
    let number = 44.0;
    let width = (ui.available_width() - number).max(24.0);
    let bar = ProgressBar::new(shown.share.unwrap_or(0.0), name)
        .colour(colour)
        .width(width);
    ui.add(bar);
    let text = shown.share.map_or_else(|| "—".to_owned(), percent);
    ui.label(RichText::new(text).font(font::digits()).color(tokens.dim));
}

fn question(frame: &FrameCx, item: ItemId) -> Option<String> {
    frame.prompts.iter().find_map(|prompt| match &prompt.question {
        Question::Exists {
            item: asks,
            direction,
            from,
            source,
            target,
            ..
        } if *asks == item => {
            let (here, there) = match direction {
                Direction::Upload => (source.modified, target.modified),
                Direction::Download => (target.modified, source.modified),
            };
            let newer = match (here, there) {
                // Neither is here.
                _ if from.is_some() => "",
                (Some(here), Some(there)) if here > there => say!("queue-newer-here"),
                (Some(here), Some(there)) if here < there => say!("queue-newer-there"),
                _ => "",
            };
            Some(say!("queue-asks-exists", newer = newer))
        }
        _ => None,
    })
}

/// What an item does, or why it rests.
pub(crate) fn state(frame: &FrameCx, item: &Row, running: Option<&Transfer>) -> String {
    let for_session = match running {
        None => matches!(item.state, ItemState::Waiting),
        Some(transfer) => transfer.phase == Phase::WaitingForSlot && transfer.retry_in.is_none(),
    };
    // What the engine says about the server's limit tells more than that it waits.
    let mut sites = std::iter::once(item.site).chain(item.source);
    if let Some(why) = sites.find_map(|site| frame.site(site)?.waiting.as_deref())
        && for_session
        && !frame.transfers.paused
    {
        return limited(why);
    }
    match running {
        None => match menu::unusual(item.priority) {
            Some(priority) => format!("{} · {priority}", resting(frame, item)),
            None => resting(frame, item),
        },
        Some(transfer) => match (transfer.retry_in, transfer.expanding) {
            (Some(after), _) => say!("queue-retrying-in", after = words::about(after)),
            (None, true) => say!("queue-reading-the-folder").to_owned(),
            (None, false) => words::phase(transfer.phase, transfer.direction).to_owned(),
        },
    }
}

/// That it waits for a session, and why.
fn limited(limit: &SessionLimit) -> String {
    let Some(sessions) = limit.sessions else {
        return say!("queue-waits-over").to_owned();
    };
    let count = sessions as u64;
    let what = match &limit.found {
        Some(why) => say!("queue-waits-found", count = count, why = words::visible(why)),
        None => say!("queue-waits-allowed", count = count),
    };
    if limit.others.is_empty() {
        return what;
    }
    let names = limit.others.join(", ");
    say!("queue-waits-others", what = what, names = words::visible(&names))
}

/// Why an item rests.
fn resting(frame: &FrameCx, item: &Row) -> String {
    let header = frame.queue.job(item.job).filter(|_| item.state == ItemState::Held);
    header
        .and_then(|header| rest_of_job(frame, header))
        .unwrap_or_else(|| words::item_state(&item.state).to_owned())
}

/// Why a whole job rests, if it does.
pub(super) fn rest_of_job(frame: &FrameCx, header: &JobHeader) -> Option<String> {
    let (queue, job) = (&frame.queue, &header.job);
    if header.full.is_some() {
        return Some(match job.direction {
            Direction::Upload => say!("queue-waits-for-room-on-the-server").to_owned(),
            Direction::Download => say!("queue-waits-for-room-on-the-disk").to_owned(),
        });
    }
    let everything = queue.start_at().filter(|_| queue.held());
    match header.start_at.or(everything) {
        Some(at) => Some(say!("queue-begins", when = frame.calendar.moment(at))),
        None if queue.held() => Some(say!("queue-paused").to_owned()),
        None if job.route().sites().any(|site| queue.site_held(site)) => {
            Some(say!("queue-the-site-is-held").to_owned())
        }
        None => (job.state == JobState::Held).then(|| words::item_state(&ItemState::Held).to_owned()),
    }
}
