//! The computer slept, or its network is another one: connections that look alive may be dead, and servers that were out of
//! reach may be there again. Both are looked at while there is a connection or the wish for one.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, UdpSocket},
    time::{Duration, Instant},
};

use portolan_queue::Change;
use portolan_remote::{ItemId, SiteId};

use crate::{News, NoticeKind, Watch, clock, engine::Engine, event::Event, pool::Stage};

/// How often it is looked.
const LOOK: Duration = Duration::from_secs(5);

/// A shorter sleep breaks no connection.
const SHORT: Duration = Duration::from_secs(10);

/// What moves no byte for so long after a sleep or on another network is begun anew on a new session.
const STALLED: Duration = Duration::from_secs(10);

/// What was seen last.
#[derive(Default)]
pub(crate) struct Surroundings {
    /// Somebody was asked to tell when the computer was asleep.
    asked: bool,
    /// Who tells of sleep or of motion does so as long as these are held.
    watches: Vec<Watch>,
    /// It was told.
    woke: bool,
    next: Option<Instant>,
    slept: Option<Duration>,
    addresses: Option<[Option<IpAddr>; 2]>,
    /// What ran when connections became doubtful, with what it had moved; and when to look whether it lives.
    doubtful: Option<(Instant, Vec<(ItemId, u64)>)>,
}

/// What has happened since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Differences {
    slept: Option<Duration>,
    other_network: bool,
}

impl Surroundings {
    pub(crate) fn watching(&mut self, watch: Watch) {
        self.watches.push(watch);
    }

    /// Compares with what was seen last. `slept`: for how long the computer has slept since any fixed moment.
    fn compare(&mut self, slept: Duration, addresses: [Option<IpAddr>; 2]) -> Differences {
        let before = self.slept.replace(slept);
        let longer = before.map(|before| slept.saturating_sub(before));
        let known = self.addresses.replace(addresses);
        Differences {
            slept: longer.filter(|longer| *longer >= SHORT),
            other_network: known.is_some_and(|known| known != addresses),
        }
    }
}

impl Engine {
    /// Looks around, where that matters to anybody.
    pub(crate) fn look_around(&mut self, now: Instant) {
        self.look_at_doubtful(now);
        if self.surroundings.next.is_some_and(|next| next > now) {
            return;
        }
        if !self.pool.sites.values().any(|site| !matches!(site.stage, Stage::Off)) {
            self.surroundings.next = None;
            self.surroundings.slept = None;
            self.surroundings.woke = false;
            return;
        }
        self.surroundings.next = Some(now + LOOK);
        self.watch_sleep();
        let news = self.surroundings.compare(clock::slept(), own_addresses());
        if let Some(slept) = news.slept {
            self.tell(NoticeKind::Info, News::Slept(slept));
        }
        let woke = std::mem::take(&mut self.surroundings.woke);
        if news.slept.is_some() || news.other_network || woke {
            self.doubt_connections(now);
        }
    }

    /// Asks once to be told of sleep: clocks tell of it up to [`LOOK`] later, and of a short one not at all.
    fn watch_sleep(&mut self) {
        if std::mem::replace(&mut self.surroundings.asked, true) {
            return;
        }
        let (computer, out) = (self.config.computer.clone(), self.out.clone());
        self.chores.spawn_blocking(move || {
            let told = out.clone();
            // Without an engine nobody is told.
            let woke = Box::new(move || drop(told.blocking_send(Event::Woke)));
            // Where nobody tells it, the clocks do.
            if let Ok(watch) = computer.watch_sleep(woke) {
                drop(out.blocking_send(Event::Watching(watch)));
            }
        });
    }

    /// Publishes whether the person wants less motion, where the desktop tells it.
    pub(crate) fn watch_motion(&mut self) {
        let (computer, out) = (self.config.computer.clone(), self.out.clone());
        let publish = self.show.less_motion();
        self.chores.spawn_blocking(move || {
            // Where nobody tells it, the setting of the window holds.
            if let Ok(watch) = computer.watch_motion(Box::new(publish)) {
                drop(out.blocking_send(Event::Watching(watch)));
            }
        });
    }

