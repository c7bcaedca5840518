//! A log-on that is held while the person looks for what the server asks.

use std::sync::{Arc, Mutex};

use portolan_engine::{Answer, AskPerson, Connected, Connector, FtpConnector, LogOnPart, Question, Wanted};
use portolan_remote::{Act, BoxFuture, ErrorKind, RemoteError};
use portolan_sites::{Endpoint, FtpTls, LogOn, Secret};
use portolan_testkit::{
    memory_remote::MemoryServer,
    server::{PASSWORD, ServerOptions, TestServer, USER},
};
use tokio::sync::{mpsc, oneshot};

use crate::support::{Rig, site, until};

fn held(question: &Question) -> bool {
    matches!(
        question,
        Question::Password {
            held_until: Some(_),
            may_keep: false,
            ..
        }
    )
}

fn password(text: &str) -> Answer {
    Answer::Password {
        secret: Secret::new(text.to_owned()),
        keep: false,
    }
}

#[tokio::test]
async fn the_answer_goes_out_on_the_connection_that_asked() {
    let server = TestServer::start(ServerOptions::default()).await.unwrap();
    let rig = Rig::with(|config| config.connector = Arc::new(FtpConnector));
    let mut site = site();
    site.endpoint = Endpoint::Ftp {
        server: server.endpoint(),
        tls: FtpTls::Off,
    };
    site.log_on = LogOn::Interactive(USER.to_owned());
    rig.connect_to(site, None);
    let prompt = rig.prompt(held).await;
    let Question::Password { says, .. } = &prompt.question else {
        panic!("{prompt:?}")
    };
    assert_eq!(says.as_deref(), Some("Password, please"));
    rig.answer(&prompt, password(PASSWORD));
    rig.connected().await;
    let verbs = server.verbs();
    assert_eq!(verbs[..2], ["USER", "PASS"]);
    assert_eq!(verbs.iter().filter(|verb| *verb == "USER").count(), 1);
    assert!(rig.keyring.0.borrow().is_empty());
}

/// One try to connect, in the hands of the test.
struct Try {
    password: Option<Secret>,
    ask: Option<AskPerson>,
    end: oneshot::Sender<Result<(), ErrorKind>>,
}

struct InHand {
    server: MemoryServer,
    tries: mpsc::Sender<Try>,
}

impl Connector for InHand {
    fn connect(&self, wanted: Wanted) -> BoxFuture<'static, Result<Connected, RemoteError>> {
        let (end, ended) = oneshot::channel();
        let sent = self.tries.try_send(Try {
            password: wanted.password,
            ask: wanted.ask,
            end,
        });
        let server = self.server.clone();
        Box::pin(async move {
            // The test may be over.
            drop(sent);
            let end = ended.await.unwrap_or(Err(ErrorKind::Cancelled));
            end.map_err(|kind| RemoteError::new(kind, Act::Connect))?;
            Ok(Connected {
                remote: Arc::new(server.session()),
                learned: Arc::new(Default::default),
                tickets_left: Arc::new(|| None),
            })
        })
    }
}

fn in_hand() -> (Rig, mpsc::Receiver<Try>) {
    let (tries, coming) = mpsc::channel(16);
    let connector = InHand {
        server: MemoryServer::new(),
        tries,
    };
    let rig = Rig::with(|config| config.connector = Arc::new(connector));
    let mut site = site();
    site.log_on = LogOn::Interactive("anna".to_owned());
    rig.connect_to(site, None);
    (rig, coming)
}

/// What became of an answer: `None` = nothing yet.
type Told = Arc<Mutex<Option<Option<Secret>>>>;

/// The server asks in the middle of a try.
fn asks(one: &Try, part: LogOnPart) -> Told {
    let ask = one.ask.clone().expect("somebody is there");
    let told = Told::default();
    let tell = told.clone();
    tokio::spawn(async move {
        let answer = (ask.0)(part, "otp-md5 497 ke4452".to_owned()).await;
        *tell.lock().unwrap() = Some(answer);
    });
    told
}

async fn answered(told: &Told) -> Option<Secret> {
    until("an answer", || told.lock().unwrap().is_some()).await;
    told.lock().unwrap().clone().flatten()
}

#[tokio::test]
async fn a_server_without_patience_gets_the_answer_on_a_new_connection() {
    let (rig, mut tries) = in_hand();
    let first = tries.recv().await.unwrap();
    assert!(first.password.is_none());
    let _told = asks(&first, LogOnPart::Password);
    let asked = rig.prompt(held).await;
    first.end.send(Err(ErrorKind::ServerBusy)).unwrap();
    // The very same question: what was typed so far stays.
    let still = rig.prompt(|question| !held(question)).await;
    assert_eq!(still.id, asked.id);
    rig.answer(&still, password("right"));
    let second = tries.recv().await.unwrap();
    assert_eq!(second.password, Some(Secret::new("right".to_owned())));
    second.end.send(Ok(())).unwrap();
    rig.connected().await;
    rig.nothing_asked().await;
}

#[tokio::test]
async fn who_refuses_ends_the_try_and_nothing_more_is_asked() {
    let (rig, mut tries) = in_hand();
    let mut first = tries.recv().await.unwrap();
    let told = asks(&first, LogOnPart::Password);
    let asked = rig.prompt(held).await;
    rig.answer(&asked, Answer::Refuse);
    assert_eq!(rig.failed().await, ErrorKind::Cancelled);
    assert_eq!(answered(&told).await, None);
    // The try itself is given up: nobody listens to its end.
    first.end.closed().await;
    rig.nothing_asked().await;
}

#[tokio::test]
async fn an_account_is_asked_after_the_password_on_the_same_connection() {
    let (rig, mut tries) = in_hand();
    let first = tries.recv().await.unwrap();
    let told = asks(&first, LogOnPart::Password);
    let asked = rig.prompt(held).await;
    rig.answer(&asked, password("right"));
    assert_eq!(answered(&told).await, Some(Secret::new("right".to_owned())));
    let told = asks(&first, LogOnPart::Account);
    let is_account = |question: &Question| {
        matches!(
            question,
            Question::Password {
                part: LogOnPart::Account,
                held_until: Some(_),
                ..
            }
        )
    };
    let asked = rig.prompt(is_account).await;
    rig.answer(&asked, password("staff"));
    assert_eq!(answered(&told).await, Some(Secret::new("staff".to_owned())));
    first.end.send(Ok(())).unwrap();
    rig.connected().await;
    assert!(tries.try_recv().is_err(), "one connection was enough");
}
