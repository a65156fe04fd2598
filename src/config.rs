//! The configuration: the only reader of the environment.
//!
//! Each setting is an environment variable, also readable from a `.env` file in the working directory. A wrong or
//! missing one is told in one sentence that names the setting and the remedy.

use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use crate::channels::telegram::listen::Webhook;
use crate::engine::sender::Rates;

/// Everything that an administrator may set.
#[derive(Clone)]
pub struct Config {
    /// `GROZD_TOKEN`: from BotFather.
    pub token: Token,
    /// `GROZD_API_URL`: Telegram's, or a local Bot API server's.
    pub api_url: String,
    /// `GROZD_DB`: the file.
    pub database: PathBuf,
    /// `GROZD_FILES`: the folder of files from people.
    pub files: PathBuf,
    /// `GROZD_EXPORT`: the folder in which papers are left where the regulation says so; none when unset.
    pub export: Option<PathBuf>,
    /// `GROZD_MUNICIPALITY`: its name, used when the database is new.
    pub municipality: String,
    /// `GROZD_TIMEZONE`: an IANA name.
    pub time_zone: Tz,
    /// `GROZD_OPERATOR`: who is responsible for the personal data, name and address.
    pub operator: String,
    /// `GROZD_WEBHOOK_URL`, `GROZD_WEBHOOK_LISTEN`, `GROZD_WEBHOOK_SECRET`; long polling when unset.
    pub webhook: Option<Webhook>,
    /// `GROZD_BULK_RATE` and `GROZD_CHAT_RATE`.
    pub rates: Rates,
    /// `GROZD_METRICS_LISTEN`: where metrics and health are served; nowhere when unset.
    pub metrics: Option<SocketAddr>,
    /// `GROZD_LOG`: `human` or `json`.
    pub json_log: bool,
}

/// A bot's token. It opens the bot to whoever holds it, so it never shows itself.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A token that is written as Telegram writes them: `123456:AbC…`.
    pub fn parse(text: &str) -> Option<Token> {
        let (number, secret) = text.split_once(':')?;
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let signs = secret.len() >= 10
            && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        (digits && signs).then(|| Token(text.to_owned()))
    }

    /// The token itself, only for the client of the Bot API.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Token(…)")
    }
}

/// A setting that is missing or wrong, with the remedy.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{setting} {flaw}: {remedy}")]
pub struct ConfigError {
    setting: &'static str,
    flaw: &'static str,
    remedy: &'static str,
}

const fn flaw(setting: &'static str, flaw: &'static str, remedy: &'static str) -> ConfigError {
    ConfigError { setting, flaw, remedy }
}

impl Config {
    /// Reads the environment, and `.env` for what it does not set.
    pub fn read() -> Result<Config, ConfigError> {
        match dotenvy::dotenv() {
            Err(error) if !error.not_found() => {
                return Err(flaw(
                    ".env",
                    "cannot be read",
                    "put a value with spaces or commas into quotation marks: GROZD_OPERATOR=\"…\"",
                ));
            }
            // A missing .env is the ordinary case.
            _ => {}
        }
        Config::from(|name| std::env::var(name).ok())
    }

    /// Reads settings from anywhere; an empty one counts as unset.
    pub fn from(get: impl Fn(&str) -> Option<String>) -> Result<Config, ConfigError> {
        let get = |name: &str| get(name).map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        let token = get("GROZD_TOKEN").ok_or(flaw(
            "GROZD_TOKEN",
            "is not set",
            "write the token that BotFather gave into .env or the environment",
        ))?;
        let token = Token::parse(&token).ok_or(flaw(
            "GROZD_TOKEN",
            "is not a token",
            "copy it whole from BotFather, it looks like 123456789:AAE…",
        ))?;
        let api_url = get("GROZD_API_URL").unwrap_or_else(|| "https://api.telegram.org".to_owned());
        if !is_address(&api_url) {
            return Err(flaw(
                "GROZD_API_URL",
                "is not an address",
                "write it with http:// or https://, or leave it out for Telegram's own",
            ));
        }
        let operator = get("GROZD_OPERATOR").ok_or(flaw(
            "GROZD_OPERATOR",
            "is not set",
            "write the name and address of the organisation responsible for the personal data; the consent shows it",
        ))?;
        Ok(Config {
            token,
            api_url,
            operator,
            database: database_from(&get),
            files: files_from(&get),
            export: export_from(&get)?,
            municipality: get("GROZD_MUNICIPALITY").unwrap_or_else(|| "Муниципалитет".to_owned()),
            time_zone: time_zone_from(&get)?,
            webhook: webhook_from(&get)?,
            rates: rates_from(&get)?,
            metrics: metrics_from(&get)?,
            json_log: log_from(&get)?,
        })
    }
}

