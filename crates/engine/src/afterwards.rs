//! What happens when nothing is left to do, and that the computer stays awake until then.
//!
//! [`Afterwards`] decides and knows neither clock nor computer; the engine does what it says.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_settings::{OnFinish, Then, write_atomically};
use sha2::{Digest as _, Sha256};

use crate::{
    EndStep, News, NoticeKind,
    computer::Awake,
    engine::Engine,
    event::Event,
    publish::Part,
    published::{AfterQueue, Countdown},
};

/// The person can stop what happens to program or computer for so long.
const COUNTDOWN: Duration = Duration::from_secs(30);

/// What took less time is no news to anybody who is there.
const WORTH_TELLING: Duration = Duration::from_secs(10);

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// The desktop tells it.
    Notify,
    Sound,
    /// This command runs; it was allowed.
    Run(Vec<String>),
    /// The command was not allowed: that is told.
    Refuse,
    /// The countdown is over.
    Then(Then),
}

/// What is decided.
#[derive(Debug, Default)]
pub(crate) struct Afterwards {
    /// What holds each time.
    plan: OnFinish,
    /// What holds instead, the next time only.
    once: Option<OnFinish>,
    /// The fingerprint of the command that has got its yes.
    allowed: String,
    /// Since when something was to be done.
    working: Option<Instant>,
    countdown: Option<(Then, Instant)>,
    /// The face is to close.
    close: bool,
    awake: Lock,
}

/// The lock that keeps the computer awake, or what came of asking for it.
#[derive(Default)]
enum Lock {
    #[default]
    No,
    Held(Awake),
    Asked,
    Refused(Arc<str>),
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::No => f.write_str("No"),
            Self::Held(_) => f.write_str("Held"),
            Self::Asked => f.write_str("Asked"),
            Self::Refused(why) => f.debug_tuple("Refused").field(why).finish(),
        }
    }
}

impl Afterwards {
    /// Is there something to do, now? What is due then.
    fn look(&mut self, busy: bool, now: Instant) -> Vec<Step> {
        if busy {
            self.working.get_or_insert(now);
            // What comes new calls off what was to happen.
            self.countdown = None;
            return Vec::new();
        }
        if let Some(since) = self.working.take() {
            return self.end(now.saturating_duration_since(since), now);
        }
        match self.countdown {
            Some((then, until)) if until <= now => {
                self.countdown = None;
                self.close |= then == Then::Close;
                vec![Step::Then(then)]
            }
            _ => Vec::new(),
        }
    }

    /// What holds at the next end.
    fn holds(&self) -> &OnFinish {
        self.once.as_ref().unwrap_or(&self.plan)
    }

    /// Does its command want a yes?
    fn not_allowed(&self) -> bool {
        let command = &self.holds().command;
        !command.is_empty() && self.allowed != fingerprint(command)
    }

    fn end(&mut self, took: Duration, now: Instant) -> Vec<Step> {
        let refused = self.not_allowed();
        let plan = self.once.take().unwrap_or_else(|| self.plan.clone());
        let mut steps = Vec::new();
        if plan.notify && took >= WORTH_TELLING {
            steps.push(Step::Notify);
        }
        if plan.sound {
            steps.push(Step::Sound);
        }
        if !plan.command.is_empty() {
            steps.push(if refused { Step::Refuse } else { Step::Run(plan.command) });
        }
        if plan.then != Then::Nothing {
            self.countdown = Some((plan.then, now + COUNTDOWN));
        }
        steps
    }

    /// When to look again: each second of a countdown is shown.
    pub(crate) fn next_look(&self, now: Instant) -> Option<Instant> {
        let (_, until) = self.countdown?;
        Some(until.min(now + Duration::from_secs(1)))
    }

    pub(crate) fn view(&self, now: Instant) -> AfterQueue {
        AfterQueue {
            plan: self.holds().clone(),
            once: self.once.is_some(),
            countdown: self.countdown.map(|(then, until)| Countdown {
                then,
                left: until.saturating_duration_since(now),
            }),
            close: self.close,
            not_allowed: self.not_allowed(),
            sleepy: match &self.awake {
                Lock::Refused(why) => Some(why.clone()),
                Lock::No | Lock::Held(_) | Lock::Asked => None,
            },
        }
    }
}

