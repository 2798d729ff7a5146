//! »vis« as others on the machine meet it: without the word, by another name, from another page, too many, too slow.

mod support;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use support::{Municipality, TODAY};

/// A running »vis« over a sound case.
struct Preview {
    municipality: Municipality,
    run: Child,
    /// 127.0.0.1 and a port.
    host: String,
    /// The random word between slashes.
    root: String,
}

impl Preview {
    fn start() -> Self {
        let municipality = Municipality::sound();
        let mut run = Command::new(assert_cmd::cargo::cargo_bin!("dialogdok"))
            .args(["vis", "sager/2026-001", "--port", "0", "--dato", TODAY])
            .current_dir(municipality.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        let said = run.stdout.take().expect("its output");
        BufReader::new(said).read_line(&mut line).expect("an address");
        let address = line.trim().strip_prefix("http://").expect("an address");
        let (host, path) = address.split_once('/').expect("a path");
        let (host, root) = (host.to_owned(), format!("/{path}"));
        Self {
            municipality,
            run,
            host,
            root,
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).expect("a connection");
        // A test that would hang fails.
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
        stream
    }

    /// The whole answer to these bytes.
    fn ask(&self, request: &[u8]) -> String {
        let mut stream = self.connect();
        stream.write_all(request).expect("it is sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8(answer).expect("UTF-8")
    }

    fn get(&self, path: &str, fields: &[&str]) -> String {
        let fields: String = fields.iter().map(|f| format!("{f}\r\n")).collect();
        self.ask(format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{fields}\r\n", self.host).as_bytes())
    }

    /// An open stream of events, its first lines read.
    fn follow(&self) -> BufReader<TcpStream> {
        let mut stream = self.connect();
        write!(stream, "GET {}__events HTTP/1.1\r\nHost: {}\r\n\r\n", self.root, self.host).expect("it is sent");
        let mut stream = BufReader::new(stream);
        assert_eq!(lines_until(&mut stream, "")[0], "HTTP/1.1 200 OK");
        stream
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.run.kill().ok();
        self.run.wait().ok();
    }
}

/// The lines up to the one that is this.
fn lines_until(stream: &mut BufReader<TcpStream>, last: &str) -> Vec<String> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        assert_ne!(stream.read_line(&mut line).expect("a line"), 0, "it ended after {lines:?}");
        lines.push(line.trim_end().to_owned());
        if line.trim_end() == last {
            return lines;
        }
    }
}

#[track_caller]
fn is(status: &str, answer: &str) {
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{status}: {head}");
    assert!(head.contains("\r\ncache-control: no-store"), "{head}");
    let length = format!("\r\ncontent-length: {}\r\n", body.len());
    assert!(format!("{head}\r\n").contains(&length), "{head}");
    assert_eq!(body.contains("Sara"), status == "200", "{status}: {head}");
}

#[test]
fn the_page_is_for_the_one_who_has_the_address() {
    let preview = Preview::start();
    is("200", &preview.get(&preview.root, &[]));
    is("200", &preview.get(&format!("{}?x=1", preview.root), &["Cookie: a=b"]));
    is("200", &preview.get(&preview.root, &[&format!("Origin: http://{}", preview.host)]));
    let port = preview.host.rsplit_once(':').expect("a port").1;
    is(
        "200",
        &preview.ask(
            format!(
                "GET {} HTTP/1.1\r\nhost: localhost:{port}\r\nConnection: close\r\n\r\n",
                preview.root
            )
            .as_bytes(),
        ),
    );

    let wrong = format!("/{}/", "0".repeat(preview.root.len() - 2));
    let without_end = preview.root.trim_end_matches('/');
    for path in [
        "/",
        "/__events",
        "/__events/",
        "/../kommune.yaml",
        &wrong,
        &format!("{wrong}__events"),
        without_end,
        "*",
    ] {
        is("404", &preview.get(path, &[]));
    }
    let mut other = preview.root.clone().into_bytes();
    other[1] = if other[1] == b'0' { b'1' } else { b'0' };
    is("404", &preview.get(&String::from_utf8(other).expect("a path"), &[]));
}

#[test]
fn every_route_asks_for_its_own_name_and_page() {
    let preview = Preview::start();
    let port = preview.host.rsplit_once(':').expect("a port").1.to_owned();
    for route in ["", "__events", "2026-001/netvaerkskort.pdf"] {
        let path = format!("{}{route}", preview.root);
        let hosts = [
            "evil.example",
            "127.0.0.1",
            "127.0.0.1:1",
            "127.0.0.1.evil.example",
            "[::1]",
            "0.0.0.0",
            "",
        ];
        let with_port = hosts
            .iter()
            .filter(|h| !h.contains(":1") && **h != "127.0.0.1")
            .map(|h| format!("{h}:{port}"));
        for host in hosts.iter().map(|h| (*h).to_owned()).chain(with_port) {
            let answer = preview.ask(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes());
            is("403", &answer);
        }
        let origins = [
            "null",
            "",
            "https://evil.example",
            "http://evil.example",
            "http://127.0.0.1",
            "http://127.0.0.1:1",
            "file://",
        ];
        let with_port = [
            format!("https://127.0.0.1:{port}"),
            format!("http://evil.example:{port}"),
            format!("http://{}/", preview.host),
        ];
        for origin in origins.iter().map(|o| (*o).to_owned()).chain(with_port) {
            is("403", &preview.get(&path, &[&format!("Origin: {origin}")]));
        }
    }
}

#[test]
fn what_is_no_question_of_a_browser_is_not_answered() {
    let preview = Preview::start();
    let (host, root) = (&preview.host, &preview.root);
    for (status, request) in [
        ("403", format!("GET {root} HTTP/1.1\r\nConnection: close\r\n\r\n")),
        (
            "403",
            format!("GET {root} HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        ),
        ("403", format!("GET {root} HTTP/1.0\r\n\r\n")),
        ("400", format!("GET {root}\r\nHost: {host}\r\n\r\n")),
        ("400", format!("GET {root} x HTTP/1.1\r\nHost: {host}\r\n\r\n")),
        ("400", format!("GET {root} HTTP/1.1\r\nHost : {host}\r\n\r\n")),
        ("400", format!("GET {root} HTTP/1.1\r\nHost: {host}\r\n mere\r\n\r\n")),
        ("400", format!("GET {root} HTTP/1.1\r\nHost: {host}\r\nContent-Length: x\r\n\r\n")),
        (
            "405",
            format!("POST {root} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
        ),
        (
            "405",
            format!("OPTIONS {root} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        ),
        (
            "400",
            format!("GET {root}%ff HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        ),
    ] {
        let answer = preview.ask(request.as_bytes());
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")) || answer.starts_with(&format!("HTTP/1.0 {status} ")),
            "{request}: {answer}"
        );
        assert!(!answer.contains("Sara"), "{request}: {answer}");
    }
    // What no server reads to its end is closed.
    for request in [
        format!("GET {root} HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n", "x".repeat(1_000_000)).into_bytes(),
        b"GET / HTTP/1.1\r\nHost: \xff\r\nConnection: close\r\n\r\n".to_vec(),
        b"\x16\x03\x01\x00\xa5\x01\r\n\r\n".to_vec(),
    ] {
        let mut stream = preview.connect();
        stream.write_all(&request).ok();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok();
        assert!(!answer.starts_with(b"HTTP/1.1 2"), "{}", String::from_utf8_lossy(&answer));
    }
    is("200", &preview.get(root, &[]));
}

#[test]
fn many_who_never_finish_keep_nobody_out() {
    let preview = Preview::start();
    let mut events = preview.follow();
    let half: Vec<TcpStream> = (0..300)
        .map(|number| {
            let mut stream = preview.connect();
            // Some say nothing at all, some half a question.
            if number % 2 == 1 {
                stream.write_all(b"GET / HTTP/1.1\r\nHost:").expect("it is sent");
            }
            stream
        })
        .collect();
    is("200", &preview.get(&preview.root, &[]));
    // The stream that was open before them is told of a change.
    let path = preview.municipality.path().join("sager/2026-001/moede-1.yaml");
    let text = std::fs::read_to_string(&path).expect("a meeting");
    std::fs::write(&path, support::swap(&text, "Julen og tiden efter", "Foråret")).expect("a meeting");
    assert!(lines_until(&mut events, "data: reload").contains(&"event: reload".to_owned()));
    drop(half);
}

#[test]
fn streams_that_nobody_reads_make_room_for_new_ones() {
    let preview = Preview::start();
    let open: Vec<_> = (0..200).map(|_| preview.follow()).collect();
    is("200", &preview.get(&preview.root, &[]));
    drop(open);
}