/// Only the database and the folder of files, for the commands that need nothing else.
pub fn data() -> (PathBuf, PathBuf) {
    // If `.env` cannot be read, the defaults are used, and the file is then not found.
    let _ = dotenvy::dotenv();
    let get = |name: &str| {
        let value = std::env::var(name).ok()?.trim().to_owned();
        (!value.is_empty()).then_some(value)
    };
    (database_from(&get), files_from(&get))
}

/// What is logged by default.
pub const LOG_FILTER: &str = "warn,grozd=info";

/// `GROZD_LOG_FILTER`: what is logged, in the words of `tracing_subscriber::EnvFilter`.
pub fn log_filter() -> String {
    std::env::var("GROZD_LOG_FILTER").unwrap_or_else(|_| LOG_FILTER.to_owned())
}

fn is_address(text: &str) -> bool {
    reqwest::Url::parse(text).is_ok_and(|url| url.has_host() && url.scheme().starts_with("http"))
}

fn database_from(get: &impl Fn(&str) -> Option<String>) -> PathBuf {
    get("GROZD_DB").unwrap_or_else(|| "grozd.db".to_owned()).into()
}

fn files_from(get: &impl Fn(&str) -> Option<String>) -> PathBuf {
    get("GROZD_FILES").map_or_else(|| files_beside(&database_from(get)), PathBuf::from)
}

/// A relative folder would be another one wherever the program is started from.
fn export_from(get: &impl Fn(&str) -> Option<String>) -> Result<Option<PathBuf>, ConfigError> {
    let Some(folder) = get("GROZD_EXPORT").map(PathBuf::from) else {
        return Ok(None);
    };
    if folder.is_relative() || folder.is_file() {
        return Err(flaw(
            "GROZD_EXPORT",
            "is not the whole path of a folder",
            "write it from the root, like /srv/grozd/papers, or leave it out",
        ));
    }
    Ok(Some(folder))
}

/// The default folder of files from people: beside the database.
pub fn files_beside(database: &Path) -> PathBuf {
    let mut beside = database.to_owned().into_os_string();
    beside.push(".files");
    beside.into()
}

fn time_zone_from(get: &impl Fn(&str) -> Option<String>) -> Result<Tz, ConfigError> {
    let name = get("GROZD_TIMEZONE").unwrap_or_else(|| "Europe/Moscow".to_owned());
    name.parse().map_err(|_| {
        flaw("GROZD_TIMEZONE", "is not a time zone", "write an IANA name such as Europe/Moscow or Asia/Krasnoyarsk")
    })
}

fn webhook_from(get: &impl Fn(&str) -> Option<String>) -> Result<Option<Webhook>, ConfigError> {
    let Some(url) = get("GROZD_WEBHOOK_URL") else {
        return Ok(None);
    };
    if !is_address(&url) {
        return Err(flaw(
            "GROZD_WEBHOOK_URL",
            "is not an address",
            "write the public https:// address, or leave it out for long polling",
        ));
    }
    let listen: SocketAddr = get("GROZD_WEBHOOK_LISTEN")
        .unwrap_or_else(|| "127.0.0.1:8443".to_owned())
        .parse()
        .map_err(|_| flaw("GROZD_WEBHOOK_LISTEN", "is not an address with a port", "write it like 127.0.0.1:8443"))?;
    let secret = get("GROZD_WEBHOOK_SECRET").filter(|secret| {
        let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        (16..=256).contains(&secret.len()) && secret.bytes().all(sign)
    });
    let secret = secret.ok_or(flaw(
        "GROZD_WEBHOOK_SECRET",
        "is not set, or is not 16 to 256 of A-Z a-z 0-9 _ -",
        "make one with `openssl rand -hex 32`",
    ))?;
    Ok(Some(Webhook { url, listen, secret }))
}

