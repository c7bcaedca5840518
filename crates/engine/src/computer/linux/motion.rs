//! Whether the person has asked the desktop for less motion: XDG Desktop Portal, `org.freedesktop.portal.Settings`.

use zbus::{
    blocking::{Connection, MessageIterator},
    message::Type,
    zvariant::{OwnedValue, Value},
};

use super::{
    super::{Buses, Motion, Watch},
    Asked, Listening, session, words,
};

const SETTINGS: Asked = Asked {
    service: "org.freedesktop.portal.Desktop",
    path: "/org/freedesktop/portal/desktop",
    interface: "org.freedesktop.portal.Settings",
};

/// The wish as all desktops have it (1 = less motion), and as GNOME and those after it had it before (false = none).
const WISHES: [(&str, &str); 2] = [
    ("org.freedesktop.appearance", "reduced-motion"),
    ("org.gnome.desktop.interface", "enable-animations"),
];

/// Is less motion wished by this value? Older portals wrap it twice.
fn less(value: &Value<'_>) -> Option<bool> {
    match value {
        Value::Value(inner) => less(inner),
        Value::U32(wish) => Some(*wish == 1),
        Value::Bool(animations) => Some(!animations),
        _ => None,
    }
}

/// What one of [`WISHES`] says now; `None` where the desktop does not know it.
fn read(bus: &Connection, wish: (&str, &str)) -> Option<bool> {
    // `ReadOne` is of version 2; `Read` is what there was before.
    ["ReadOne", "Read"].into_iter().find_map(|method| {
        let answer = SETTINGS.call(bus, method, &wish).ok()?;
        let value: OwnedValue = answer.body().deserialize().ok()?;
        less(&value)
    })
}

/// Tells it now and whenever it changes.
pub(crate) fn watch_motion(buses: &Buses, motion: Motion) -> Result<Watch, String> {
    let bus = session(buses)?;
    let rule = zbus::MatchRule::builder()
        .msg_type(Type::Signal)
        .interface(SETTINGS.interface)
        .and_then(|rule| rule.member("SettingChanged"))
        .and_then(|rule| rule.path(SETTINGS.path))
        .map_err(words)?
        .build();
    // First the signals: what changes between asking and listening is not missed.
    let signals = MessageIterator::for_match_rule(rule, &bus, Some(16)).map_err(words)?;
    let mut known = WISHES.map(|wish| read(&bus, wish));
    if known.iter().all(Option::is_none) {
        return Err("the desktop says nothing of motion".to_owned());
    }
    // One wish for less is enough.
    let told = move |known: &[Option<bool>]| motion(known.contains(&Some(true)));
    told(&known);
    std::thread::Builder::new()
        .name("portolan-motion".to_owned())
        .spawn(move || {
            for signal in signals {
                let Ok(signal) = signal else { return };
                let body = signal.body();
                let Ok((namespace, key, value)) = body.deserialize::<(&str, &str, Value<'_>)>() else {
                    continue;
                };
                let changed = WISHES.iter().position(|wish| *wish == (namespace, key));
                if let Some((at, less)) = changed.zip(less(&value)) {
                    known[at] = Some(less);
                    told(&known);
                }
            }
        })
        .map_err(words)?;
    Ok(Box::new(Listening(Some(bus))))
}
