//! What a page says of itself, and which part of it is the page's own text.

use std::sync::LazyLock;

use scraper::{ElementRef, Html, Node, Selector};

use super::size::Sizes;
use crate::read::space::fold;

/// The page's title.
pub(super) fn title(html: &Html) -> Option<String> {
    let social = elements(html, &OG_TITLE).find_map(|meta| meta.attr("content").map(fold));
    let own = || {
        elements(html, &TITLE)
            .next()
            .map(|title| fold(&title.text().collect::<String>()))
    };
    social
        .filter(|title| !title.is_empty())
        .or_else(own)
        .filter(|title| !title.is_empty())
}

/// The page's own address: what it calls canonical, or from where a browser says it saved it.
pub(super) fn url(html: &Html) -> Option<String> {
    let canonical = elements(html, &CANONICAL).find_map(|link| link.attr("href"));
    let social = || elements(html, &OG_URL).find_map(|meta| meta.attr("content"));
    let saved = || {
        html.tree
            .root()
            .descendants()
            .take(50)
            .find_map(|node| match node.value() {
                Node::Comment(comment) => saved_from(comment),
                _ => None,
            })
    };
    let is_address = |url: &&str| url.starts_with("http://") || url.starts_with("https://");
    canonical
        .filter(is_address)
        .or_else(|| social().filter(is_address))
        .or_else(|| saved().filter(is_address))
        .map(|url| url.trim().to_owned())
}

/// The address in `saved from url=(0042)https://…`, or in SingleFile's note.
fn saved_from(comment: &str) -> Option<&str> {
    if comment.contains("saved with SingleFile") {
        let lines = comment.lines().map(str::trim);
        return lines.filter_map(|line| line.strip_prefix("url: ")).next();
    }
    let (_, rest) = comment.split_once("saved from url=(")?;
    let (_, url) = rest.split_once(')')?;
    url.split_whitespace().next()
}

/// The element that holds the page's own text: what the page marks as its main part where that is
/// a fair share of the text, else everything.
pub(super) fn main_part<'a>(html: &'a Html, sizes: &Sizes) -> ElementRef<'a> {
    let body = elements(html, &BODY)
        .next()
        .unwrap_or_else(|| html.root_element());
    let whole = sizes.get(body).text;
    let largest = |selector: &'static Pattern| {
        elements(html, selector).max_by_key(|element| sizes.get(*element).text)
    };
    let fair = |element: &ElementRef<'_>, share: usize| {
        sizes.get(*element).text * 100 >= whole * share && sizes.get(*element).text >= 200
    };
    largest(&MAIN)
        .filter(|main| fair(main, 25))
        .or_else(|| largest(&ARTICLE).filter(|article| fair(article, 50)))
        .unwrap_or(body)
}

type Pattern = LazyLock<Option<Selector>>;

fn elements<'a>(
    html: &'a Html,
    selector: &'static Pattern,
) -> impl Iterator<Item = ElementRef<'a>> {
    selector
        .as_ref()
        .into_iter()
        .flat_map(|selector| html.select(selector))
}

static BODY: Pattern = LazyLock::new(|| Selector::parse("body").ok());
static MAIN: Pattern = LazyLock::new(|| Selector::parse("main, [role=main]").ok());
static ARTICLE: Pattern = LazyLock::new(|| Selector::parse("article").ok());
static TITLE: Pattern = LazyLock::new(|| Selector::parse("title").ok());
static OG_TITLE: Pattern = LazyLock::new(|| Selector::parse("meta[property='og:title']").ok());
static OG_URL: Pattern = LazyLock::new(|| Selector::parse("meta[property='og:url']").ok());
static CANONICAL: Pattern = LazyLock::new(|| Selector::parse("link[rel~=canonical]").ok());