fn rates_from(get: &impl Fn(&str) -> Option<String>) -> Result<Rates, ConfigError> {
    let mut rates = Rates::default();
    if let Some(bulk) = get("GROZD_BULK_RATE") {
        rates.bulk = bulk.parse().ok().filter(|rate: &NonZeroU32| rate.get() <= 1000).ok_or(flaw(
            "GROZD_BULK_RATE",
            "is not a number from 1 to 1000",
            "leave it out for 30 messages a second; only paid broadcasts allow more",
        ))?;
    }
    if let Some(chat) = get("GROZD_CHAT_RATE") {
        rates.chat = chat.parse().map_err(|_| {
            flaw(
                "GROZD_CHAT_RATE",
                "is not a number from 1 up",
                "leave it out for one message a second in a chat; only a server of your own allows more",
            )
        })?;
        rates.chat_burst = rates.chat_burst.max(rates.chat);
    }
    Ok(rates)
}

fn metrics_from(get: &impl Fn(&str) -> Option<String>) -> Result<Option<SocketAddr>, ConfigError> {
    let Some(listen) = get("GROZD_METRICS_LISTEN") else {
        return Ok(None);
    };
    listen.parse().map(Some).map_err(|_| {
        flaw(
            "GROZD_METRICS_LISTEN",
            "is not an address with a port",
            "write it like 127.0.0.1:9180, or leave it out for no metrics",
        )
    })
}

fn log_from(get: &impl Fn(&str) -> Option<String>) -> Result<bool, ConfigError> {
    match get("GROZD_LOG").as_deref() {
        None | Some("human") => Ok(false),
        Some("json") => Ok(true),
        Some(_) => Err(flaw("GROZD_LOG", "is neither human nor json", "leave it out for lines that people read")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(settings: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from(|name| {
            let found = settings.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    const TOKEN: (&str, &str) = ("GROZD_TOKEN", "123456789:AAEabcdefghij");
    const OPERATOR: (&str, &str) = ("GROZD_OPERATOR", "Управление образования, г. Лесной, ул. Школьная, 1");

    #[test]
    fn two_settings_are_enough() {
        let config = config(&[TOKEN, OPERATOR]).unwrap();
        assert_eq!(config.api_url, "https://api.telegram.org");
        assert_eq!(config.time_zone, chrono_tz::Europe::Moscow);
        assert!(config.webhook.is_none());
        assert!(config.metrics.is_none());
        assert_eq!(config.files, PathBuf::from("grozd.db.files"));
    }

    #[test]
    fn a_wrong_setting_is_told_by_its_name_and_its_remedy() {
        let told = |settings: &[_]| config(settings).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(told(&[]).starts_with("GROZD_TOKEN is not set: "));
        assert!(told(&[("GROZD_TOKEN", "hello")]).starts_with("GROZD_TOKEN is not a token: "));
        assert!(told(&[TOKEN]).starts_with("GROZD_OPERATOR is not set: "));
        assert!(told(&[TOKEN, OPERATOR, ("GROZD_TIMEZONE", "Moscow")]).starts_with("GROZD_TIMEZONE is not"));
        assert!(told(&[TOKEN, OPERATOR, ("GROZD_API_URL", "localhost")]).starts_with("GROZD_API_URL is not"));
        assert!(
            told(&[TOKEN, OPERATOR, ("GROZD_WEBHOOK_URL", "https://a.example")]).starts_with("GROZD_WEBHOOK_SECRET")
        );
        assert!(told(&[TOKEN, OPERATOR, ("GROZD_BULK_RATE", "0")]).starts_with("GROZD_BULK_RATE is not"));
        assert!(told(&[TOKEN, OPERATOR, ("GROZD_EXPORT", "papers")]).starts_with("GROZD_EXPORT is not the whole path"));
        assert!(
            told(&[TOKEN, OPERATOR, ("GROZD_METRICS_LISTEN", "9180")])
                .starts_with("GROZD_METRICS_LISTEN is not an address with a port: ")
        );
    }

    #[test]
    fn a_token_never_shows_itself() {
        let token = Token::parse(TOKEN.1).unwrap();
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert!(!config(&[("GROZD_TOKEN", "1:secretsecret")]).err().unwrap().to_string().contains("secret"));
    }
}
