//! What a static host must send with the files: `_headers` for those that read it, and an nginx example.

use std::fmt::Write as _;

use super::policy::Policy;

const FOR_EVER: &str = "public, max-age=31536000, immutable";

fn headers(policy: &Policy) -> Vec<(&'static str, String)> {
    let fixed = [
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("X-Robots-Tag", "noindex, nofollow"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Strict-Transport-Security", "max-age=31536000"),
    ];
    let policy = ("Content-Security-Policy", policy.for_header());
    [policy].into_iter().chain(fixed.map(|(name, value)| (name, value.to_owned()))).collect()
}

/// `_headers`, as several static hosts read it. No two of its rules set the same header for one path.
pub(super) fn headers_file(policy: &Policy) -> String {
    let mut out = String::from("/*\n");
    for (name, value) in headers(policy) {
        let _ = writeln!(out, "  {name}: {value}");
    }
    for path in ["/", "/index.html", "/service-worker.js", "/staff/", "/staff/index.html", "/staff/service-worker.js"] {
        let _ = write!(out, "{path}\n  Cache-Control: no-cache\n");
    }
    let _ = write!(out, "/assets/*\n  Cache-Control: {FOR_EVER}\n");
    out
}

/// An nginx server for this folder. `docs/hosting.md` adds the drop boxes.
pub(super) fn nginx(policy: &Policy, centre: &str) -> String {
    let headers: String =
        headers(policy).iter().map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n")).collect();
    format!(
        r#"# An example for nginx: put the folder at /srv/{centre} and this file into conf.d. See docs/hosting.md.
server {{
    listen 443 ssl http2;
    server_name questions.example.org;
    # ssl_certificate …; ssl_certificate_key …;
    root /srv/{centre};
    access_log off;                               # an address and a time are already something about a person
    error_log /var/log/nginx/error.log crit;      # the same
    gzip_static on;
    # brotli_static on;                           # with the brotli module: the .br files are there
    types {{ text/html html; text/css css; text/javascript js; text/plain txt; application/wasm wasm; image/svg+xml svg; }}
    charset utf-8;
    charset_types text/css text/javascript text/plain image/svg+xml;

{headers}
    add_header Cache-Control $kept always;
    location = /staff {{ return 301 /staff/; }}
    location / {{ try_files $uri $uri/index.html =404; }}
    location = /_headers {{ return 404; }}
}}
map $uri $kept {{
    default   "no-cache";
    ~^/assets/ "{FOR_EVER}";
}}
"#
    )
}
