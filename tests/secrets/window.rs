//! The window with a keyring and without one: a password is typed once, kept, and stands nowhere else.

use std::{
    fs,
    process::{Child, Command, Stdio},
    sync::MutexGuard,
};

use portolan_testkit::server::{PASSWORD, TestServer, USER};

use crate::{
    arguments::Arguments,
    command_line::{assert_nowhere, program, server},
    driver::{self, Driver, poll},
    needle::Needle,
    session::{OF_KEYRING, Session},
};

/// The master password that is chosen where no keyring runs.
const MASTER: &str = "m4ster & more";

/// A running window. Ended when dropped.
struct Window {
    child: Child,
    address: String,
    _alone: MutexGuard<'static, ()>,
}

impl Window {
    fn start(session: &Session, server: &TestServer) -> Self {
        let alone = driver::alone();
        let address = driver::free_address();
        let mut command = Command::new(program("portolan"));
        session.environment(&mut command);
        let log = fs::File::options()
            .create(true)
            .append(true)
            .open(session.folder().join("output/window.err"))
            .expect("writable");
        let child = command
            .arg(format!("ftpes://{USER}@127.0.0.1:{}/www", server.port()))
            .env("EGUI_INSPECTION", &address)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("RUST_LOG", "trace")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("the window starts");
        Self {
            child,
            address,
            _alone: alone,
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Answers the question for the password, keeps it, and trusts the certificate.
fn log_in(driver: &mut Driver) {
    driver.type_into("Password", PASSWORD);
    driver.click("Keep it in the keyring of this computer");
    driver.click("Log in");
    driver.click("Always trust");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs gnome-keyring, and the window and the display of tests/run"]
async fn a_password_that_is_kept_in_the_keyring_is_typed_once_and_stands_nowhere_else() {
    let mut session = Session::with_bus();
    session.start_keyring(true);
    let server = server().await;
    let watching = Arguments::watch(PASSWORD);
    {
        let window = Window::start(&session, &server);
        let mut driver = Driver::connect(&window.address);
        log_in(&mut driver);
        driver.wait_for("index.html");
    }
    session.stop_keyring();
    session.start_keyring(true);
    let window = Window::start(&session, &server);
    let mut driver = Driver::connect(&window.address);
    driver.wait_for("index.html");
    drop(window);
    watching.assert_clean();
    assert_nowhere(&session, &[PASSWORD, OF_KEYRING]);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the window and the display of tests/run"]
async fn without_a_keyring_it_is_kept_under_a_master_password_and_stands_nowhere_else() {
    let session = Session::without_bus();
    let server = server().await;
    let watching = Arguments::watch(MASTER);
    {
        let window = Window::start(&session, &server);
        let mut driver = Driver::connect(&window.address);
        log_in(&mut driver);
        driver.wait_for("Choose a master password");
        driver.type_into("Master password", MASTER);
        driver.type_into("The same once more", MASTER);
        driver.click("Use it");
        driver.wait_for("index.html");
        let sealed = session.folder().join("home/.config/portolan/secrets.sealed");
        // Empty it has 85 bytes; the password comes a moment after the master password was chosen.
        poll("the password is in the file", || {
            (fs::metadata(&sealed).ok()?.len() > 100).then_some(())
        });
    }
    let window = Window::start(&session, &server);
    let mut driver = Driver::connect(&window.address);
    driver.type_into("Master password", MASTER);
    driver.click("Open");
    driver.wait_for("index.html");
    drop(window);
    watching.assert_clean();
    assert_nowhere(&session, &[PASSWORD, MASTER]);
    // What is no secret is found: the look was no blind one.
    assert!(!Needle::new("127.0.0.1").files(session.folder()).is_empty());
}