    /// The computer is awake again: everything is looked at now.
    pub(crate) fn woke(&mut self) {
        self.surroundings.woke = true;
        self.surroundings.next = None;
    }

    /// When to look again.
    pub(crate) fn next_look_around(&self) -> Option<Instant> {
        let doubtful = self.surroundings.doubtful.as_ref().map(|doubtful| doubtful.0);
        [self.surroundings.next, doubtful].into_iter().flatten().min()
    }

    /// Sessions are made anew when they are free, what rests tries at once, and what does not move is begun again.
    pub(crate) fn doubt_connections(&mut self, now: Instant) {
        let moving = self.work.values().filter(|work| work.session.is_some());
        let moving: Vec<_> = moving.map(|work| (work.start.item, work.task.meter.moved())).collect();
        self.surroundings.doubtful = (!moving.is_empty()).then_some((now + STALLED, moving));
        for site in self.pool.ids() {
            self.try_again(site);
            if self
                .pool
                .get(site)
                .is_some_and(|state| matches!(state.stage, Stage::Up))
            {
                self.renew_site(site);
            }
        }
    }

    /// A site that waits before another try, or was given up because of the line, tries now.
    fn try_again(&mut self, id: SiteId) {
        let wanted = self.something_waits(id);
        let Some(state) = self.pool.get_mut(id) else { return };
        let again = match &state.stage {
            Stage::Resting { .. } => true,
            Stage::Failed(error) => wanted && error.kind.of_the_line(),
            _ => false,
        };
        if again {
            state.failures = 0;
            self.begin(id);
        }
    }

    /// What has not moved since connections became doubtful goes on with a new session; that is no failed attempt.
    fn look_at_doubtful(&mut self, now: Instant) {
        if self
            .surroundings
            .doubtful
            .as_ref()
            .is_none_or(|doubtful| doubtful.0 > now)
        {
            return;
        }
        let Some((_, items)) = self.surroundings.doubtful.take() else {
            return;
        };
        for (item, moved) in items {
            let stalled = self
                .work
                .get(&item)
                .is_some_and(|work| work.session.is_some() && work.task.meter.moved() == moved);
            if stalled {
                self.stop_item(item);
                self.change(Change::NotBegun { item });
            }
        }
    }
}

/// The addresses from which the rest of the world would be reached, by IPv4 and IPv6. Nothing is sent: a UDP socket only
/// asks the system for the way. The addresses are those of documentations (RFC 5737, RFC 3849).
fn own_addresses() -> [Option<IpAddr>; 2] {
    let towards = |own: IpAddr, other: IpAddr| {
        let socket = UdpSocket::bind((own, 0)).ok()?;
        socket.connect((other, 9)).ok()?;
        Some(socket.local_addr().ok()?.ip())
    };
    [
        towards(Ipv4Addr::UNSPECIFIED.into(), Ipv4Addr::new(192, 0, 2, 1).into()),
        towards(
            Ipv6Addr::UNSPECIFIED.into(),
            Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1).into(),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sleep_is_seen_once_and_a_short_one_not_at_all() {
        let mut seen = Surroundings::default();
        let here = [Some(IpAddr::from([10, 0, 0, 1])), None];
        let mut slept = |seconds| seen.compare(Duration::from_secs(seconds), here).slept;
        assert_eq!(slept(5000), None, "what was before does not matter");
        assert_eq!(slept(5003), None);
        assert_eq!(slept(5063), Some(Duration::from_mins(1)));
        assert_eq!(slept(5063), None);
        assert_eq!(slept(0), None, "a clock that goes back is no sleep");
    }

    #[test]
    fn another_address_is_another_network() {
        let mut seen = Surroundings::default();
        let mut other = |address: Option<[u8; 4]>| {
            seen.compare(Duration::ZERO, [address.map(IpAddr::from), None])
                .other_network
        };
        assert!(!other(Some([10, 0, 0, 1])));
        assert!(!other(Some([10, 0, 0, 1])));
        assert!(other(None));
        assert!(other(Some([192, 168, 1, 7])));
        assert!(!other(Some([192, 168, 1, 7])));
    }
}
