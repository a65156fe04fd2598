//! A browser of one test: Chromium under ChromeDriver, spoken to with WebDriver's few requests over HTTP.
//!
//! Whatever happens to the test, the browser goes with it: the guard ends the session, then the driver, then every
//! process that still holds the folder of this one browser.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

/// How long a condition of the page may take to come true, on a machine that is busy.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How WebDriver writes the keys that have no letter.
pub const TAB: &str = "\u{E004}";
pub const ENTER: &str = "\u{E007}";
pub const ESCAPE: &str = "\u{E00C}";

/// An element of the page, by the name that the driver gave it.
pub struct Element(String);

impl Element {
    /// The element as an argument of a script.
    pub fn argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// The processes of one browser and all that they wrote; dropping it removes both.
struct Guard {
    driver: Child,
    /// The driver writes to it now and then, and would die if nobody held the other end.
    _words: BufReader<ChildStdout>,
    port: u16,
    session: Option<String>,
    folder: TempDir,
}

impl Guard {
    fn start() -> Guard {
        let folder = tempfile::tempdir().unwrap();
        // Chromium keeps its crash reports in the home of its user: this one's home is its own folder.
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .env("HOME", folder.path())
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_CACHE_HOME")
            // Files have Cyrillic names, which a machine without a language of its own would not let it write.
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts: .ci/run installs it");
        let mut guard = Guard {
            _words: BufReader::new(driver.stdout.take().expect("the output is piped")),
            driver,
            port: 0,
            session: None,
            folder,
        };
        let mut said = String::new();
        while guard._words.read_line(&mut said).unwrap() > 0 {
            if let Some((_, port)) = said.trim_end().trim_end_matches('.').rsplit_once("on port ")
                && said.contains("started successfully")
            {
                guard.port = port.parse().unwrap();
                return guard;
            }
        }
        panic!("chromedriver did not start:\n{said}");
    }

