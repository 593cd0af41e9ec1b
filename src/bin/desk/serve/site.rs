//! The hosted folder as a static host would serve it: `_headers`, and the compressed files beside the others.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use tower_http::services::ServeDir;

use crate::documents;

/// Serves the folder.
pub(crate) fn router(folder: &Path) -> Result<Router, Box<dyn Error>> {
    let headers: Arc<Path> = folder.join("_headers").into();
    rules(&headers)?;
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let add_headers = move |request: Request, next: Next| add_headers(Arc::clone(&headers), request, next);
    Ok(Router::new().fallback_service(files).layer(middleware::from_fn(add_headers)))
}

/// One rule of `_headers`: a path, or a path up to `*`, and what it adds.
struct Rule {
    path: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Rule {
    fn covers(&self, path: &str) -> bool {
        self.path.strip_suffix('*').map_or(self.path == path, |start| path.starts_with(start))
    }
}

fn rules(file: &Path) -> Result<Vec<Rule>, Box<dyn Error>> {
    let text = documents::read(file)?;
    let mut rules: Vec<Rule> = vec![];
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match (line.strip_prefix("  "), rules.last_mut()) {
            (Some(header), Some(rule)) => {
                let (name, value) = header.split_once(": ").ok_or("_headers: a header without a value")?;
                rule.headers.push((name.parse()?, value.parse()?));
            }
            (None, _) => rules.push(Rule { path: line.to_owned(), headers: vec![] }),
            (Some(_), None) => return Err("_headers: a header before any path".into()),
        }
    }
    Ok(rules)
}

/// Reads `_headers` each time: the folder may be finished anew while it is being served. Without it nothing is served,
/// for then there would be no policy either.
async fn add_headers(headers: Arc<Path>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let Ok(rules) = rules(&headers) else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let mut response = next.run(request).await;
    for rule in rules.iter().filter(|rule| rule.covers(&path)) {
        for (name, value) in &rule.headers {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}
