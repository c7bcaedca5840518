//! Which limits on speed hold now: those of the settings, of the schedule, or of a hand.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_remote::Direction;
use portolan_settings::{SpeedLimits, SpeedSchedule, TransferSettings};

use crate::{AtOnce, LimitsBy, clock, connect::now_seconds, engine::Engine, publish::Part};

/// Clocks are put forward and back; the schedule is looked at again after this time at the latest.
const LOOK_AGAIN: Duration = Duration::from_mins(15);

/// The limits and where they come from.
#[derive(Debug, Default)]
pub(crate) struct Speeds {
    settings: SpeedLimits,
    schedule: Arc<SpeedSchedule>,
    /// The rule that holds.
    rule: Option<usize>,
    /// What a hand has set against the rule.
    hand: Option<SpeedLimits>,
    /// Minutes until another rule holds.
    change_in: Option<u16>,
    /// When to look again.
    next: Option<Instant>,
}

fn set(limits: &mut SpeedLimits, direction: Direction, limit: Option<u64>) {
    match direction {
        Direction::Upload => limits.upload = limit,
        Direction::Download => limits.download = limit,
    }
}

impl Speeds {
    pub(crate) fn new(limits: [Option<u64>; 2], schedule: SpeedSchedule) -> Self {
        let [upload, download] = limits;
        Self {
            settings: SpeedLimits { upload, download },
            schedule: Arc::new(schedule),
            ..Self::default()
        }
    }

    /// A hand sets a limit: against a rule that holds, until the rule ends; else for good.
    fn by_hand(&mut self, direction: Direction, limit: Option<u64>) {
        if self.rule.is_none() {
            set(&mut self.settings, direction, limit);
        } else {
            let mut hand = self.now().0;
            set(&mut hand, direction, limit);
            self.hand = Some(hand);
        }
    }

    /// It is this minute of the week. Returns whether another rule holds than before.
    fn look(&mut self, minute_of_week: u16) -> bool {
        let rule = self.schedule.at(minute_of_week).map(|found| found.0);
        self.change_in = self.schedule.next_change(minute_of_week);
        let other = rule != self.rule;
        if other {
            self.rule = rule;
            self.hand = None;
        }
        other
    }

    /// What holds, and why.
    pub(crate) fn now(&self) -> (SpeedLimits, LimitsBy) {
        let rule = self.rule.and_then(|at| Some((at, self.schedule.0.get(at)?.limits)));
        match (self.hand, rule) {
            (Some(hand), _) => (hand, LimitsBy::Hand),
            (None, Some((at, limits))) => (limits, LimitsBy::Schedule(at)),
            (None, None) => (self.settings, LimitsBy::Settings),
        }
    }

    pub(crate) fn schedule(&self) -> &Arc<SpeedSchedule> {
        &self.schedule
    }

    /// When another rule holds, UTC seconds since 1970, to the minute.
    pub(crate) fn until(&self) -> Option<i64> {
        let minute = now_seconds().div_euclid(60);
        self.change_in.map(|minutes| (minute + i64::from(minutes)) * 60)
    }

    /// When to look again.
    pub(crate) fn next_look(&self) -> Option<Instant> {
        self.next.filter(|_| !self.schedule.0.is_empty())
    }
}

impl Engine {
    /// Follows the schedule.
    pub(crate) fn look_at_speeds(&mut self, now: Instant) {
        if self.speeds.schedule.0.is_empty() || self.speeds.next.is_some_and(|next| next > now) {
            return;
        }
        let (minute, second) = clock::local_minute_of_week();
        let other = self.speeds.look(minute);
        let to_change = self.speeds.change_in.map_or(LOOK_AGAIN, |minutes| {
            Duration::from_secs(u64::from(minutes) * 60 - u64::from(second.min(59)))
        });
        self.speeds.next = Some(now + to_change.min(LOOK_AGAIN));
        if other {
            self.obey_speeds();
        }
    }

    /// Takes what was chosen for transfers while it runs.
    pub(crate) fn set_transfers(&mut self, transfers: TransferSettings) {
        if transfers.on_finish != self.config.transfers.on_finish {
            self.set_on_finish(transfers.on_finish.clone());
        }
        self.at_once = AtOnce {
            sessions: transfers.sessions_in_all,
            uploads: transfers.uploads_at_once,
            downloads: transfers.downloads_at_once,
        };
        self.if_exists = transfers.if_exists;
        self.keep_both = Arc::new(transfers.keep_both.clone());
        // A schedule that stays the same leaves what a hand has set.
        if transfers.speed_schedule != self.config.transfers.speed_schedule {
            self.set_speed_schedule(transfers.speed_schedule.clone());
        }
        self.limit_history(transfers.keep_done);
        self.config.take_transfers(transfers);
        self.show.mark(Part::Transfers);
    }

    pub(crate) fn set_speed_schedule(&mut self, schedule: SpeedSchedule) {
        let [upload, download] = [self.speeds.settings.upload, self.speeds.settings.download];
        self.speeds = Speeds::new([upload, download], schedule);
        self.look_at_speeds(clock::now());
        self.obey_speeds();
    }

    pub(crate) fn set_speed_limit(&mut self, direction: Direction, limit: Option<u64>) {
        self.speeds.by_hand(direction, limit.filter(|limit| *limit > 0));
        self.obey_speeds();
    }

    /// The limits hold from now on, for what runs too.
    fn obey_speeds(&mut self) {
        let (limits, _) = self.speeds.now();
        self.bandwidth.set(Direction::Upload, limits.upload);
        self.bandwidth.set(Direction::Download, limits.download);
        self.share_bandwidth();
        self.show.mark(Part::Transfers);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_counts_until_the_schedule_changes_next() {
        let rules = ["mon 08:00-18:00 up=100 down=0", "mon 18:00-20:00 up=50 down=60"];
        let rules = rules.map(|rule| rule.parse().expect("a rule"));
        let mut speeds = Speeds::new([Some(1000), None], SpeedSchedule(rules.into()));
        let now = |speeds: &Speeds| {
            let (limits, by) = speeds.now();
            (limits.upload, limits.download, by)
        };
        assert!(!speeds.look(60));
        assert_eq!(now(&speeds), (Some(1000), None, LimitsBy::Settings));
        speeds.by_hand(Direction::Upload, Some(900));
        assert_eq!(now(&speeds), (Some(900), None, LimitsBy::Settings));
        assert!(speeds.look(8 * 60));
        assert_eq!(now(&speeds), (Some(100), None, LimitsBy::Schedule(0)));
        speeds.by_hand(Direction::Upload, None);
        assert!(!speeds.look(17 * 60));
        assert_eq!(now(&speeds), (None, None, LimitsBy::Hand));
        assert!(speeds.look(18 * 60));
        assert_eq!(now(&speeds), (Some(50), Some(60), LimitsBy::Schedule(1)));
        assert!(speeds.look(20 * 60));
        assert_eq!(now(&speeds), (Some(900), None, LimitsBy::Settings));
    }
}
