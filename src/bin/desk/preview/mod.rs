//! `desk preview`: a pack's pages on this machine while its file is being edited. Never part of hosting.
//!
//! What is shown is the built app itself, from the folder that `desk finish` made, with a centre that has this one pack and no
//! drop boxes, so that nothing can be sent. The file is read at each look: while it has problems, they stand in place of the
//! page. A script that only this command serves opens the page anew when the file changes, and goes straight to the list
//! of parts.

mod page;
mod stage;

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;

use crate::serve::{listen, site};
use crate::{Outcome, say};
use stage::{Shown, Stage};

/// Shows a pack's pages while its file is being edited, on this machine alone; nothing can be sent from there.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The pack's file.
    pack: PathBuf,
    /// A folder that `desk finish` made, for its code.
    #[arg(long, default_value = "dist/demo")]
    site: PathBuf,
    /// The centre file, for its helplines and kinds of support.
    #[arg(long, default_value = "centres/demo.json")]
    centre: PathBuf,
    /// Where the words are.
    #[arg(long, default_value = "locales")]
    words: PathBuf,
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 8090)]
    port: u16,
}

pub(crate) fn run(options: &Options) -> Outcome {
    tokio::runtime::Runtime::new()?.block_on(serve(options))
}

async fn serve(options: &Options) -> Outcome {
    let stage = Arc::new(Stage::set(options)?);
    let listener = listen(options.port).await?;
    let router = Router::new()
        .route("/", get(whole))
        .route("/preview/version", get(version))
        .route("/preview/script.js", get(script))
        .route("/preview/page.css", get(|| async { ([(header::CONTENT_TYPE, "text/css")], page::STYLE) }))
        .route("/preview/data/{name}", get(data))
        .with_state(Arc::clone(&stage))
        .merge(site::router(&options.site)?);
    let port = listener.local_addr()?.port();
    say(&format!("{}: {}", options.pack.display(), stage.state_in_words()));
    say(&format!("The pages:            http://localhost:{port}/"));
    say(&format!("From the first page:  http://localhost:{port}/?all"));
    say("They change whenever the file is saved. Nothing can be sent from them. Stop with Ctrl-C.");
    tokio::select! {
        ended = async { axum::serve(listener, router).await } => ended?,
        stopped = tokio::signal::ctrl_c() => stopped?,
    }
    Ok(())
}

type OnStage = State<Arc<Stage>>;

async fn whole(State(stage): OnStage) -> Response {
    let html = match stage.look() {
        Ok(Shown::Pages(html) | Shown::Problems(html)) => html,
        Err(reason) => page::problems(&stage.name(), &[reason.to_string()]),
    };
    ([(header::CACHE_CONTROL, "no-store")], Html(html)).into_response()
}

/// Changes when the file does: the page's script asks, and opens the page anew.
async fn version(State(stage): OnStage) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], stage.version()).into_response()
}

async fn script(State(stage): OnStage) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "no-store")];
    (headers, stage.script()).into_response()
}

/// What the page loads in place of the site's own centre and packs.
async fn data(State(stage): OnStage, Path(name): Path<String>) -> Response {
    match stage.data(&name) {
        Some(text) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