    /// Asks the driver to close the browser. This runs where a test fails, so it waits by itself and never panics.
    fn end_session(&self) -> std::io::Result<()> {
        let Some(session) = &self.session else {
            return Ok(());
        };
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        connection.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(connection, "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        connection.read_to_end(&mut Vec::new())?;
        Ok(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        // What fails here is made good by what follows.
        let _ = self.end_session();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        let begun = Instant::now();
        loop {
            let left = processes_of(self.folder.path());
            if left.is_empty() || begun.elapsed() > Duration::from_secs(10) {
                break;
            }
            let _ = Command::new("kill").arg("-KILL").args(left).stderr(Stdio::null()).status();
        }
    }
}

/// The processes whose command line names a folder.
fn processes_of(folder: &Path) -> Vec<String> {
    let folder = folder.to_string_lossy().into_owned();
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        if String::from_utf8_lossy(&line).contains(&folder) {
            found.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    found
}

/// A running browser with one page.
pub struct Browser {
    guard: Guard,
    http: reqwest::Client,
    /// What the test saw, a picture a screen.
    pictures: PathBuf,
    taken: std::cell::Cell<usize>,
}

impl Browser {
    /// Starts a browser; the pictures of the test stay in `target/tmp/browser`, under its name.
    pub async fn start(test: &str) -> Browser {
        let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser").join(test);
        let _ = std::fs::remove_dir_all(&pictures);
        std::fs::create_dir_all(&pictures).unwrap();
        let mut browser = Browser {
            guard: Guard::start(),
            http: reqwest::Client::builder().no_proxy().build().unwrap(),
            pictures,
            taken: std::cell::Cell::new(0),
        };
        let folder = browser.guard.folder.path().to_owned();
        let profile = format!("--user-data-dir={}", folder.join("profile").display());
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--lang=ru", profile,
            ] },
        } } });
        let made = browser.ask("POST", "/session", wanted).await.unwrap();
        browser.guard.session = Some(made["sessionId"].as_str().unwrap().to_owned());
        let patience = json!({ "script": 2 * PATIENCE.as_millis() as u64, "pageLoad": 30_000, "implicit": 0 });
        browser.command("/timeouts", patience).await.unwrap();
        // What moves is hard to hit; the looks of it are the same.
        let still = json!({ "features": [
            { "name": "prefers-reduced-motion", "value": "reduce" },
            { "name": "prefers-color-scheme", "value": "light" },
        ] });
        browser.devtools("Emulation.setEmulatedMedia", still).await;
        let downloads = json!({ "behavior": "allow", "downloadPath": folder.join("downloads") });
        browser.devtools("Browser.setDownloadBehavior", downloads).await;
        browser
    }

    /// Ends the browser and makes sure that nothing of it is left.
    pub fn quit(self) {
        let folder = self.guard.folder.path().to_owned();
        drop(self);
        assert_eq!(processes_of(&folder), Vec::<String>::new());
        assert!(!folder.exists(), "the browser's folder is left");
    }

    async fn ask(&self, method: &str, path: &str, body: Value) -> Result<Value, String> {
        let address = format!("http://127.0.0.1:{}{path}", self.guard.port);
        let request = match method {
            "GET" => self.http.get(address),
            _ => self.http.post(address).json(&body),
        };
        let answer = request.send().await.map_err(|error| error.to_string())?;
        let mut answer: Value = answer.json().await.map_err(|error| error.to_string())?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", value["message"].as_str().unwrap_or_default())),
            None => Ok(value),
        }
    }

    fn of_session(&self, path: &str) -> String {
        let session = self.guard.session.as_deref().expect("the session is open");
        format!("/session/{session}{path}")
    }

    async fn command(&self, path: &str, body: Value) -> Result<Value, String> {
        self.ask("POST", &self.of_session(path), body).await
    }

    async fn devtools(&self, name: &str, parameters: Value) {
        let body = json!({ "cmd": name, "params": parameters });
        self.command("/goog/cdp/execute", body).await.unwrap();
    }

    /// Shows an address.
    pub async fn opens(&self, address: &str) {
        self.command("/url", json!({ "url": address })).await.unwrap();
    }

    /// Makes the page so large; a narrow one is a phone's, touched with a finger.
    pub async fn resizes(&self, width: u32, height: u32) {
        let phone = width < 700;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        let touch = json!({ "enabled": phone });
        self.devtools("Emulation.setTouchEmulationEnabled", touch).await;
        self.until(
            "the page has its size",
            "return innerWidth === arguments[0] && innerHeight === arguments[1]",
            json!([width, height]),
        )
        .await;
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, arguments: Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        self.command("/execute/sync", body).await.unwrap()
    }

    /// Waits until a script returns something that holds, and returns it. The page itself looks again and again.
    pub async fn until(&self, what: &str, condition: &str, arguments: Value) -> Value {
        match self.awaits(condition, arguments, PATIENCE).await {
            Some(found) => found,
            None => self.fails(what).await,
        }
    }

    async fn awaits(&self, condition: &str, arguments: Value, patience: Duration) -> Option<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const given = Array.from(arguments).slice(0, -1);
             const condition = function () {{ {condition} }};
             const deadline = Date.now() + {};
             (function look() {{
                 const found = condition.apply(null, given);
                 if (found || Date.now() > deadline) return done(found || null);
                 setTimeout(look, 25);
             }})();",
            patience.as_millis()
        );
        let body = json!({ "script": script, "args": arguments });
        let found = self.command("/execute/async", body).await.unwrap();
        (!found.is_null()).then_some(found)
    }

    /// Waits for an element that a script returns.
    pub async fn element(&self, what: &str, condition: &str, arguments: Value) -> Element {
        let found = self.until(what, condition, arguments).await;
        Element(found[ELEMENT].as_str().unwrap().to_owned())
    }

    /// Taps an element that a script returns. A card may be redrawn under the finger; then it is looked for anew.
    pub async fn taps(&self, what: &str, condition: &str, arguments: Value) {
        let begun = Instant::now();
        // In the middle nothing lies over it, as the head of a sheet does at its edge.
        let shown =
            format!("const it = (() => {{ {condition} }})(); it?.scrollIntoView({{ block: 'center' }}); return it;");
        loop {
            let element = self.element(what, &shown, arguments.clone()).await;
            let path = format!("/element/{}/click", element.0);
            match self.command(&path, json!({})).await {
                Ok(_) => return,
                Err(_) if begun.elapsed() < PATIENCE => {}
                Err(error) => self.fails(&format!("{what}: {error}")).await,
            }
        }
    }

    /// Taps the one element of a selector, once it can be seen.
    pub async fn taps_at(&self, selector: &str) {
        let visible = "return [...document.querySelectorAll(arguments[0])].find((it) => it.checkVisibility())";
        self.taps(selector, visible, json!([selector])).await;
    }

    /// Types into an element.
    pub async fn types(&self, selector: &str, text: &str) {
        let there = "return document.querySelector(arguments[0])";
        let element = self.element(selector, there, json!([selector])).await;
        let path = format!("/element/{}/value", element.0);
        self.command(&path, json!({ "text": text })).await.unwrap();
    }

    /// Strikes a key, wherever the focus is.
    pub async fn strikes(&self, key: &str) {
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": [
            { "type": "keyDown", "value": key },
            { "type": "keyUp", "value": key },
        ] }] });
        self.command("/actions", body).await.unwrap();
    }

    /// Waits for a file that the page let the person save.
    pub async fn downloaded(&self, name: &str) -> Vec<u8> {
        let path = self.guard.folder.path().join("downloads").join(name);
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            // Chromium may hold the name with an empty file until the whole one takes its place.
            if let Ok(content) = tokio::fs::read(&path).await
                && !content.is_empty()
            {
                return content;
            }
            self.awaits("return false", json!([]), Duration::from_millis(50)).await;
        }
        self.fails(&format!("{name} is saved")).await
    }

    /// Takes a picture of what is seen.
    pub async fn picture(&self, name: &str) {
        let number = self.taken.replace(self.taken.get() + 1);
        let path = self.pictures.join(format!("{number:02}-{name}.png"));
        self.picture_to(&path).await;
    }

    /// Takes a picture to a file.
    pub async fn picture_to(&self, path: &Path) {
        let address = self.of_session("/screenshot");
        let taken = self.ask("GET", &address, Value::Null).await;
        let taken = taken.unwrap();
        std::fs::write(path, decoded(taken.as_str().unwrap())).unwrap();
    }

    /// What the browser itself found wrong: failed requests and errors of scripts.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.command("/se/log", json!({ "type": "browser" })).await;
        let log = log.unwrap();
        let entries = log.as_array().into_iter().flatten();
        entries.filter(|entry| entry["level"] == "SEVERE").map(|entry| entry["message"].to_string()).collect()
    }

    /// Ends the test with what is seen.
    async fn fails(&self, what: &str) -> ! {
        self.picture("failed").await;
        let seen = self
            .script(
                "return [...document.querySelectorAll('.phone')].map((it) => it.innerText).join('\\n-----\\n')",
                json!([]),
            )
            .await;
        panic!(
            "in vain: {what}\n{}\nThe last picture is in {}",
            seen.as_str().unwrap_or_default(),
            self.pictures.display()
        );
    }
}

/// Reads base 64, as WebDriver writes pictures; a crate for this one place would be much.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}
