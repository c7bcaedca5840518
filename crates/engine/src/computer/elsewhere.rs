//! By the programs of macOS and Windows.

pub(super) use system::{SOUNDS, keep_awake, notify, shut_down, sleep};

use super::{Buses, Motion, Watch, Woke};

/// Clocks tell it there.
pub(super) fn watch_sleep(_buses: &Buses, _woke: Woke) -> Result<Watch, String> {
    Err("nothing here tells of sleep".to_owned())
}

/// Their toolkits know it; we do not ask them yet, and the setting of the window holds.
pub(super) fn watch_motion(_buses: &Buses, _motion: Motion) -> Result<Watch, String> {
    Err("nothing here tells of motion".to_owned())
}

#[cfg(target_os = "macos")]
mod system {
    use super::super::{Awake, Buses, first, start};

    pub(crate) const SOUNDS: &[(&str, &[&str])] = &[("afplay", &["/System/Library/Sounds/Glass.aiff"])];

    pub(crate) fn notify(_buses: &Buses, title: &str, text: &str) -> Result<(), String> {
        // Title and text are arguments of the script, never part of it.
        let script = "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run";
        first(&[("osascript", &["-e", script, title, text])])
    }

    pub(crate) fn sleep(_buses: &Buses) -> Result<(), String> {
        first(&[("pmset", &["sleepnow"])])
    }

    pub(crate) fn shut_down(_buses: &Buses) -> Result<(), String> {
        first(&[("osascript", &["-e", "tell application \"System Events\" to shut down"])])
    }

    struct Caffeine(std::process::Child);

    impl Drop for Caffeine {
        fn drop(&mut self) {
            // One that has ended already cannot be ended again.
            drop(self.0.kill());
            drop(self.0.wait());
        }
    }

    pub(crate) fn keep_awake(_buses: &Buses) -> Result<Awake, String> {
        start("caffeinate", &["-i", "-w", &std::process::id().to_string()])
            .map(|child| -> Awake { Box::new(Caffeine(child)) })
    }
}

#[cfg(not(target_os = "macos"))]
mod system {
    use super::super::{Awake, Buses, first};

    pub(crate) const SOUNDS: &[(&str, &[&str])] = &[];

    pub(crate) fn notify(_buses: &Buses, _title: &str, _text: &str) -> Result<(), String> {
        Err("notifications are not known on this system".to_owned())
    }

    pub(crate) fn sleep(_buses: &Buses) -> Result<(), String> {
        first(&[("rundll32.exe", &["powrprof.dll,SetSuspendState", "0,1,0"])])
    }

    pub(crate) fn shut_down(_buses: &Buses) -> Result<(), String> {
        first(&[("shutdown", &["/s", "/t", "0"])])
    }

    pub(crate) fn keep_awake(_buses: &Buses) -> Result<Awake, String> {
        Err("this system cannot be kept awake".to_owned())
    }
}
