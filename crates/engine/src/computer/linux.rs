//! Over D-Bus: the desktop by the session's bus, logind by the system's.

use std::collections::HashMap;

use zbus::{
    Message,
    blocking::{Connection, MessageIterator, connection::Builder},
    message::Type,
    zvariant::{DynamicType, OwnedFd, OwnedObjectPath, Value},
};

use super::{Awake, Buses, Watch, Woke};

mod motion;

pub(super) use motion::watch_motion;

pub(super) const SOUNDS: &[(&str, &[&str])] = &[
    ("canberra-gtk-play", &["--id", "complete"]),
    ("pw-play", &["/usr/share/sounds/freedesktop/stereo/complete.oga"]),
    ("paplay", &["/usr/share/sounds/freedesktop/stereo/complete.oga"]),
];

fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn session(buses: &Buses) -> Result<Connection, String> {
    let builder = match &buses.session {
        Some(address) => Builder::address(&**address),
        None => Builder::session(),
    };
    let bus = builder.and_then(|builder| builder.method_timeout(buses.patience()).build());
    bus.map_err(|error| format!("the bus of the session does not answer ({error})"))
}

fn system(buses: &Buses, patience: std::time::Duration) -> Result<Connection, String> {
    let builder = match &buses.system {
        Some(address) => Builder::address(&**address),
        None => Builder::system(),
    };
    let bus = builder.and_then(|builder| builder.method_timeout(patience).build());
    bus.map_err(|error| format!("the bus of the system does not answer ({error})"))
}

/// An object with one interface that is asked something.
struct Asked {
    service: &'static str,
    path: &'static str,
    interface: &'static str,
}

impl Asked {
    fn call<B: serde::Serialize + DynamicType>(
        &self,
        bus: &Connection,
        method: &str,
        body: &B,
    ) -> Result<Message, String> {
        bus.call_method(Some(self.service), self.path, Some(self.interface), method, body)
            .map_err(words)
    }
}

/// Desktop Notifications Specification 1.2.
const NOTIFICATIONS: Asked = Asked {
    service: "org.freedesktop.Notifications",
    path: "/org/freedesktop/Notifications",
    interface: "org.freedesktop.Notifications",
};

/// org.freedesktop.login1(5).
const LOGIND: Asked = Asked {
    service: "org.freedesktop.login1",
    path: "/org/freedesktop/login1",
    interface: "org.freedesktop.login1.Manager",
};

/// The desktop portal, for programs in a box: XDG Desktop Portal, `org.freedesktop.portal.Inhibit`.
const PORTAL: Asked = Asked {
    service: "org.freedesktop.portal.Desktop",
    path: "/org/freedesktop/portal/desktop",
    interface: "org.freedesktop.portal.Inhibit",
};

/// Older desktops, and those without logind.
const OLDER: [Asked; 2] = [
    Asked {
        service: "org.freedesktop.PowerManagement",
        path: "/org/freedesktop/PowerManagement/Inhibit",
        interface: "org.freedesktop.PowerManagement.Inhibit",
    },
    Asked {
        service: "org.freedesktop.ScreenSaver",
        path: "/org/freedesktop/ScreenSaver",
        interface: "org.freedesktop.ScreenSaver",
    },
];

const US: &str = "Portolan";
const REASON: &str = "files are being transferred";

pub(super) fn notify(buses: &Buses, title: &str, text: &str) -> Result<(), String> {
    let hints: HashMap<&str, Value<'_>> = [("desktop-entry", Value::from("portolan"))].into();
    let actions: &[&str] = &[];
    // The text is markup there.
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let body = (US, 0_u32, "portolan", title, &*text, actions, hints, -1_i32);
    NOTIFICATIONS.call(&session(buses)?, "Notify", &body).map(drop)
}

pub(super) fn sleep(buses: &Buses) -> Result<(), String> {
    let bus = system(buses, buses.patience_for_a_person())?;
    LOGIND.call(&bus, "Suspend", &(true,)).map(drop)
}