/// What a yes to a command is kept as: another command, or one argument more, needs another yes.
fn fingerprint(command: &[String]) -> String {
    let mut hash = Sha256::new();
    for part in command {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    portolan_remote::Fingerprint(hash.finalize().into()).to_string()
}

/// The file with the yes to the last command.
const ALLOWED: &str = "allowed-command";

impl Engine {
    /// What is to happen when nothing is left to do. A command runs only if the person has said yes to it once.
    pub(crate) fn set_on_finish(&mut self, plan: OnFinish) {
        self.read_allowed();
        self.afterwards.plan = plan;
        self.stop_countdown();
    }

    /// What is to happen the next time only; `None` = as always.
    pub(crate) fn set_on_finish_once(&mut self, plan: Option<OnFinish>) {
        self.read_allowed();
        self.afterwards.once = plan;
        self.stop_countdown();
    }

    /// Another window may have got the yes.
    fn read_allowed(&mut self) {
        let kept = std::fs::read_to_string(self.config.state_dir.join(ALLOWED)).unwrap_or_default();
        if !kept.trim().is_empty() {
            kept.trim().clone_into(&mut self.afterwards.allowed);
        }
    }

    /// The person has seen this command and says yes.
    pub(crate) fn allow_command(&mut self, command: &[String]) {
        if self.afterwards.holds().command != command {
            return;
        }
        self.afterwards.allowed = fingerprint(command);
        self.show.mark(Part::Transfers);
        let (path, text, out) = (
            self.config.state_dir.join(ALLOWED),
            fingerprint(command),
            self.out.clone(),
        );
        self.chores.spawn_blocking(move || {
            if let Err(error) = write_atomically(&path, text.as_bytes()) {
                let told = News::AllowanceNotKept(error.to_string());
                // The engine is gone: then nobody reads notices either.
                drop(out.blocking_send(Event::Tell(NoticeKind::Warning, told)));
            }
        });
    }

    /// The person stops what was to happen.
    pub(crate) fn stop_countdown(&mut self) {
        self.afterwards.countdown = None;
        self.afterwards.close = false;
        self.show.mark(Part::Transfers);
    }

    /// Nothing is left that could go on by itself, or something is.
    pub(crate) fn look_at_the_end(&mut self, now: Instant) {
        let counts = self.queue.counts();
        let waits = counts.files_waiting + counts.folders_waiting > 0;
        let busy = !self.work.is_empty() || waits;
        self.stay_awake(!self.work.is_empty());
        let had = self.afterwards.countdown.is_some();
        let steps = self.afterwards.look(busy, now);
        if had || self.afterwards.countdown.is_some() {
            self.show.mark(Part::Transfers);
        }
        for step in steps {
            self.do_step(step);
        }
    }

    fn do_step(&mut self, step: Step) {
        let failed = self.queue.counts().failed;
        if step == Step::Refuse {
            self.tell(NoticeKind::Warning, News::CommandNotAllowed);
            return;
        }
        let (computer, out) = (self.config.computer.clone(), self.out.clone());
        let notification = self.config.notification.clone();
        self.chores.spawn_blocking(move || {
            let (what, result) = match &step {
                Step::Notify => {
                    let (title, text) = notification(failed);
                    (EndStep::Notify, computer.notify(&title, &text))
                }
                Step::Sound => (EndStep::Sound, computer.sound()),
                Step::Run(command) => (EndStep::Command, computer.run(command)),
                Step::Then(Then::Sleep) => (EndStep::Sleep, computer.sleep()),
                Step::Then(Then::ShutDown) => (EndStep::ShutDown, computer.shut_down()),
                Step::Then(Then::Nothing | Then::Close) | Step::Refuse => return,
            };
            if let Err(why) = result {
                let told = News::AtTheEnd(what, why);
                // The engine is gone: then nobody reads notices either.
                drop(out.blocking_send(Event::Tell(NoticeKind::Warning, told)));
            }
        });
    }

    /// While files move the computer does not fall asleep by itself.
    fn stay_awake(&mut self, moving: bool) {
        if !moving || !self.config.transfers.keep_awake {
            self.let_sleep();
            return;
        }
        if !matches!(self.afterwards.awake, Lock::No) {
            return;
        }
        self.afterwards.awake = Lock::Asked;
        let (computer, out) = (self.config.computer.clone(), self.out.clone());
        self.chores.spawn_blocking(move || {
            let lock = computer.keep_awake().map_err(Into::into);
            // The engine is gone: then the lock is let go.
            drop(out.blocking_send(Event::Awake(lock)));
        });
    }

    fn let_sleep(&mut self) {
        match std::mem::take(&mut self.afterwards.awake) {
            Lock::No => {}
            // The answer is on its way, and is looked at when it comes.
            Lock::Asked => self.afterwards.awake = Lock::Asked,
            Lock::Held(lock) => drop(self.chores.spawn_blocking(move || drop(lock))),
            Lock::Refused(_) => self.show.mark(Part::Transfers),
        }
    }

    /// The computer stays awake as long as the lock is held, and it may not be needed any more; or nobody can keep it
    /// awake: then it is as it was before, and a face says so where it matters.
    pub(crate) fn awake(&mut self, lock: Result<Awake, Arc<str>>) {
        self.afterwards.awake = match lock {
            Ok(lock) => Lock::Held(lock),
            Err(why) => Lock::Refused(why),
        };
        self.show.mark(Part::Transfers);
        if self.work.is_empty() {
            self.let_sleep();
        }
    }
}

/// For what is published before anything has happened.
pub(crate) fn view_at_start(plan: &OnFinish) -> Arc<AfterQueue> {
    Arc::new(AfterQueue {
        plan: plan.clone(),
        ..AfterQueue::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(then: Then) -> Afterwards {
        Afterwards {
            plan: OnFinish {
                notify: true,
                sound: true,
                command: vec!["/bin/true".to_owned()],
                then,
            },
            allowed: fingerprint(&["/bin/true".to_owned()]),
            ..Afterwards::default()
        }
    }

    fn after(start: Instant, seconds: u64) -> Instant {
        start + Duration::from_secs(seconds)
    }

    #[test]
    fn the_end_comes_once_and_only_after_work() {
        let (mut afterwards, start) = (plan(Then::Nothing), Instant::now());
        assert!(afterwards.look(false, start).is_empty());
        assert!(afterwards.look(true, start).is_empty());
        let run = Step::Run(vec!["/bin/true".to_owned()]);
        assert_eq!(
            afterwards.look(false, after(start, 60)),
            [Step::Notify, Step::Sound, run]
        );
        assert!(afterwards.look(false, after(start, 61)).is_empty());
        // What was short is told by no notification.
        afterwards.look(true, after(start, 70));
        assert_eq!(afterwards.look(false, after(start, 71))[0], Step::Sound);
    }

    #[test]
    fn a_command_without_a_yes_does_not_run() {
        let (mut afterwards, start) = (plan(Then::Nothing), Instant::now());
        afterwards.allowed.clear();
        assert!(afterwards.view(start).not_allowed);
        afterwards.look(true, start);
        assert_eq!(afterwards.look(false, start), [Step::Sound, Step::Refuse]);
    }

    #[test]
    fn a_countdown_can_be_stopped_by_hand_and_by_new_work() {
        let (mut afterwards, start) = (plan(Then::ShutDown), Instant::now());
        let count = |afterwards: &mut Afterwards, from: u64| {
            afterwards.look(true, after(start, from));
            afterwards.look(false, after(start, from));
            let view = afterwards.view(after(start, from + 10));
            assert_eq!(
                view.countdown.map(|countdown| countdown.left),
                Some(Duration::from_secs(20))
            );
            assert!(afterwards.look(false, after(start, from + 29)).is_empty());
        };
        count(&mut afterwards, 0);
        afterwards.look(true, after(start, 29));
        afterwards.working = None;
        assert!(afterwards.look(false, after(start, 100)).is_empty());
        count(&mut afterwards, 200);
        assert_eq!(afterwards.look(false, after(start, 230)), [Step::Then(Then::ShutDown)]);
        assert!(afterwards.look(false, after(start, 231)).is_empty());
        assert!(!afterwards.view(start).close);
    }

    #[test]
    fn what_is_chosen_for_once_holds_once() {
        let (mut afterwards, start) = (plan(Then::Nothing), Instant::now());
        afterwards.once = Some(OnFinish {
            notify: false,
            sound: false,
            command: vec!["/bin/rm".to_owned()],
            then: Then::Sleep,
        });
        let view = afterwards.view(start);
        assert!(view.once && view.not_allowed && view.plan.then == Then::Sleep);
        afterwards.look(true, start);
        assert_eq!(afterwards.look(false, after(start, 60)), [Step::Refuse]);
        let view = afterwards.view(after(start, 60));
        assert_eq!(view.countdown.map(|countdown| countdown.then), Some(Then::Sleep));
        assert!(!view.once && !view.not_allowed && view.plan.sound);
        afterwards.look(true, after(start, 70));
        assert_eq!(afterwards.look(false, after(start, 71)).len(), 2);
    }

    #[test]
    fn closing_is_left_to_the_face() {
        let (mut afterwards, start) = (plan(Then::Close), Instant::now());
        afterwards.look(true, start);
        afterwards.look(false, start);
        afterwards.look(false, start + COUNTDOWN);
        assert!(afterwards.view(start).close);
    }

    #[test]
    fn a_yes_is_for_exactly_one_command() {
        let words = |words: &[&str]| fingerprint(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(words(&["a", "b"]), words(&["a", "b"]));
        assert_ne!(words(&["a", "b"]), words(&["ab"]));
        assert_ne!(words(&["a", "b"]), words(&["a", "b", ""]));
    }
}