pub(super) fn shut_down(buses: &Buses) -> Result<(), String> {
    let bus = system(buses, buses.patience_for_a_person())?;
    LOGIND.call(&bus, "PowerOff", &(true,)).map(drop)
}

/// The first that does it: logind, the portal, what older desktops have.
pub(super) fn keep_awake(buses: &Buses) -> Result<Awake, String> {
    let first = match by_logind(buses) {
        Ok(lock) => return Ok(lock),
        Err(why) => why,
    };
    let second = match session(buses).and_then(by_desktop) {
        Ok(lock) => return Ok(lock),
        Err(why) => why,
    };
    Err(format!("{first}; {second}"))
}

/// The lock is held as long as the file of the answer is open.
fn by_logind(buses: &Buses) -> Result<Awake, String> {
    let bus = system(buses, buses.patience())?;
    let answer = LOGIND.call(&bus, "Inhibit", &("sleep:idle", US, REASON, "block"))?;
    let lock: OwnedFd = answer.body().deserialize().map_err(words)?;
    Ok(Box::new(lock))
}

fn by_desktop(bus: Connection) -> Result<Awake, String> {
    let why = match by_portal(&bus) {
        Ok(lock) => return Ok(lock),
        Err(why) => why,
    };
    for asked in OLDER {
        let cookie = asked
            .call(&bus, "Inhibit", &(US, REASON))
            .and_then(|answer| answer.body().deserialize::<u32>().map_err(words));
        if let Ok(cookie) = cookie {
            return Ok(Box::new(Older { bus, asked, cookie }));
        }
    }
    Err(why)
}

/// Neither sleep (4) nor idleness (8).
fn by_portal(bus: &Connection) -> Result<Awake, String> {
    let options: HashMap<&str, Value<'_>> = [("reason", Value::from(REASON))].into();
    let answer = PORTAL.call(bus, "Inhibit", &("", 12_u32, options))?;
    let request: OwnedObjectPath = answer.body().deserialize().map_err(words)?;
    Ok(Box::new(AtPortal {
        bus: bus.clone(),
        request,
    }))
}

/// Held by the portal until its request is closed, or we are gone from the bus.
struct AtPortal {
    bus: Connection,
    request: OwnedObjectPath,
}

impl Drop for AtPortal {
    fn drop(&mut self) {
        let interface = "org.freedesktop.portal.Request";
        let service = Some(PORTAL.service);
        // A portal that is gone holds nothing.
        drop(
            self.bus
                .call_method(service, &self.request, Some(interface), "Close", &()),
        );
    }
}

/// Held under a number until it is given back, or we are gone from the bus.
struct Older {
    bus: Connection,
    asked: Asked,
    cookie: u32,
}

impl Drop for Older {
    fn drop(&mut self) {
        // A service that is gone holds nothing.
        drop(self.asked.call(&self.bus, "UnInhibit", &(self.cookie,)));
    }
}

/// Ends when it is dropped: the connection closes, and with it the thread that reads it.
struct Listening(Option<Connection>);

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(bus) = self.0.take() {
            // One that is closed already is as good.
            drop(bus.close());
        }
    }
}

/// logind says before a sleep (`true`) and after it (`false`).
pub(super) fn watch_sleep(buses: &Buses, woke: Woke) -> Result<Watch, String> {
    let bus = system(buses, buses.patience())?;
    let rule = zbus::MatchRule::builder()
        .msg_type(Type::Signal)
        .interface(LOGIND.interface)
        .and_then(|rule| rule.member("PrepareForSleep"))
        .and_then(|rule| rule.path(LOGIND.path))
        .map_err(words)?
        .build();
    let signals = MessageIterator::for_match_rule(rule, &bus, Some(4)).map_err(words)?;
    std::thread::Builder::new()
        .name("portolan-sleep".to_owned())
        .spawn(move || {
            for signal in signals {
                let Ok(signal) = signal else { return };
                if signal.body().deserialize::<bool>() == Ok(false) {
                    woke();
                }
            }
        })
        .map_err(words)?;
    Ok(Box::new(Listening(Some(bus))))
}
